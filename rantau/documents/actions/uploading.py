"""A paper arrives, or is taken back by its owner."""

from contextlib import ExitStack
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from rantau.documents import policies
from rantau.documents.actions.making import make, received
from rantau.documents.actions.moving import about, locked, move
from rantau.documents.actions.placing import in_place_of, keep
from rantau.documents.actions.storing import within_quota
from rantau.documents.engines import naming
from rantau.documents.engines.base import Looks
from rantau.documents.events import PaperRemoved
from rantau.documents.models import Document
from rantau.foundation.actor import Actor
from rantau.foundation.refusals import NotAllowed
from rantau.journal import journal


def upload(
    *,
    holder: str,
    slot: str,
    upload: "UploadedFile[Any]",
    owner_id: UUID,
    actor: Actor,
    now: datetime,
    position: int = 1,
    looks: str = "sheet",
    joins: bool = False,
) -> Document:
    """Check, rebuild, seal and keep a paper; what lay in its place is kept as replaced, with its verdict.

    `looks` is what a picture should show: a sheet, card or portrait. With `joins` it becomes further pages of what lies
    there. Decoding and storing happen before the transaction. Raises NotAllowed or one of `unfit`; then nothing was kept.
    """
    if not policies.can_bring(actor, owner_id):
        raise NotAllowed
    raw = received(upload)
    within_quota(owner_id, len(raw), now)
    with ExitStack() as undo:
        document = Document(
            holder=holder, slot=slot, position=position, owner_id=owner_id,
            original_name=naming.shown_name(upload.name or ""), raw_size=len(raw), uploaded_at=now,
        )  # fmt: skip
        behind = in_place_of(document) if joins else None
        make(document, raw, Looks(looks), undo, behind=behind)
        keep(document, actor=actor, now=now, instead_of=behind)
        undo.pop_all()
    return document


@transaction.atomic
def remove(*, document_id: UUID, actor: Actor, now: datetime) -> None:
    """The owner takes a paper back; its file is erased by the next sweep. Raises NotAllowed, MoveNotPossible."""
    document = locked(document_id)
    if not policies.can_bring(actor, document.owner_id):
        raise NotAllowed
    move(document, "remove", actor=actor, now=now)
    journal.record(PaperRemoved(**about(document)), actor=actor, now=now)

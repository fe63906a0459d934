"""A paper arrives, or is taken back by its owner."""

from contextlib import ExitStack
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from rantau.documents import policies, queries
from rantau.documents.actions import unfit
from rantau.documents.actions.making import make, received
from rantau.documents.actions.moving import about, locked, move, note_change
from rantau.documents.actions.receiving import UploadGone, drop_upload, erase_parts
from rantau.documents.actions.storing import one_at_a_time, within_quota
from rantau.documents.engines import naming
from rantau.documents.engines.base import Looks
from rantau.documents.events import PaperReceived, PaperRemoved
from rantau.documents.models import Document, Upload
from rantau.foundation.actor import Actor
from rantau.foundation.refusals import NotAllowed, Stale
from rantau.journal import journal


class NotWhole(unfit.Unfit):
    code = "documents.not_whole"
    message = _("Berkas ini belum terkirim seluruhnya. Lanjutkan pengirimannya.")


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


def take_upload(
    *,
    upload_id: UUID,
    holder: str,
    slot: str,
    actor: Actor,
    now: datetime,
    position: int = 1,
    looks: str = "sheet",
    joins: bool = False,
) -> Document:
    """As `upload`, of what has arrived in pieces. Asked again, after an answer that was lost, it gives the same paper.

    Raises UploadGone, NotWhole, PaperDamaged, or one of `unfit`; what can never be a paper is erased then.
    """
    arrived = queries.upload_of(upload_id, actor, now)
    if arrived is None:
        raise UploadGone
    if arrived.taken_as:
        return arrived.taken_as
    if not arrived.is_whole:
        raise NotWhole
    with ExitStack() as undo:
        document = Document(
            holder=holder, slot=slot, position=position, owner_id=arrived.owner_id,
            original_name=arrived.name, raw_size=arrived.size, uploaded_at=now,
        )  # fmt: skip
        behind = in_place_of(document) if joins else None
        try:
            make(document, _pieces_of(arrived), Looks(looks), undo, behind=behind)
        except (unfit.NotStored, unfit.TryAgainSoon):
            raise
        except (unfit.Unfit, queries.PaperDamaged):
            drop_upload(upload_id=upload_id, actor=actor, now=now)
            raise
        kept = _keep_taken(upload_id, document, behind, actor=actor, now=now)
        if kept == document:
            undo.pop_all()
    return kept


def _pieces_of(arrived: Upload) -> bytes:
    try:
        return queries.arrived_content(arrived)
    except queries.PaperAway as trouble:
        raise unfit.NotStored from trouble


@transaction.atomic
def _keep_taken(
    upload_id: UUID, document: Document, behind: Document | None, *, actor: Actor, now: datetime
) -> Document:
    """The first of two tabs keeps its paper; the other one gets that."""
    one_at_a_time(document.owner_id)
    arrived = queries.upload_of(upload_id, actor, now)
    if arrived is None:
        raise UploadGone
    if arrived.taken_as:
        return arrived.taken_as
    keep(document, actor=actor, now=now, instead_of=behind)
    erase_parts(arrived)
    arrived.taken_as = document
    arrived.save(update_fields=["taken_as"])
    return document


@transaction.atomic
def remove(*, document_id: UUID, actor: Actor, now: datetime) -> None:
    """The owner takes a paper back; its file is erased by the next sweep. Raises NotAllowed, MoveNotPossible."""
    document = locked(document_id)
    if not policies.can_bring(actor, document.owner_id):
        raise NotAllowed
    move(document, "remove", actor=actor, now=now)
    journal.record(PaperRemoved(**about(document)), actor=actor, now=now)


def in_place_of(new: Document) -> Document | None:
    """What lies where the new paper goes."""
    return queries.of(new.holder).filter(slot=new.slot, position=new.position, owner_id=new.owner_id).first()


@transaction.atomic
def keep(document: Document, *, actor: Actor, now: datetime, instead_of: Document | None = None) -> None:
    """The row of a paper whose files are stored, in its place. Raises Stale when it was made of a paper that has gone meanwhile."""
    one_at_a_time(document.owner_id)
    within_quota(document.owner_id, document.raw_size, now)
    replaced = _make_place(document, actor=actor, now=now)
    if instead_of is not None and replaced != instead_of:
        raise Stale
    document.save(force_insert=True)
    note_change(document, "", actor=actor, now=now)
    journal.record(_received_event(document, replaced), actor=actor, now=now)


def _make_place(new: Document, *, actor: Actor, now: datetime) -> Document | None:
    """What lay where the new paper goes, now replaced."""
    before = queries.of(new.holder).select_for_update().filter(slot=new.slot, position=new.position).first()
    if before is not None:
        if before.owner_id != new.owner_id:
            raise NotAllowed
        move(before, "replace", actor=actor, now=now)
    return before


def _received_event(document: Document, replaced: Document | None) -> PaperReceived:
    return PaperReceived(
        **about(document),
        position=document.position,
        media=document.media,
        pages=document.pages,
        size=document.size,
        sha256=document.sha256,
        replaced=replaced.pk if replaced else None,
        copy_of=document.copy_of_id,
    )

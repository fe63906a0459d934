"""What has arrived whole, in pieces, becomes a paper."""

from contextlib import ExitStack
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from rantau.documents import queries
from rantau.documents.actions import unfit
from rantau.documents.actions.making import make
from rantau.documents.actions.placing import in_place_of, keep
from rantau.documents.actions.receiving import UploadGone, drop_upload, erase_parts
from rantau.documents.actions.storing import one_at_a_time
from rantau.documents.engines.base import Looks
from rantau.documents.models import Document, Upload
from rantau.foundation.actor import Actor


class NotWhole(unfit.Unfit):
    code = "documents.not_whole"
    message = _("Berkas ini belum terkirim seluruhnya. Lanjutkan pengirimannya.")


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

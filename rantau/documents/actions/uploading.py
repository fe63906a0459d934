"""A paper arrives, or is taken back by its owner."""

from contextlib import ExitStack
from datetime import datetime
from typing import Any
from uuid import UUID

import structlog
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from rantau.documents import policies, queries
from rantau.documents.actions import unfit
from rantau.documents.actions.moving import about, locked, move, note_change
from rantau.documents.actions.receiving import UploadGone, drop_upload, erase_parts
from rantau.documents.actions.storing import not_stored, one_at_a_time, stored, within_quota
from rantau.documents.engines import child, naming, virus
from rantau.documents.engines.base import MAX_PAGES, MAX_RAW, Rebuilt, Rejected
from rantau.documents.events import PaperReceived, PaperRemoved
from rantau.documents.models import Document, Upload
from rantau.foundation.actor import Actor
from rantau.foundation.refusals import NotAllowed
from rantau.journal import journal

LIMITS = {"too_large": MAX_RAW // 1_000_000, "too_many_pages": MAX_PAGES}
log = structlog.get_logger(__name__)


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
) -> Document:
    """Check, rebuild, seal and keep a paper; what lay in its place is kept as replaced, with its verdict.

    Decoding and storing happen before the transaction. Raises NotAllowed or one of `unfit`; then nothing was kept.
    """
    if not policies.can_bring(actor, owner_id):
        raise NotAllowed
    raw = _received(upload)
    within_quota(owner_id, len(raw), now)
    with ExitStack() as undo:
        document = Document(
            holder=holder, slot=slot, position=position, owner_id=owner_id,
            original_name=naming.shown_name(upload.name or ""), raw_size=len(raw), uploaded_at=now,
        )  # fmt: skip
        _make(document, raw, undo)
        keep(document, actor=actor, now=now)
        undo.pop_all()
    return document


def take_upload(*, upload_id: UUID, holder: str, slot: str, actor: Actor, now: datetime, position: int = 1) -> Document:
    """Make a paper of what has arrived whole. Asked again, after an answer that was lost, it gives the same paper.

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
        try:
            _make(document, _pieces_of(arrived), undo)
        except (unfit.NotStored, unfit.TryAgainSoon):
            raise
        except (unfit.Unfit, queries.PaperDamaged):
            drop_upload(upload_id=upload_id, actor=actor, now=now)
            raise
        kept = _keep_taken(upload_id, document, actor=actor, now=now)
        if kept == document:
            undo.pop_all()
    return kept


def _pieces_of(arrived: Upload) -> bytes:
    try:
        return queries.arrived_content(arrived)
    except queries.PaperAway as trouble:
        raise unfit.NotStored from trouble


@transaction.atomic
def _keep_taken(upload_id: UUID, document: Document, *, actor: Actor, now: datetime) -> Document:
    """The first of two tabs keeps its paper; the other one gets that."""
    one_at_a_time(document.owner_id)
    arrived = queries.upload_of(upload_id, actor, now)
    if arrived is None:
        raise UploadGone
    if arrived.taken_as:
        return arrived.taken_as
    keep(document, actor=actor, now=now)
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


def _received(upload: "UploadedFile[Any]") -> bytes:
    """The bytes that arrived, never more than the limit. A file over it is refused before anybody looks inside."""
    if (upload.size or 0) > MAX_RAW:
        raise unfit.TooLarge(limit=LIMITS["too_large"])
    try:
        upload.seek(0)
        raw: bytes = upload.read(MAX_RAW + 1)
    except OSError as trouble:
        raise not_stored(trouble) from trouble
    if len(raw) > MAX_RAW:
        raise unfit.TooLarge(limit=LIMITS["too_large"])
    return raw


def checked(raw: bytes) -> Rebuilt:
    """What may be kept of a file that came. Raises one of `unfit`."""
    try:
        if found := virus.found_in(raw, clamd=settings.CLAMD):
            log.warning("infected upload refused", found=found)
            raise unfit.Infected
        return child.rebuild(raw)
    except Rejected as rejected:
        refusal = unfit.UNFIT[rejected.problem]
        facts = {"limit": LIMITS[refusal.code]} if refusal.code in LIMITS else {}
        raise refusal(**facts) from None
    except (virus.ScannerSilent, child.Busy) as trouble:
        log.exception("upload could not be checked")
        raise unfit.TryAgainSoon from trouble


def _make(document: Document, raw: bytes, undo: ExitStack) -> None:
    """Rebuild what came and put both files into the storage; `undo` takes them away when the row does not come to be."""
    rebuilt = checked(raw)
    document.media, document.pages, document.advice = rebuilt.media, rebuilt.pages, rebuilt.advice
    document.width, document.height = rebuilt.width, rebuilt.height
    content = stored(rebuilt.content, undo)
    document.content, document.size, document.sha256 = content.name, content.size, content.sha256
    if rebuilt.preview:
        document.preview = stored(rebuilt.preview, undo).name


@transaction.atomic
def keep(document: Document, *, actor: Actor, now: datetime) -> None:
    """The row of a paper whose files are stored, in its place."""
    one_at_a_time(document.owner_id)
    within_quota(document.owner_id, document.raw_size, now)
    replaced = _make_place(document, actor=actor, now=now)
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

"""A paper arrives, or is taken back by its owner."""

from contextlib import ExitStack
from datetime import datetime
from typing import Any
from uuid import UUID

import structlog
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import connection, transaction

from rantau.documents import policies, queries
from rantau.documents.actions import unfit
from rantau.documents.actions.moving import about, locked, move, note_change
from rantau.documents.engines import child, naming, virus
from rantau.documents.engines.base import MAX_PAGES, MAX_RAW, Looks, Rebuilt, Rejected
from rantau.documents.events import PaperReceived, PaperRemoved
from rantau.documents.models import Document
from rantau.foundation.actor import Actor
from rantau.foundation.refusals import NotAllowed
from rantau.journal import journal
from rantau.vault import files
from rantau.vault.files import StoredFile

BYTES_A_DAY = 200_000_000
FILES_A_DAY = 200
LIMITS = {"too_large": MAX_RAW // 1_000_000, "too_many_pages": MAX_PAGES}
log = structlog.get_logger(__name__)


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
) -> Document:
    """Check, rebuild, seal and keep a paper; what lay in its place is kept as replaced, with its verdict.

    `looks` is what a picture should show: a sheet, card or portrait. Decoding and storing happen before the transaction. Raises NotAllowed or one of `unfit`; then nothing was kept.
    """
    if not policies.can_bring(actor, owner_id):
        raise NotAllowed
    raw = _received(upload)
    _check_quota(owner_id, len(raw), now)
    rebuilt = _rebuilt(raw)
    with ExitStack() as undo:
        document = Document(
            holder=holder,
            slot=slot,
            position=position,
            owner_id=owner_id,
            original_name=naming.shown_name(upload.name or ""),
            media=rebuilt.media,
            pages=rebuilt.pages,
            width=rebuilt.width,
            height=rebuilt.height,
            raw_size=len(raw),
            advice=child.look(rebuilt, Looks(looks)),
            uploaded_at=now,
        )
        _seal(document, rebuilt, undo)
        keep(document, actor=actor, now=now)
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


def _received(upload: "UploadedFile[Any]") -> bytes:
    """The bytes that arrived, never more than the limit. A file over it is refused before anybody looks inside."""
    if (upload.size or 0) > MAX_RAW:
        raise unfit.TooLarge(limit=LIMITS["too_large"])
    try:
        upload.seek(0)
        raw: bytes = upload.read(MAX_RAW + 1)
    except OSError as trouble:
        raise _not_stored(trouble) from trouble
    if len(raw) > MAX_RAW:
        raise unfit.TooLarge(limit=LIMITS["too_large"])
    return raw


def _check_quota(owner_id: UUID, size: int, now: datetime) -> None:
    brought, count = queries.brought_today(owner_id, now)
    if brought + size > BYTES_A_DAY or count >= FILES_A_DAY:
        raise unfit.TooMuchToday


def _rebuilt(raw: bytes) -> Rebuilt:
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


def _seal(document: Document, rebuilt: Rebuilt, undo: ExitStack) -> None:
    """Both files into the storage; `undo` takes them away again when the row does not come to be."""
    content = _stored(rebuilt.content, undo)
    document.content, document.size, document.sha256 = content.name, content.size, content.sha256
    if rebuilt.preview:
        document.preview = _stored(rebuilt.preview, undo).name


def _stored(plain: bytes, undo: ExitStack) -> StoredFile:
    try:
        stored = files.store(plain, name_hint="papers")
    except OSError as trouble:
        raise _not_stored(trouble) from trouble
    undo.callback(files.delete, stored.name)
    return stored


def _not_stored(trouble: OSError) -> unfit.NotStored:
    log.error("storage refused a paper", problem=str(trouble))
    return unfit.NotStored()


@transaction.atomic
def keep(document: Document, *, actor: Actor, now: datetime) -> None:
    """The row of a paper whose files are stored, in its place."""
    one_at_a_time(document.owner_id)
    _check_quota(document.owner_id, document.raw_size, now)
    replaced = _make_place(document, actor=actor, now=now)
    document.save(force_insert=True)
    note_change(document, "", actor=actor, now=now)
    journal.record(_received_event(document, replaced), actor=actor, now=now)


def one_at_a_time(owner_id: UUID) -> None:
    """Two tabs of one person wait for each other: quota and places are looked at by one at a time."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"documents:{owner_id}"])


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

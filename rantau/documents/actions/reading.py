"""A machine reads what is on a paper. Nobody waits for it, and what people type wins over it."""

from dataclasses import asdict
from datetime import datetime
from uuid import UUID

import structlog
from django.db import transaction
from django.db.models import F
from procrastinate.contrib.django import app

from rantau.documents import queries
from rantau.documents.actions.moving import about
from rantau.documents.engines.reading import reader, understanding
from rantau.documents.engines.reading.base import VERSION, Reading
from rantau.documents.engines.reading.reader import ReaderFailed
from rantau.documents.events import PaperRead
from rantau.documents.lifecycle import LIVE
from rantau.documents.models import Document, PaperReading
from rantau.documents.models.readings import ReadingState
from rantau.foundation import clock
from rantau.foundation.actor import Actor
from rantau.foundation.refusals import NotAllowed
from rantau.journal import journal
from rantau.offices import queries as offices

TRIES = 3
PATIENCE = -5
"""Everybody else's jobs go first."""
log = structlog.get_logger(__name__)


def say_whether_papers_are_read() -> None:
    """One line in the log of a worker that begins."""
    log.info("reading of papers", state=queries.reading_is())


@transaction.atomic
def want_reading(*, document_id: UUID, actor: Actor, now: datetime) -> bool:
    """Have a paper read soon; whether it will be. Repeating does no harm.

    What was read on the same file before is taken over. Raises NotAllowed, Document.DoesNotExist.
    """
    if not actor.is_system:
        raise NotAllowed
    document = queries.one(document_id)
    if queries.reading_is() != "on" or document.state not in LIVE:
        return False
    row, is_new = PaperReading.objects.get_or_create(document=document, defaults={"asked_at": now})
    if not is_new:
        return False
    if document.media != "image/jpeg":
        _end(row, ReadingState.SKIPPED, Reading(), actor=actor, now=now)
    elif not _taken_over(row, actor=actor, now=now):
        app.configure_task("documents.read", queue="reading", priority=PATIENCE).defer(document_id=str(document_id))
        return True
    return False


def read(*, document_id: UUID, actor: Actor, now: datetime) -> None:
    """Read a paper that waits for it. The reading itself happens outside of the transaction.

    Raises NotAllowed, and ReaderFailed or PaperAway while it is worth another try.
    """
    if not actor.is_system:
        raise NotAllowed
    row = _begun(document_id, actor=actor, now=now)
    if row is None:
        return
    try:
        lines = reader.THE_READER.lines(queries.content(row.document))
    except queries.PaperDamaged:
        _keep(document_id, ReadingState.UNREADABLE, Reading(), actor=actor, now=now)
        return
    except (ReaderFailed, queries.PaperAway) as failed:
        log.warning("paper not read", document=str(document_id), tries=row.tries, reason=str(failed))
        if row.tries < TRIES:
            raise
        _keep(document_id, ReadingState.UNREADABLE, Reading(), actor=actor, now=now)
        return
    found = understanding.understand(lines, district_known=offices.district_known, on=clock.day_of(now))
    state = ReadingState.READ if found.kind else ReadingState.UNREADABLE
    _keep(document_id, state, found, actor=actor, now=now)


@transaction.atomic
def _begun(document_id: UUID, *, actor: Actor, now: datetime) -> PaperReading | None:
    """The reading, counted as tried once more; None when there is nothing to do any more."""
    row = _waiting(document_id)
    if row is None or _taken_over(row, actor=actor, now=now):
        return None
    gone = row.document.state not in LIVE or queries.reading_is() != "on"
    if gone or row.tries >= TRIES:
        _end(row, ReadingState.SKIPPED if gone else ReadingState.UNREADABLE, Reading(), actor=actor, now=now)
        return None
    PaperReading.objects.filter(pk=row.pk).update(tries=F("tries") + 1)
    row.tries += 1
    return row


@transaction.atomic
def _keep(document_id: UUID, state: ReadingState, found: Reading, *, actor: Actor, now: datetime) -> None:
    """Unless it was erased, or kept by somebody else, in the meantime."""
    row = _waiting(document_id)
    if row is not None:
        _end(row, state, found, actor=actor, now=now)


def _waiting(document_id: UUID) -> PaperReading | None:
    rows = PaperReading.objects.select_for_update(of=("self",)).select_related("document")
    return rows.filter(pk=document_id, state=ReadingState.WAITING).first()


def _taken_over(row: PaperReading, *, actor: Actor, now: datetime) -> bool:
    before = queries.read_before(row.document)
    if before is None:
        return False
    found = Reading(queries.Kind(before.kind), tuple(before.fields))
    _end(row, ReadingState(before.state), found, actor=actor, now=now)
    return True


def _end(row: PaperReading, state: ReadingState, found: Reading, *, actor: Actor, now: datetime) -> None:
    document: Document = row.document
    row.state, row.kind, row.read_at, row.engine = state.value, found.kind.value, now, VERSION
    row.found = [asdict(field) for field in found.fields]
    row.save()
    codes = [field.code for field in found.fields]
    happened = PaperRead(**about(document), state=row.state, kind=row.kind, fields=codes)
    journal.record(happened, actor=actor, now=now)

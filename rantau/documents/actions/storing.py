"""What everything that brings bytes shares: one at a time, within the quota, into the sealed storage."""

from contextlib import ExitStack
from datetime import datetime
from uuid import UUID

import structlog
from django.db import connection

from rantau.documents import queries
from rantau.documents.actions import unfit
from rantau.vault import files
from rantau.vault.files import StoredFile

BYTES_A_DAY = 200_000_000
FILES_A_DAY = 200
log = structlog.get_logger(__name__)


def one_at_a_time(owner_id: UUID) -> None:
    """Two tabs of one person wait for each other: quota and places are looked at by one at a time."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"documents:{owner_id}"])


def within_quota(owner_id: UUID, size: int, now: datetime) -> None:
    """Raises TooMuchToday when `size` more bytes from this account would be too many in 24 hours."""
    brought, count = queries.brought_today(owner_id, now)
    if brought + size > BYTES_A_DAY or count >= FILES_A_DAY:
        raise unfit.TooMuchToday


def stored(plain: bytes, undo: ExitStack) -> StoredFile:
    """Sealed and saved; `undo` takes it away again when the row does not come to be. Raises NotStored."""
    try:
        kept = files.store(plain, name_hint="papers")
    except OSError as trouble:
        raise not_stored(trouble) from trouble
    undo.callback(files.discard, kept.name)
    return kept


def not_stored(trouble: OSError) -> unfit.NotStored:
    log.error("storage refused a paper", problem=str(trouble))
    return unfit.NotStored()

"""The chain over the journal. The worker links what was committed; nobody who books a place ever waits for it."""

import hashlib
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection, transaction

from rantau.journal.models import Entry, Seal

LOCK = 0x52414E54  # "RANT": one sealer at a time
BATCH = 2000
# A transaction may commit long after a later number did; entries younger than this many are looked at again.
WINDOW = 100_000
START = bytes(32)


def seal_committed(*, now: datetime) -> int:
    """Link every entry that has no seal yet and copy the head away. Returns how many were linked."""
    with transaction.atomic():
        if not _alone():
            return 0
        last = Seal.objects.order_by("-position").first()
        digest, sealed = (bytes(last.digest), last.position) if last else (START, 0)
        seals = []
        for position, entry in enumerate(_unsealed(), start=sealed + 1):
            digest = link(digest, entry)
            seals.append(Seal(position=position, entry=entry, digest=digest))
        Seal.objects.bulk_create(seals)
    if seals:
        copy_head(now=now)
    return len(seals)


def link(before: bytes, entry: Entry) -> bytes:
    return hashlib.sha256(before + canonical(entry)).digest()


def canonical(entry: Entry) -> bytes:
    """One unambiguous spelling of a row; `verify_journal.py` builds the same from SQL alone."""
    fields: list[Any] = [
        entry.pk,
        entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
        entry.code,
        entry.actor_kind,
        entry.actor_id,
        entry.actor_role,
        entry.office,
        entry.application,
        str(entry.person_id or ""),
        entry.payload,
    ]
    return json.dumps(fields, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def copy_head(*, now: datetime) -> None:
    """Append the newest link to each place in JOURNAL_HEAD_COPIES, which should be mounted from another machine."""
    last = Seal.objects.order_by("-position").first()
    if last is None:
        return
    line = json.dumps({"at": now.isoformat(), "position": last.position, "digest": bytes(last.digest).hex()})
    for place in settings.JOURNAL_HEAD_COPIES:
        folder = Path(place)
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / f"{now:%Y-%m}.jsonl").open("a", encoding="utf-8") as file:
            file.write(line + "\n")


def _unsealed() -> Any:
    newest_sealed = Seal.objects.order_by("-entry_id").values_list("entry_id", flat=True).first() or 0
    window = Entry.objects.filter(pk__gt=newest_sealed - WINDOW, seal=None).order_by("pk")
    return window[:BATCH]


def _alone() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [LOCK])
        return bool(cursor.fetchone()[0])

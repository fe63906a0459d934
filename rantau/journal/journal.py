"""The one door for writing: `journal.record(ApplicationSubmitted(…), actor=actor, now=now)`.

The row and the jobs that hand it to listeners are written in the caller's transaction: what was rolled back was never
told, and what was committed is told even if every process dies now.
"""

from datetime import datetime
from typing import Any

from django.db import transaction
from procrastinate.contrib.django import app

from rantau.foundation.actor import Actor
from rantau.journal.events import Event, to_payload
from rantau.journal.listening import listeners_of
from rantau.journal.models import Entry


class RecordedOutsideTransaction(RuntimeError):
    """An event without the change it tells of, or a change without its event, must not be possible."""


def record(happened: Event, *, actor: Actor, now: datetime) -> int:
    """Write the event and return its number."""
    if not transaction.get_connection().in_atomic_block:
        raise RecordedOutsideTransaction(happened.code)
    payload = to_payload(happened)
    entry = Entry.objects.create(
        at=now,
        code=happened.code,
        actor_kind=actor.kind,
        actor_id=actor.id,
        actor_role=actor.role,
        office=payload.get("office") or actor.office,
        application=payload.get("application") or "",
        person_id=payload.get("person_id"),
        payload=_without_index_fields(payload),
    )
    for listener in listeners_of(happened.code):
        app.configure_task("journal.deliver", queue="journal").defer(entry_id=entry.pk, listener=listener)
    return entry.pk


def _without_index_fields(payload: dict[str, Any]) -> dict[str, Any]:
    """Columns hold them already; nothing is told twice."""
    return {key: value for key, value in payload.items() if key not in {"application", "person_id"}}

"""Handing one entry to one listener: once in effect, since the mark is written with what the listener did."""

from datetime import datetime

import structlog
from django.db import transaction

from rantau.foundation.actor import Actor, Kind
from rantau.journal import events, listening
from rantau.journal.models import Delivery, Entry

ATTEMPTS = 8
log = structlog.get_logger(__name__)


class DeliveryFailed(Exception):
    """The listener raised; the worker tries again later, until the entry is a dead letter."""


def hand_over(*, entry_id: int, listener: str, now: datetime) -> bool:
    """Tell `listener` of the entry unless it knows. True when it was told now. Raises DeliveryFailed to be retried."""
    entry = Entry.objects.get(pk=entry_id)
    function = listening.listeners_of(entry.code).get(listener)
    if function is None:
        return False  # the listener was removed in a newer release
    try:
        with transaction.atomic():
            delivery, _ = Delivery.objects.select_for_update().get_or_create(entry=entry, listener=listener)
            if delivery.done_at:
                return False
            function(_event(entry), _meta(entry))
            Delivery.objects.filter(pk=delivery.pk).update(done_at=now, dead_at=None, problem="")
    except Exception as problem:  # whatever it is, the entry must not be lost
        _note_failure(entry, listener, problem, now)
        raise DeliveryFailed(listener) from problem
    return True


def _note_failure(entry: Entry, listener: str, problem: Exception, now: datetime) -> None:
    """Count it. Only the kind of problem is kept: its text may hold personal values."""
    with transaction.atomic():
        delivery, _ = Delivery.objects.select_for_update().get_or_create(entry=entry, listener=listener)
        delivery.attempts += 1
        delivery.problem = type(problem).__name__[:200]
        if delivery.attempts >= ATTEMPTS and not delivery.done_at:
            delivery.dead_at = now
        delivery.save()
    log.warning("delivery failed", entry=entry.pk, listener=listener, attempts=delivery.attempts, exc_info=problem)


def _event(entry: Entry) -> events.Event:
    columns = {"application": entry.application, "person_id": entry.person_id, "office": entry.office}
    return events.from_payload(events.known()[entry.code], {**entry.payload, **columns})


def _meta(entry: Entry) -> listening.Entry:
    actor = Actor(Kind(entry.actor_kind), entry.actor_id, entry.actor_role, entry.office if entry.actor_role else "")
    return listening.Entry(entry.pk, entry.at, actor)

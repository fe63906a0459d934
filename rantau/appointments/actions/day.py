"""The day itself: who came, was served, or did not come."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from rantau.appointments import policies, queries
from rantau.appointments.actions import places
from rantau.appointments.events import VisitorArrived, VisitorMissed, VisitorServed
from rantau.appointments.models import Booking, Slot
from rantau.foundation.actor import Actor
from rantau.foundation.lifecycle import MoveNotPossible
from rantau.foundation.refusals import NotAllowed
from rantau.journal import journal


@transaction.atomic
def mark_arrived(*, booking_id: UUID, actor: Actor, now: datetime) -> Booking:
    """Raises MoveNotPossible, NotAllowed."""
    booking, slot = _received(booking_id, "arrive", actor, now)
    journal.record(VisitorArrived(**places.told(booking, slot)), actor=actor, now=now)
    return booking


@transaction.atomic
def mark_served(*, booking_id: UUID, actor: Actor, now: datetime) -> Booking:
    """Raises MoveNotPossible, NotAllowed."""
    booking, slot = _received(booking_id, "serve", actor, now)
    journal.record(VisitorServed(**places.told(booking, slot)), actor=actor, now=now)
    return booking


@transaction.atomic
def mark_no_show(*, booking_id: UUID, actor: Actor, now: datetime, reason: str = "ABSENT") -> Booking:
    """Did not come (`reason` ABSENT), or came and went away before the turn (LEFT).

    Raises MoveNotPossible, NotAllowed.
    """
    booking, slot = _received(booking_id, "miss", actor, now, reason)
    journal.record(VisitorMissed(**places.told(booking, slot), reason=reason), actor=actor, now=now)
    return booking


def close_day(*, actor: Actor, now: datetime) -> int:
    """Everybody whose session is over and who has not come is a no-show; returns how many.

    One transaction each: a hitch with one booking must not keep the rest open.
    """
    missed = 0
    for booking in queries.unattended(now).only("id"):
        try:
            mark_no_show(booking_id=booking.pk, actor=actor, now=now)
        except MoveNotPossible:  # arrived or released this very moment
            continue
        missed += 1
    return missed


def _received(booking_id: UUID, move: str, actor: Actor, now: datetime, reason: str = "") -> tuple[Booking, Slot]:
    booking = places.lock(booking_id)
    slot = queries.last_place(booking)
    if slot is None or not policies.can_serve(actor, slot.point.office.code):
        raise NotAllowed
    places.turn(booking, move, slot, actor=actor, now=now, reason=reason)
    return booking, slot

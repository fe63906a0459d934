"""Change the hour: the old place is kept until the new one is secured."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from rantau.appointments import policies, queries
from rantau.appointments.actions import places
from rantau.appointments.events import PlaceMoved
from rantau.appointments.lifecycle import State
from rantau.appointments.models import Booking, Slot
from rantau.foundation import clock
from rantau.foundation.actor import Actor
from rantau.foundation.lifecycle import Facts
from rantau.foundation.refusals import NotAllowed
from rantau.journal import journal
from rantau.ui import formats


@transaction.atomic
def move(*, booking_id: UUID, to_slot_id: UUID, actor: Actor, now: datetime, reason: str = "") -> Booking:
    """Give the booking another place. What staff or the system move does not count and has no cut-off.

    Raises MoveLimitReached, TooLateToMove, SlotFull and its kin, SlotPast, PlaceUnknown, MoveNotPossible, NotAllowed.
    A move to the place it has already changes nothing.
    """
    booking = places.lock(booking_id)
    old, new = booking.slot, places.find(to_slot_id)
    if old is not None and old.pk == new.pk:
        return booking
    old = old or new
    if not all(policies.can_act_for(actor, booking.owner_id, slot.point.office.code) for slot in (old, new)):
        raise NotAllowed
    by_office = actor.is_staff or actor.is_system
    facts = _facts(booking, old, now) if booking.state == State.BOOKED and not by_office else None
    places.refuse_if_gone(new, now)
    name = "move_by_office" if by_office else "move"
    places.turn(booking, name, new, actor=actor, now=now, reason=reason, facts=facts)
    moved = PlaceMoved(**places.told(booking, new), left_at=old.starts_at, by_office=by_office)
    journal.record(moved, actor=actor, now=now)
    _exchange(old, new, now)
    return booking


def _exchange(old: Slot, new: Slot, now: datetime) -> None:
    """Both sessions locked in one order, so that two people who swap do not wait for each other for ever."""
    locked = Slot.objects.select_for_update().filter(pk__in=(old.pk, new.pk)).order_by("pk")
    list(locked.values_list("pk"))
    places.take(new, now)
    places.give_back(old)


def _facts(booking: Booking, old: Slot, now: datetime) -> Facts:
    rule = queries.lane_rule(old.point.code, old.lane, clock.day_of(old.starts_at))
    until = queries.move_deadline(rule, old.starts_at)
    return {
        "moves_used": queries.moves_used(booking),
        "limit": rule.reschedule_limit,
        "now": now,
        "until": until,
        "until_text": formats.wib(until),
    }

"""Hold a place, confirm it when it is paid, give it back, take it again when the money came late."""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, connection, transaction

from rantau.appointments import policies, queries
from rantau.appointments.actions import places
from rantau.appointments.events import PlaceConfirmed, PlaceHeld, PlaceReleased, PlaceTakenAgain
from rantau.appointments.lifecycle import LIVE, State
from rantau.appointments.models import Booking, Slot
from rantau.foundation.actor import Actor
from rantau.foundation.refusals import NotAllowed
from rantau.journal import journal

# Booking and its first change in one round trip; a second live booking of the holder is no row, not an error.
INSERT_HELD = f"""
    WITH booking AS (
        INSERT INTO appointments_booking
            (id, slot_id, holder, owner_id, state, held_until, pass_code, external_reference, made_at)
        VALUES (%(id)s, %(slot)s, %(holder)s, %(owner)s, 'HELD', %(until)s, %(pass_code)s, '', %(now)s)
        ON CONFLICT (holder) WHERE state IN ({", ".join(f"'{state}'" for state in LIVE)}) DO NOTHING
        RETURNING id, slot_id, made_at
    )
    INSERT INTO appointments_bookingchange (booking_id, move, state, slot_id, reason, author, at)
    SELECT id, 'hold', 'HELD', slot_id, '', %(author)s, made_at FROM booking
"""  # noqa: S608 (names of states from our own table)


@transaction.atomic
def hold(*, slot_id: UUID, holder: str, owner_id: UUID, until: datetime, actor: Actor, now: datetime) -> Booking:
    """Keep a place for `holder` until `until`, while it is paid for. In a larger transaction call this last.

    Raises PlaceUnknown, SlotPast, NotOpenYet, SessionClosedNow, SlotFull (with alternatives), AlreadyBooked,
    NotAllowed.
    """
    slot = places.find(slot_id)
    if not policies.can_act_for(actor, owner_id, slot.point.office.code):
        raise NotAllowed
    places.refuse_if_gone(slot, now)
    booking = Booking(slot=slot, holder=holder, owner_id=owner_id, state=State.HELD, held_until=until, made_at=now)
    _insert_held(booking, actor)
    journal.record(PlaceHeld(**places.told(booking, slot), until=until), actor=actor, now=now)
    places.take(slot, now)
    return booking


def _insert_held(booking: Booking, actor: Actor) -> None:
    row = {
        "id": booking.pk,
        "slot": booking.slot_id,
        "holder": booking.holder,
        "owner": booking.owner_id,
        "until": booking.held_until,
        "pass_code": booking.pass_code,
        "now": booking.made_at,
        "author": places.author(actor),
    }
    with connection.cursor() as cursor:
        cursor.execute(INSERT_HELD, row)
        if not cursor.rowcount:
            raise places.AlreadyBooked
    booking._state.adding = False


@transaction.atomic
def confirm(*, booking_id: UUID, actor: Actor, now: datetime) -> Booking:
    """The place is paid, or needs no payment. Raises MoveNotPossible, NotAllowed."""
    booking = places.lock(booking_id)
    slot = _place_of(booking, actor)
    places.turn(booking, "confirm", slot, actor=actor, now=now)
    journal.record(PlaceConfirmed(**places.told(booking, slot)), actor=actor, now=now)
    return booking


@transaction.atomic
def release(*, booking_id: UUID, reason: str, actor: Actor, now: datetime) -> Booking:
    """Give the place back to everybody, e.g. `reason` "EXPIRED", "CANCELLED", "WITHDRAWN".

    Raises MoveNotPossible, NotAllowed.
    """
    booking = places.lock(booking_id)
    slot = _place_of(booking, actor)
    places.turn(booking, "release", slot, actor=actor, now=now, reason=reason)
    journal.record(PlaceReleased(**places.told(booking, slot), reason=reason), actor=actor, now=now)
    places.give_back(slot)
    return booking


@transaction.atomic
def take_again(*, booking_id: UUID, actor: Actor, now: datetime) -> Booking:
    """The money came after the place was released: take the same place, now paid, if it is still free.

    Raises SlotFull and its kin (with alternatives), AlreadyBooked, MoveNotPossible, NotAllowed.
    """
    booking = places.lock(booking_id)
    slot = _place_of(booking, actor)
    try:
        with transaction.atomic():
            places.turn(booking, "take_again", slot, actor=actor, now=now, reason="LATE_PAYMENT")
    except IntegrityError as error:  # the holder has another live booking meanwhile
        raise places.AlreadyBooked from error
    journal.record(PlaceTakenAgain(**places.told(booking, slot)), actor=actor, now=now)
    places.take(slot, now)
    return booking


def _place_of(booking: Booking, actor: Actor) -> Slot:
    """The place that the booking has or had, when the actor may act on it."""
    slot = queries.last_place(booking)
    if slot is None or not policies.can_act_for(actor, booking.owner_id, slot.point.office.code):
        raise NotAllowed
    return slot

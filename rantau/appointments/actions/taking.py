"""Hold a place, confirm it when it is paid, give it back, take it again when the money came late."""

from datetime import datetime
from typing import Any
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

SLOT_COLUMNS = [field.attname for field in Slot._meta.concrete_fields]
# One round trip reads the session, makes the booking if there is a place, and notes its first change. A second live
# booking of the holder is no row, not an error. The columns of the session come back in any case, to say why not.
INSERT_HELD = f"""
    WITH slot AS (SELECT * FROM appointments_slot WHERE id = %(slot)s),
    booking AS (
        INSERT INTO appointments_booking
            (id, slot_id, holder, owner_id, state, held_until, pass_code, external_reference, made_at)
        SELECT %(id)s, slot.id, %(holder)s, %(owner)s, 'HELD', %(until)s, %(pass_code)s, '', %(now)s FROM slot
        WHERE taken < capacity AND is_open AND starts_at > %(now)s AND opens_at <= %(now)s
        ON CONFLICT (holder) WHERE state IN ({", ".join(f"'{state}'" for state in LIVE)}) DO NOTHING
        RETURNING id, slot_id, made_at
    ),
    change AS (
        INSERT INTO appointments_bookingchange (booking_id, move, state, slot_id, reason, author, at)
        SELECT id, 'hold', 'HELD', slot_id, '', %(author)s, made_at FROM booking
    )
    SELECT EXISTS (SELECT FROM booking), {", ".join(f"slot.{column}" for column in SLOT_COLUMNS)} FROM slot
"""  # noqa: S608 (names of our own columns and states)


@transaction.atomic
def hold(*, slot_id: UUID, holder: str, owner_id: UUID, until: datetime, actor: Actor, now: datetime) -> Booking:
    """Keep a place for `holder` until `until`, while it is paid for. In a larger transaction call this last.

    Raises PlaceUnknown, SlotPast, NotOpenYet, SessionClosedNow, SlotFull (with alternatives), AlreadyBooked,
    NotAllowed.
    """
    booking = Booking(holder=holder, owner_id=owner_id, state=State.HELD, held_until=until, made_at=now)
    slot, made = _insert_held(booking, slot_id, actor)
    if not policies.can_act_for(actor, owner_id, queries.where(slot.point_id).office):
        raise NotAllowed
    if not made:
        places.refuse_if_gone(slot, now)
        raise places.AlreadyBooked
    journal.record(PlaceHeld(**places.told(booking, slot), until=until), actor=actor, now=now)
    places.take(slot, now)
    return booking


def _insert_held(booking: Booking, slot_id: UUID, actor: Actor) -> tuple[Slot, bool]:
    """The session, and whether the booking could be made."""
    row: dict[str, Any] = {
        "id": booking.pk,
        "slot": slot_id,
        "holder": booking.holder,
        "owner": booking.owner_id,
        "until": booking.held_until,
        "pass_code": booking.pass_code,
        "now": booking.made_at,
        "author": places.author(actor),
    }
    with connection.cursor() as cursor:
        cursor.execute(INSERT_HELD, row)
        found = cursor.fetchone()
    if found is None:
        raise places.PlaceUnknown
    slot = Slot.from_db(connection.alias, SLOT_COLUMNS, found[1:])
    booking.slot = slot
    booking._state.adding = not found[0]
    return slot, bool(found[0])


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

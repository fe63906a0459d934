"""What these actions share: the locked row and its next state, the counter of a session, why a place cannot be had.

Order of locks, everywhere: the booking, then sessions by id. The session is the row all want, so it comes last.
"""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection
from django.utils.translation import gettext_lazy as _

from rantau.appointments import queries
from rantau.appointments.lifecycle import BOOKING, State
from rantau.appointments.models import Booking, BookingChange, Slot
from rantau.foundation.actor import Actor
from rantau.foundation.lifecycle import Facts
from rantau.foundation.refusals import Refusal
from rantau.ui import formats


class PlaceUnknown(Refusal):
    code = "place_unknown"
    message = _("Jadwal ini tidak ada. Pilih dari daftar tempat yang tersedia.")
    field = "slot"


class SlotFull(Refusal):
    """Facts: `alternatives`, a tuple of `queries.Place` of the same lane, nearest in time first."""

    code = "slot_full"
    message = _("Tempat pada jam ini baru saja habis. Pilih jam lain.")
    field = "slot"


class SessionClosedNow(SlotFull):
    code = "session_closed"
    message = _("Sesi ini ditutup oleh kantor. Pilih jam lain.")


class SlotPast(Refusal):
    code = "slot_past"
    message = _("Jam ini sudah lewat. Pilih jam lain.")
    field = "slot"


class NotOpenYet(Refusal):
    code = "not_open_yet"
    message = _("Tempat untuk hari ini baru dibuka %(opens)s.")
    field = "slot"


class AlreadyBooked(Refusal):
    code = "already_booked"
    message = _("Permohonan ini sudah mempunyai jadwal. Ganti jadwal itu bila Anda ingin jam lain.")


TAKE = """
    UPDATE appointments_slot SET taken = taken + 1
    WHERE id = %s AND taken < capacity AND is_open AND starts_at > %s AND opens_at <= %s
"""
GIVE_BACK = "UPDATE appointments_slot SET taken = taken - 1 WHERE id = %s"


def take(slot: Slot, now: datetime) -> None:
    """Count one place as taken, or refuse. Call it last: from here to the commit everybody else waits for this row."""
    with connection.cursor() as cursor:
        cursor.execute(TAKE, [slot.pk, now, now])
        if cursor.rowcount:
            return
    slot.refresh_from_db(fields=["taken", "capacity", "is_open", "starts_at", "opens_at"])
    refuse_if_gone(slot, now)
    raise SlotFull(alternatives=queries.alternatives(slot, now))


def give_back(slot: Slot) -> None:
    """One place less is taken. The check in the database refuses to go below none."""
    with connection.cursor() as cursor:
        cursor.execute(GIVE_BACK, [slot.pk])


def find(slot_id: UUID) -> Slot:
    slot = queries.place(slot_id)
    if slot is None:
        raise PlaceUnknown
    return slot


def refuse_if_gone(slot: Slot, now: datetime) -> None:
    """Say without any lock what `take` would say, so that a sold-out session costs next to nothing."""
    if slot.starts_at <= now:
        raise SlotPast
    if not slot.is_open:
        raise SessionClosedNow(alternatives=queries.alternatives(slot, now))
    if slot.opens_at > now:
        raise NotOpenYet(opens=formats.wib(slot.opens_at))
    if slot.taken >= slot.capacity:
        raise SlotFull(alternatives=queries.alternatives(slot, now))


def lock(booking_id: UUID) -> Booking:
    """The booking, locked until the end of the transaction. Raises Booking.DoesNotExist."""
    rows = Booking.objects.select_for_update(of=("self",)).select_related("slot__point__office")
    return rows.get(pk=booking_id)


def turn(
    booking: Booking,
    move: str,
    slot: Slot,
    *,
    actor: Actor,
    now: datetime,
    reason: str = "",
    facts: Facts | None = None,
) -> None:
    """Move a locked booking to its next state and note who did it. `slot` is the place that this move is about."""
    booking.state = BOOKING.next(State(booking.state), move, facts)
    booking.slot = None if booking.state == State.RELEASED else slot
    if booking.state != State.HELD:
        booking.held_until = None
    booking.save(update_fields=["state", "slot", "held_until"])
    BookingChange.objects.create(
        booking=booking, move=move, state=booking.state, slot=slot, reason=reason, author=author(actor), at=now
    )


def author(actor: Actor) -> str:
    return f"{actor.kind}:{actor.id}"


def told(booking: Booking, slot: Slot) -> dict[str, Any]:
    """The fields that all events about a place have."""
    where = queries.where(slot.point_id)
    return {
        "application": booking.holder,
        "account_id": booking.owner_id,
        "office": where.office,
        "booking_id": booking.pk,
        "point": where.point,
        "lane": slot.lane,
        "starts_at": slot.starts_at,
        "ends_at": slot.ends_at,
    }

"""Places that were booked and paid in the national app."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.db import IntegrityError, connection, transaction
from django.utils.translation import gettext_lazy as _

from rantau.appointments import policies, queries
from rantau.appointments.actions import places
from rantau.appointments.events import PlaceRecorded
from rantau.appointments.lifecycle import State
from rantau.appointments.models import Booking, BookingChange, LaneRule, Slot
from rantau.foundation import clock
from rantau.foundation.actor import Actor
from rantau.foundation.refusals import NotAllowed, Refusal
from rantau.journal import journal


class BookedHere(Refusal):
    code = "booked_here"
    message = _("Jalur ini dipesan di situs ini. Pilih jadwal dari daftar tempat.")


class AlreadyRecorded(Refusal):
    code = "already_recorded"
    message = _("Nomor pemesanan nasional ini sudah tercatat untuk permohonan lain.")
    field = "reference"


# The national app keeps the quota: our session only counts along and is never open for taking here.
COUNT_ALONG = """
    INSERT INTO appointments_slot (id, point_id, lane, starts_at, ends_at, opens_at, capacity, taken, is_open)
    VALUES (%(id)s, %(point)s, %(lane)s, %(starts)s, %(ends)s, %(starts)s, 1, 1, false)
    ON CONFLICT (point_id, lane, starts_at) DO UPDATE
    SET taken = appointments_slot.taken + 1,
        capacity = GREATEST(appointments_slot.capacity, appointments_slot.taken + 1)
    RETURNING id
"""


@transaction.atomic
def record_external(
    *,
    point_code: str,
    lane: str,
    starts_at: datetime,
    reference: str,
    holder: str,
    owner_id: UUID,
    actor: Actor,
    now: datetime,
) -> Booking:
    """Note the national booking number beside ours. From here on it is a booking like any other.

    Raises BookedHere when the lane is not one of the national app, AlreadyBooked, AlreadyRecorded, NotAllowed,
    `queries.NoLaneRule` when the lane is not offered there.
    """
    rule = queries.lane_rule(point_code, lane, clock.day_of(starts_at))
    if not policies.can_act_for(actor, owner_id, rule.point.office.code):
        raise NotAllowed
    if rule.booked_in != LaneRule.BookedIn.NATIONAL:
        raise BookedHere
    if queries.live(holder):
        raise places.AlreadyBooked
    slot = _count_along(rule, starts_at)
    booking = Booking(
        slot=slot,
        holder=holder,
        owner_id=owner_id,
        state=State.BOOKED,
        external_reference=reference.strip(),
        external_at=now,
        made_at=now,
    )
    try:
        with transaction.atomic():
            booking.save(force_insert=True)
    except IntegrityError as error:
        raise (places.AlreadyBooked if queries.live(holder) else AlreadyRecorded) from error
    BookingChange.objects.create(
        booking=booking, move="record", state=State.BOOKED, slot=slot, author=places.author(actor), at=now
    )
    journal.record(PlaceRecorded(**places.told(booking, slot)), actor=actor, now=now)
    return booking


def _count_along(rule: LaneRule, starts_at: datetime) -> Slot:
    row: dict[str, Any] = {
        "id": uuid4(),
        "point": rule.point_id,
        "lane": rule.lane,
        "starts": starts_at,
        "ends": starts_at + timedelta(minutes=rule.session_minutes),
    }
    with connection.cursor() as cursor:
        cursor.execute(COUNT_ALONG, row)
        [slot_id] = cursor.fetchone()
    return places.find(slot_id)

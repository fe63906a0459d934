"""Check-in: a scanned pass becomes a number in the line."""

from datetime import date, datetime, timedelta

from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _

from rantau.appointments import actions as appointments
from rantau.appointments import queries as bookings
from rantau.foundation import clock
from rantau.foundation.actor import Actor
from rantau.foundation.lifecycle import MoveNotPossible
from rantau.foundation.refusals import NotAllowed, Refusal
from rantau.journal import journal
from rantau.ui import formats
from rantau.visits import policies, queries
from rantau.visits.actions import turning
from rantau.visits.events import VisitorArrived, VisitorCameBack
from rantau.visits.lifecycle import LETTERS, State
from rantau.visits.models import Visit

GRACE = timedelta(minutes=60)
"""For lanes without a rule on that day."""


class NoSuchBooking(Refusal):
    code = "no_such_booking"
    message = _("Tidak ada jadwal dengan kode ini. Pindai lagi, atau ketik nomor permohonan.")
    field = "code"


class NotConfirmed(Refusal):
    code = "not_confirmed"
    message = _("Jadwal ini belum dibayar, jadi belum pasti. Minta pengunjung membuka halaman bayar.")
    field = "code"


class NotExpected(Refusal):
    code = "not_expected"
    message = _("Jadwal ini sudah dilepas atau terlewat. Pengunjung perlu memilih jadwal baru.")
    field = "code"


class NotToday(Refusal):
    code = "not_today"
    message = _("Jadwal ini bukan untuk hari ini, tetapi untuk %(day)s.")
    field = "code"


class WrongPoint(Refusal):
    code = "wrong_point"
    message = _("Jadwal ini untuk tempat layanan %(point)s, bukan di sini.")
    field = "code"


class TooEarly(Refusal):
    code = "too_early"
    message = _("Pengunjung datang terlalu awal. Ia bisa masuk antrean mulai pukul %(opens)s.")
    field = "code"


NEXT_NUMBER = """
    INSERT INTO visits_daycounter (point_id, day, letter, last) VALUES (%s, %s, %s, 1)
    ON CONFLICT (point_id, day, letter) DO UPDATE SET last = visits_daycounter.last + 1
    RETURNING last
"""


@transaction.atomic
def check_in(*, pass_code: str, actor: Actor, now: datetime, at_point: str = "") -> Visit:
    """Give the visitor a number. `pass_code` may be the code, the text of its QR, the reference or a national number.

    Scanning twice gives the same visit; who went away is put back in the line. Given `at_point`, the booking must be
    for that service point. Raises NoSuchBooking, NotAllowed, WrongPoint, NotToday, TooEarly, NotConfirmed, NotExpected.
    """
    booking = bookings.expected(pass_code)
    slot = bookings.last_place(booking) if booking else None
    if booking is None or slot is None:
        raise NoSuchBooking
    if actor.office != slot.point.office.code or (at_point and at_point != slot.point.code):
        raise WrongPoint(point=slot.point.name)
    if not policies.can_receive(actor, slot.point.office.code):
        raise NotAllowed
    if visit := queries.of_booking(booking.pk):
        return _again(visit, actor, now)
    late = _refuse_unless_expected(booking, slot, now)
    try:
        appointments.mark_arrived(booking_id=booking.pk, actor=actor, now=now)
    except MoveNotPossible:  # another counter scanned the same pass this moment
        if visit := queries.of_booking(booking.pk):
            return visit
        raise
    visit = _new_visit(booking, slot, late, now)
    turning.note(visit, "arrive", None, actor=actor, now=now)
    arrived = VisitorArrived(**turning.told(visit), booked_for=slot.starts_at, late=late)
    journal.record(arrived, actor=actor, now=now)
    return visit


def _again(visit: Visit, actor: Actor, now: datetime) -> Visit:
    """A second scan: nothing happens, unless the visitor had gone away and is back on the same day."""
    visit = turning.lock(visit.pk, actor)
    if visit.day != clock.day_of(now):
        raise NotToday(day=formats.day(visit.day))
    if visit.state == State.LEFT:
        if visit.booking.state != "ARRIVED":  # the day was closed meanwhile
            raise NotExpected
        turning.turn(visit, "come_back", actor=actor, now=now, due_at=now, counter=None, called_at=None)
        journal.record(VisitorCameBack(**turning.told(visit)), actor=actor, now=now)
    return visit


def _refuse_unless_expected(booking: bookings.Booking, slot: bookings.Slot, now: datetime) -> bool:
    """Say why this visitor cannot be received now; otherwise whether they come late."""
    if booking.state == "HELD":
        raise NotConfirmed
    if booking.state != "BOOKED":
        raise NotExpected
    if clock.day_of(slot.starts_at) != clock.day_of(now):
        raise NotToday(day=formats.day(slot.starts_at))
    grace = _grace(slot.point.code, slot.lane, clock.day_of(now))
    if now < slot.starts_at - grace:
        raise TooEarly(opens=formats.clock(slot.starts_at - grace))
    return bool(now > slot.starts_at + grace)


def _grace(point_code: str, lane: str, day: date) -> timedelta:
    try:
        return timedelta(minutes=bookings.lane_rule(point_code, lane, day).grace_minutes)
    except bookings.NoLaneRule:
        return GRACE


def _new_visit(booking: bookings.Booking, slot: bookings.Slot, late: bool, now: datetime) -> Visit:  # noqa: FBT001 (a fact, not a switch)
    day, letter = clock.day_of(now), LETTERS[slot.lane]
    with connection.cursor() as cursor:
        cursor.execute(NEXT_NUMBER, [slot.point_id, day, letter])
        [number] = cursor.fetchone()
    return Visit.objects.create(
        booking_id=booking.pk,
        holder=booking.holder,
        owner_id=booking.owner_id,
        point=slot.point,
        day=day,
        lane=slot.lane,
        ticket=f"{letter}-{number:03d}",
        arrived_at=now,
        late=late,
        due_at=now if late else slot.starts_at,
    )

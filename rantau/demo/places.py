"""Where the demo receives people: a point for trying out crowds, patient holds, and sessions for weeks ahead and back."""

from datetime import date, datetime, time, timedelta

from rantau.appointments import actions as appointments
from rantau.appointments import queries as bookings
from rantau.foundation import clock
from rantau.foundation.actor import Actor
from rantau.offices import actions as offices
from rantau.offices import queries as points

OFFICE = "PASBAR"
OFFICE_POINT, PATIENT_POINT, CROWDED_POINT = "SIMPANG-EMPAT", "UJUNG-GADING", "RAMAI"
LANE, EXAMINED = "REGULAR", "BAP"
SEEDING = Actor.system("demo.seed")
SINCE = date(2025, 1, 2)
WEEK = timedelta(days=7)
PATIENT_HOLD = 7 * 24 * 60
CROWD_IN_DAYS, CROWD_OPENS, CROWD_CLOSES, CROWD_MINUTES = 20, time(8), time(15, 30), 15
"""From 08.00 to 15.30 a session begins every quarter of an hour: 30 of them, with 3 places each."""


def prepare(now: datetime) -> None:
    """Rules, the crowded point, and sessions as far ahead as the lanes open. Repeating it adds what is missing."""
    _be_patient(now)
    _open_crowded_point(now)
    appointments.lay_out_everything(actor=SEEDING, now=now)


def lay_out_past(days: int, now: datetime) -> None:
    """Sessions of the days gone by, as if they had been laid out in time."""
    first = clock.day_of(now) - timedelta(days=days)
    for lane in (LANE, EXAMINED):
        appointments.lay_out_slots(
            point_code=OFFICE_POINT,
            lane=lane,
            from_day=first,
            to_day=clock.day_of(now),
            actor=SEEDING,
            now=clock.at(first, 0),
        )


def _be_patient(now: datetime) -> None:
    """At the outreach desk a place waits a week for its money, so that unpaid bills stay for a while."""
    usual = bookings.lane_rule(PATIENT_POINT, LANE, clock.day_of(now))
    if usual.hold_minutes == PATIENT_HOLD:
        return
    appointments.set_lane_rule(
        point_code=PATIENT_POINT, lane=LANE, valid_from=SINCE, actor=SEEDING, now=now,
        hold_mode="MINUTES", hold_minutes=PATIENT_HOLD, opens_days_ahead=45,
        places_per_day=usual.places_per_day, counters=usual.counters, minutes_per_service=usual.minutes_per_service,
    )  # fmt: skip


def _open_crowded_point(now: datetime) -> None:
    """One day, far enough ahead; another one when that is over."""
    today = clock.day_of(now)
    if _has_crowded_day(now):
        return
    day = points.next_working_day(today + timedelta(days=CROWD_IN_DAYS))
    hours = offices.Hours(day.weekday(), CROWD_OPENS, CROWD_CLOSES, valid_from=day, valid_until=day)
    offices.open_point(
        office=OFFICE, code=CROWDED_POINT, name="Uji ramai (contoh)", region_code="13.12.03", hours=[hours],
        actor=SEEDING, now=now,
    )  # fmt: skip
    appointments.set_lane_rule(
        point_code=CROWDED_POINT, lane=LANE, valid_from=today, actor=SEEDING, now=now,
        opens_days_ahead=60, session_minutes=CROWD_MINUTES, minutes_per_service=CROWD_MINUTES, counters=3,
    )  # fmt: skip
    appointments.lay_out_slots(
        point_code=CROWDED_POINT, lane=LANE, from_day=day, to_day=day, actor=SEEDING, now=now
    )  # fmt: skip


def _has_crowded_day(now: datetime) -> bool:
    days = bookings.totals(CROWDED_POINT, clock.day_of(now), CROWD_IN_DAYS + 20)
    return bool(days)

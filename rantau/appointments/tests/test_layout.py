"""Sessions from hours, counters and rules; rules by date; closing and opening."""

from datetime import date, time, timedelta

import pytest

from rantau.appointments import actions, queries
from rantau.appointments.models import LaneRule, Slot
from rantau.appointments.tests.factories import HOUR, MONDAY, NOW, SYSTEM, a_point, a_rule, a_slot, booked, held
from rantau.foundation import clock
from rantau.foundation.actor import Actor
from rantau.foundation.refusals import NotAllowed
from rantau.journal.models import Entry
from rantau.offices.models import Holiday
from rantau.offices.tests.factories import days_off

pytestmark = pytest.mark.django_db
TUESDAY, FRIDAY = MONDAY + timedelta(days=1), date(2026, 1, 16)


def lay_out(from_day=TUESDAY, to_day=TUESDAY, lane="REGULAR", actor=SYSTEM) -> int:
    return actions.lay_out_slots(
        point_code="SIMPANG-EMPAT", lane=lane, from_day=from_day, to_day=to_day, actor=actor, now=NOW
    )


def test_sessions_follow_the_opening_hours_and_what_the_counters_can_serve() -> None:
    a_rule(counters=2, session_minutes=60, minutes_per_service=20, opens_days_ahead=14, opening_time=time(9))
    assert lay_out() == 8
    first = Slot.objects.order_by("starts_at").first()
    assert (first.starts_at, first.ends_at, first.capacity) == (clock.at(TUESDAY, 8), clock.at(TUESDAY, 9), 6)
    assert first.opens_at == clock.at(TUESDAY - timedelta(days=14), 9)


def test_a_daily_quota_is_spread_over_the_sessions_and_never_exceeded() -> None:
    a_rule(counters=9, places_per_day=30)
    lay_out()
    capacities = [slot.capacity for slot in Slot.objects.order_by("starts_at")]
    assert (sum(capacities), max(capacities) - min(capacities)) == (30, 1)


def test_laying_out_twice_makes_nothing_twice_and_touches_nobody() -> None:
    a_rule()
    lay_out()
    booking = held(Slot.objects.first())
    assert lay_out() == 0
    booking.slot.refresh_from_db()
    assert booking.slot.taken == 1
    assert Entry.objects.filter(code="appointments.sessions_laid_out").count() == 1


def test_holidays_and_weekends_have_no_sessions() -> None:
    a_rule()
    days_off(FRIDAY)
    lay_out(MONDAY + timedelta(days=1), MONDAY + timedelta(days=7))
    days = {clock.day_of(moment) for moment in Slot.objects.values_list("starts_at", flat=True)}
    assert days == {TUESDAY, TUESDAY + timedelta(days=1), TUESDAY + timedelta(days=2), MONDAY + timedelta(days=7)}


def test_a_day_that_becomes_a_holiday_takes_nobody_new_and_keeps_who_is_there() -> None:
    a_rule()
    lay_out()
    booking = booked(Slot.objects.first())
    Holiday.objects.create(on=TUESDAY, name="Cuti", kind="CUTI_BERSAMA")
    lay_out()
    assert not Slot.objects.filter(is_open=True).exists()
    booking.refresh_from_db()
    assert booking.state == "BOOKED"


def test_a_session_that_staff_opened_on_a_day_off_stays_open() -> None:
    a_rule()
    slot = a_slot(clock.at(date(2026, 1, 17), 9), is_open=False)
    actions.open_session(slot_id=slot.pk, reason="OUTREACH", actor=SYSTEM, now=NOW)
    lay_out(date(2026, 1, 17), date(2026, 1, 17))
    slot.refresh_from_db()
    assert slot.is_open


def test_a_lane_of_the_national_app_and_an_unknown_lane_get_no_sessions() -> None:
    a_rule(booked_in="NATIONAL")
    assert lay_out() == 0
    assert lay_out(lane="COLLECTIVE") == 0


def test_the_night_lays_out_every_lane_a_week_beyond_its_opening() -> None:
    LaneRule.objects.all().delete()
    a_rule(opens_days_ahead=7)
    a_rule("EXPRESS", opens_days_ahead=0, counters=1)
    actions.lay_out_everything(actor=SYSTEM, now=NOW)
    last = {lane: Slot.objects.filter(lane=lane).latest("starts_at").starts_at for lane in ("REGULAR", "EXPRESS")}
    assert clock.day_of(last["REGULAR"]) == MONDAY + timedelta(days=14)
    assert clock.day_of(last["EXPRESS"]) == MONDAY + timedelta(days=7)


def test_the_rule_of_the_day_counts() -> None:
    a_rule(grace_minutes=30)
    a_rule(grace_minutes=90, valid_from=TUESDAY)
    assert queries.lane_rule("SIMPANG-EMPAT", "REGULAR", MONDAY).grace_minutes == 30
    assert queries.lane_rule("SIMPANG-EMPAT", "REGULAR", TUESDAY).grace_minutes == 90
    offered = {rule.lane: rule.grace_minutes for rule in queries.lanes_at("SIMPANG-EMPAT", TUESDAY)}
    assert offered["REGULAR"] == 90
    with pytest.raises(queries.NoLaneRule):
        queries.lane_rule("SIMPANG-EMPAT", "COLLECTIVE", MONDAY)


def test_a_hold_lasts_two_hours_or_until_four_on_the_next_working_day() -> None:
    days_off(FRIDAY)
    quick, outreach = a_rule(), a_rule("PRIORITY", hold_mode="NEXT_WORKING_DAY")
    thursday = clock.at(FRIDAY - timedelta(days=1), 17)
    assert queries.hold_deadline(quick, NOW) == NOW + 2 * HOUR
    assert queries.hold_deadline(outreach, thursday) == clock.at(date(2026, 1, 19), 16)
    assert queries.hold_deadline(quick, NOW, NOW + HOUR) == NOW + HOUR


def test_only_planners_of_the_office_set_rules_and_lay_out_sessions() -> None:
    a_point()
    for actor in (
        Actor.person("sari"),
        Actor.staff("wati", role="front_desk", office="PASBAR"),
        Actor.staff("hadi", role="head", office="AGAM"),
    ):
        with pytest.raises(NotAllowed):
            lay_out(actor=actor)
        with pytest.raises(NotAllowed):
            actions.set_lane_rule(point_code="SIMPANG-EMPAT", lane="BAP", valid_from=MONDAY, actor=actor, now=NOW)
    hadi = Actor.staff("hadi", role="head", office="PASBAR")
    rule = actions.set_lane_rule(
        point_code="SIMPANG-EMPAT", lane="BAP", valid_from=MONDAY, actor=hadi, now=NOW, counters=2
    )
    assert rule.counters == 2


def test_a_closed_session_takes_nobody_new_until_it_is_opened() -> None:
    a_rule()
    slot = a_slot()
    booking = booked(slot)
    actions.close_session(slot_id=slot.pk, reason="STAFF", actor=SYSTEM, now=NOW)
    actions.close_session(slot_id=slot.pk, reason="STAFF", actor=SYSTEM, now=NOW)
    assert slot.changes.get().reason == "STAFF"
    actions.release(booking_id=booking.pk, reason="CANCELLED", actor=SYSTEM, now=NOW)
    with pytest.raises(actions.SessionClosedNow):
        held(slot)
    actions.open_session(slot_id=slot.pk, reason="STAFF", actor=SYSTEM, now=NOW)
    assert held(slot).state == "HELD"


def test_a_session_of_the_national_app_is_not_opened_here() -> None:
    a_rule(booked_in="NATIONAL")
    with pytest.raises(actions.NationalLane):
        actions.open_session(slot_id=a_slot(is_open=False).pk, reason="STAFF", actor=SYSTEM, now=NOW)


def test_free_places_are_told_by_day_in_two_queries(
    django_assert_max_num_queries,
) -> None:
    first = a_slot(clock.at(TUESDAY, 9), capacity=1)
    second = a_slot(clock.at(TUESDAY, 10), capacity=4)
    held(first)
    a_slot(clock.at(TUESDAY, 11), is_open=False)
    a_slot(clock.at(TUESDAY, 12), opens_at=NOW + HOUR)
    a_slot(clock.at(TUESDAY, 13), lane="EXPRESS")
    a_slot(clock.at(TUESDAY + timedelta(days=7), 9))
    a_slot(NOW - HOUR)
    with django_assert_max_num_queries(2):
        days = queries.free("SIMPANG-EMPAT", "REGULAR", MONDAY, 7, NOW)
    assert [(day.day, day.full) for day in days] == [(TUESDAY, 1)]
    assert [(place.id, place.free) for place in days[0].places] == [(second.pk, 4)]
    assert queries.next_opening("SIMPANG-EMPAT", "REGULAR", NOW) == NOW + HOUR


@pytest.mark.parametrize(
    ("hours", "minutes", "expected"),
    [
        ([(time(8), time(10))], 60, [(time(8), time(9)), (time(9), time(10))]),
        ([(time(8), time(9, 30))], 60, [(time(8), time(9))]),
        ([(time(8), time(9)), (time(13), time(14))], 30, [time(8), time(8, 30), time(13), time(13, 30)]),
        ([], 60, []),
    ],
)
def test_only_whole_sessions_fit_into_the_hours(hours, minutes, expected) -> None:
    sessions = queries.sessions_of(hours, minutes)
    assert sessions == expected or [begins for begins, _ends in sessions] == expected

from datetime import date, time

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction

from rantau.foundation import clock
from rantau.foundation.actor import Actor
from rantau.foundation.refusals import NotAllowed
from rantau.journal.models import Entry
from rantau.offices import actions, queries
from rantau.offices.data import calendar
from rantau.offices.models import Holiday, Office, OpeningHours
from rantau.offices.tests.factories import first_data

pytestmark = pytest.mark.django_db
admin = Actor.staff("3f0e6f5e-0000-4000-8000-000000000001", role="office_admin", office="PASBAR")
NOW = clock.at(date(2026, 11, 24), 9)
CHRISTMAS_LEAVE = date(2026, 12, 24)


@pytest.fixture(autouse=True)
def _first_data(db):
    first_data()


def set_holiday(actor=admin, **kw):
    day = {"on": CHRISTMAS_LEAVE, "name": "Cuti bersama", "kind": "CUTI_BERSAMA", "is_working": True, "reason": "SKB"}
    return actions.set_holiday(**{**day, **kw}, actor=actor, now=NOW)


def test_what_staff_entered_wins_over_the_package():
    assert not queries.is_working_day(CHRISTMAS_LEAVE)
    set_holiday()
    assert queries.is_working_day(CHRISTMAS_LEAVE)
    calendar.load(apps, 2025, 2028)
    assert queries.is_working_day(CHRISTMAS_LEAVE)


def test_a_closure_of_the_office_shuts_its_doors_and_leaves_the_country_alone():
    point = queries.service_point("SIMPANG-EMPAT")
    day = date(2026, 12, 2)
    assert queries.hours_on(point, day) == [(time(8), time(16))]
    set_holiday(on=day, name="Banjir", kind="OFFICE", is_working=False)
    assert queries.hours_on(point, day) == []
    assert not queries.is_working_day(day)
    assert not Holiday.objects.filter(on=day, office=None).exists()


def test_setting_a_day_is_in_the_journal():
    set_holiday()
    entry = Entry.objects.get(code="offices.holiday_set")
    assert entry.payload["on"] == "2026-12-24"
    assert entry.actor_id == admin.id


def test_a_verifier_and_the_admin_of_another_office_may_not_set_days():
    for wrong in (
        Actor.staff("x", role="verifier", office="PASBAR"),
        Actor.staff("x", role="office_admin", office="AGAM"),
        Actor.person("3f0e6f5e-0000-4000-8000-000000000002"),
    ):
        with pytest.raises(NotAllowed):
            set_holiday(actor=wrong)
    assert not queries.is_working_day(CHRISTMAS_LEAVE)


def test_a_past_day_cannot_be_set_any_more():
    with pytest.raises(actions.DayIsPast):
        set_holiday(on=date(2026, 11, 23))


def test_friday_closes_half_an_hour_later_and_holidays_are_closed():
    point = queries.service_point("SIMPANG-EMPAT")
    assert queries.hours_on(point, date(2026, 11, 27)) == [(time(8), time(16, 30))]
    assert queries.hours_on(point, date(2026, 8, 17)) == []
    assert queries.hours_on(point, date(2026, 11, 28)) == []


def test_outreach_is_open_on_its_weekday_only():
    point = queries.service_point("UJUNG-GADING")
    assert queries.hours_on(point, date(2026, 12, 1)) == [(time(8, 30), time(14))]
    assert queries.hours_on(point, date(2026, 12, 2)) == []


def test_new_hours_begin_on_their_day_and_old_ones_end_before():
    point = queries.service_point("SIMPANG-EMPAT")
    OpeningHours.objects.filter(point=point, weekday=0).update(valid_until=date(2026, 12, 6))
    OpeningHours.objects.create(point=point, weekday=0, opens=time(9), closes=time(12), valid_from=date(2026, 12, 7))
    assert queries.hours_on(point, date(2026, 11, 30)) == [(time(8), time(16))]
    assert queries.hours_on(point, date(2026, 12, 7)) == [(time(9), time(12))]


def test_hours_of_all_points_of_a_week_take_two_queries(django_assert_num_queries):
    points = list(queries.service_points("PASBAR"))
    with django_assert_num_queries(2):
        queries.hours_between(points, date(2026, 11, 23), date(2026, 11, 29))


def test_the_first_office_has_its_parent_and_is_not_official():
    home = queries.home()
    assert (home.code, home.parent.code, home.is_official) == ("PASBAR", "AGAM", False)


def test_no_office_is_official_without_proof():
    with pytest.raises(IntegrityError, match="office_official_needs_proof"), transaction.atomic():
        Office.objects.filter(code="PASBAR").update(is_official=True)


def test_a_day_stands_once_in_the_calendar_of_the_country():
    with pytest.raises(IntegrityError, match="holiday_once"), transaction.atomic():
        Holiday.objects.create(on=date(2026, 8, 17), name="Lagi", kind="NATIONAL")


def test_a_closure_belongs_to_an_office():
    with pytest.raises(IntegrityError, match="holiday_closure_has_office"), transaction.atomic():
        Holiday.objects.create(on=date(2026, 8, 18), name="Tutup", kind="OFFICE")


def changes():
    return list(queries.holiday_changes(clock.day_of(NOW)))


def test_who_said_what_a_day_is_stays_in_the_history():
    set_holiday()
    [change] = changes()
    assert (change.author, change.reason, change.before["is_working"]) == (admin.id, "SKB", False)


def test_a_day_is_again_what_it_was_once_the_change_is_taken_back():
    set_holiday()
    set_holiday(on=date(2026, 12, 2), name="Banjir", kind="OFFICE", is_working=False)
    for change in changes():
        actions.take_back_holiday(change_id=change.pk, actor=admin, now=NOW)
    assert not queries.is_working_day(CHRISTMAS_LEAVE)
    assert not Holiday.objects.get(on=CHRISTMAS_LEAVE).edited
    assert queries.is_working_day(date(2026, 12, 2))
    assert all(change.is_undone for change in changes())
    with pytest.raises(actions.NoSuchHolidayChange):
        actions.take_back_holiday(change_id=change.pk, actor=admin, now=NOW)


def test_rows_that_are_never_changed_are_not_locked_either(django_assert_max_num_queries):
    """The role of the site may not update them, and PostgreSQL asks for that right to lock a row."""
    set_holiday()
    with django_assert_max_num_queries(20) as asked:
        actions.take_back_holiday(change_id=changes()[0].pk, actor=admin, now=NOW)
    locking = [query["sql"] for query in asked.captured_queries if "FOR UPDATE" in query["sql"]]
    assert locking
    assert not [sql for sql in locking if "offices_holidaychange" in sql]


def test_the_last_change_of_a_day_is_taken_back_first():
    set_holiday()
    first = changes()[0]
    later = clock.at(date(2026, 11, 24), 10)
    again = {"on": CHRISTMAS_LEAVE, "name": "Cuti", "kind": "CUTI_BERSAMA", "is_working": False, "reason": "SKB 2"}
    actions.set_holiday(**again, actor=admin, now=later)
    with pytest.raises(actions.ChangedSince):
        actions.take_back_holiday(change_id=first.pk, actor=admin, now=later)
    actions.take_back_holiday(change_id=changes()[0].pk, actor=admin, now=later)
    assert queries.is_working_day(CHRISTMAS_LEAVE)


def test_a_day_that_has_come_is_not_taken_back():
    set_holiday()
    with pytest.raises(actions.DayHasCome):
        actions.take_back_holiday(change_id=changes()[0].pk, actor=admin, now=clock.at(CHRISTMAS_LEAVE, 0))


def test_saying_the_same_twice_changes_nothing():
    set_holiday()
    with pytest.raises(actions.DayIsSo):
        set_holiday()


def test_the_admin_of_another_office_takes_nothing_back():
    set_holiday()
    for wrong in (
        Actor.staff("x", role="verifier", office="PASBAR"),
        Actor.staff("x", role="office_admin", office="AGAM"),
    ):
        with pytest.raises(NotAllowed):
            actions.take_back_holiday(change_id=changes()[0].pk, actor=wrong, now=NOW)

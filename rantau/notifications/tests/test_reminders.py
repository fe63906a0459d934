"""Visits are reminded of 3 days before, the day before and on the day; never at night, never twice."""

from datetime import date, timedelta

import pytest
import time_machine

from rantau.appointments import actions as appointments
from rantau.appointments.tests.factories import a_rule, a_slot
from rantau.foundation import clock
from rantau.notifications import actions, queries, tasks
from rantau.notifications.models import InboxItem
from rantau.notifications.tests.factories import NOW, SYSTEM, a_booked_place, a_held_place, an_application, sari

pytestmark = pytest.mark.django_db
FRIDAY = date(2026, 1, 23)
VISIT = clock.at(FRIDAY, 10)


def morning(days_before, hour=7):
    return clock.at(FRIDAY - timedelta(days=days_before), hour)


def visit():
    application = an_application(sari(), "CONFIRMED")
    return a_booked_place(application, starts_at=VISIT)


def remind(now):
    told = [actions.remind_visit(reminder=due, actor=SYSTEM, now=now) for due in queries.visits_to_remind(now)]
    return [item.subject for item in told if item]


def test_three_days_one_day_and_the_morning_before():
    visit()
    words = [remind(morning(days)) for days in (4, 3, 2, 1, 0)]
    when = "Jumat, 23 Januari 2026, 10.00 WIB"
    assert words == [[], [f"3 hari lagi: datang {when}"], [], [f"Besok: datang {when}"], [f"Hari ini: datang {when}"]]


def test_the_same_reminder_is_told_once():
    visit()
    assert len(remind(morning(1))) == 1
    assert remind(morning(1, 8)) == []


def test_nobody_is_reminded_at_night_or_after_the_visit():
    visit()
    assert queries.visits_to_remind(morning(1, 5)) == []
    assert queries.visits_to_remind(morning(1, 21)) == []
    assert len(queries.visits_to_remind(morning(1, 6))) == 1
    assert queries.visits_to_remind(clock.at(FRIDAY, 10)) == []


def test_who_booked_today_has_just_been_told():
    application = an_application(sari(), "CONFIRMED")
    a_booked_place(application, starts_at=NOW + timedelta(days=1))
    assert queries.visits_to_remind(NOW) == []


def test_a_place_that_is_only_held_is_not_reminded_of():
    application = an_application(sari(), "AWAITING_PAYMENT")
    a_held_place(application)
    assert queries.visits_to_remind(NOW + timedelta(days=1)) == []


def test_a_visit_given_back_between_plan_and_telling_is_not_reminded_of():
    booking = visit()
    due = queries.visits_to_remind(morning(1))
    appointments.release(booking_id=booking.pk, reason="CANCELLED", actor=SYSTEM, now=morning(1))
    assert actions.remind_visit(reminder=due[0], actor=SYSTEM, now=morning(1)) is None


def test_a_moved_visit_is_reminded_of_anew():
    booking = visit()
    assert len(remind(morning(1))) == 1
    a_rule()
    slot = a_slot(clock.at(FRIDAY + timedelta(days=3), 10))
    appointments.move(booking_id=booking.pk, to_slot_id=slot.pk, actor=SYSTEM, now=morning(1))
    assert remind(clock.at(FRIDAY + timedelta(days=2), 7)) == ["Besok: datang Senin, 26 Januari 2026, 10.00 WIB"]


def test_the_task_plans_one_job_each_and_the_job_tells():
    booking = visit()
    with time_machine.travel(morning(1), tick=False):
        due = queries.visits_to_remind(clock.now())[0]
        tasks.remind_visits(timestamp=0)
        tasks.remind_visits(timestamp=0)
        tasks.remind_visit(booking_id=str(booking.pk), days=due.days, starts_at=due.starts_at.isoformat())
    assert InboxItem.objects.get().key == due.key
    jobs = tasks.app.job_manager.list_jobs(task="notifications.remind_visit", queueing_lock=due.key)
    assert len(list(jobs)) == 1

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rantau.offices import queries
from rantau.offices.models import Holiday
from rantau.offices.tests.factories import days_off, first_data

pytestmark = pytest.mark.django_db
days = st.dates(min_value=date(2025, 1, 1), max_value=date(2028, 12, 31))
on_real_tables = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(autouse=True)
def _the_real_calendar(db):
    first_data()


def test_a_weekend_is_no_working_day():
    days_off()
    assert queries.is_working_day(date(2026, 11, 27))
    assert not queries.is_working_day(date(2026, 11, 28))
    assert not queries.is_working_day(date(2026, 11, 29))


def test_independence_day_and_joint_leave_are_no_working_days():
    assert not queries.is_working_day(date(2026, 8, 17))
    assert not queries.is_working_day(date(2026, 3, 23))
    assert Holiday.objects.get(on=date(2026, 3, 23)).kind == "CUTI_BERSAMA"


def test_four_working_days_over_a_weekend_and_a_holiday():
    days_off(date(2026, 12, 1))
    # Thursday; then Friday, Monday, (Tuesday off), Wednesday, Thursday
    assert queries.add_working_days(date(2026, 11, 26), 4) == date(2026, 12, 3)


def test_no_working_days_from_a_sunday_is_the_monday_after():
    days_off()
    assert queries.add_working_days(date(2026, 11, 29), 0) == date(2026, 11, 30)
    assert queries.add_working_days(date(2026, 11, 30), 0) == date(2026, 11, 30)


def test_the_working_day_after_friday_is_monday():
    days_off()
    assert queries.next_working_day(date(2026, 11, 27)) == date(2026, 11, 30)


def test_a_month_of_holidays_is_stepped_over():
    first = date(2026, 11, 2)
    days_off(*(first + timedelta(days=n) for n in range(60)))
    assert queries.next_working_day(first) == date(2027, 1, 1)


def test_working_days_are_not_counted_backward():
    with pytest.raises(ValueError, match="forward"):
        queries.add_working_days(date(2026, 11, 2), -1)


@on_real_tables
@given(day=days, n=st.integers(1, 30))
def test_n_working_days_later_lie_exactly_n_working_days(day, n):
    later = queries.add_working_days(day, n)
    assert queries.is_working_day(later)
    assert queries.working_days_between(day, later) == n


@on_real_tables
@given(day=days, a=st.integers(1, 12), b=st.integers(1, 12))
def test_steps_add_up(day, a, b):
    in_two_steps = queries.add_working_days(queries.add_working_days(day, a), b)
    assert queries.add_working_days(day, a + b) == in_two_steps


@on_real_tables
@given(a=days, b=days)
def test_counting_there_and_back_is_the_same_with_the_other_sign(a, b):
    there = queries.working_days_between(a, b)
    assert there == -queries.working_days_between(b, a)
    assert abs(there) <= abs((b - a).days)


@on_real_tables
@given(a=days, b=days, c=days)
def test_counts_over_a_stop_add_up(a, b, c):
    a, b, c = sorted((a, b, c))
    whole = queries.working_days_between(a, c)
    assert whole == queries.working_days_between(a, b) + queries.working_days_between(b, c)

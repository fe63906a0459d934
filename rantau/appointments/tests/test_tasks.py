"""What the worker does at night, and the same by hand."""

import pytest
from django.core.management import call_command

from rantau.appointments import tasks
from rantau.appointments.models import LaneRule, Slot
from rantau.appointments.tests.factories import HOUR, a_rule, a_slot, booked
from rantau.foundation import clock

pytestmark = pytest.mark.django_db


def test_the_night_lays_out_sessions_and_the_command_adds_nothing_to_them(capsys) -> None:
    LaneRule.objects.all().delete()
    a_rule(opens_days_ahead=3)
    tasks.lay_out(timestamp=0)
    made = Slot.objects.count()
    assert made > 0
    call_command("lay_out_slots")
    assert Slot.objects.count() == made
    assert capsys.readouterr().out == "0 sessions made\n"


def test_the_evening_task_misses_who_did_not_come() -> None:
    booking = booked(a_slot(clock.now() - 2 * HOUR), now=clock.now() - 3 * HOUR)
    tasks.close_day(timestamp=0)
    booking.refresh_from_db()
    assert booking.state == "NO_SHOW"

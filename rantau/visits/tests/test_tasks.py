"""What the worker does in the evening."""

import pytest

from rantau.foundation import clock
from rantau.visits import tasks
from rantau.visits.tests.factories import arrived

pytestmark = pytest.mark.django_db


def test_the_evening_task_ends_the_visits_of_the_day() -> None:
    at = clock.now()
    visit = arrived(at, at=at)
    tasks.close_day(timestamp=0)
    visit.refresh_from_db()
    assert visit.state == "LEFT"

"""Places for a group that comes on one day."""

from datetime import date, time, timedelta

import pytest

from rantau.accounts.tests.factories import StaffAccount
from rantau.appointments import actions, queries
from rantau.appointments.models import LaneRule, Slot
from rantau.appointments.tests.factories import MONDAY, NOW, SYSTEM, a_point, booked
from rantau.foundation import clock
from rantau.foundation.actor import Actor
from rantau.foundation.refusals import NotAllowed
from rantau.journal.models import Entry

pytestmark = pytest.mark.django_db
SATURDAY = MONDAY + timedelta(days=5)


@pytest.fixture
def fitri() -> Actor:
    a_point()
    LaneRule.objects.filter(lane="COLLECTIVE").delete()
    return Actor.staff(StaffAccount("office_admin", "PASBAR").pk, role="office_admin", office="PASBAR")


def opened(actor: Actor, day: date = SATURDAY, **changes: object) -> int:
    told = {"opens": time(8, 30), "closes": time(11, 30), "places": 10, **changes}
    return actions.open_group_day(point_code="SIMPANG-EMPAT", day=day, actor=actor, now=NOW, **told)  # type: ignore[arg-type]


def capacities() -> list[int]:
    rows = Slot.objects.filter(lane="COLLECTIVE").order_by("starts_at")
    return list(rows.values_list("capacity", flat=True))


def test_a_saturday_gets_places_spread_over_its_hours(fitri: Actor) -> None:
    assert opened(fitri) == 10
    assert capacities() == [3, 3, 4]
    [day] = queries.free("SIMPANG-EMPAT", "COLLECTIVE", SATURDAY, 1, NOW)
    assert sum(place.free for place in day.places) == 10
    assert Entry.objects.get(code="appointments.group_day_opened").payload["places"] == 10


def test_the_night_lays_out_nothing_more_and_closes_nothing(fitri: Actor) -> None:
    opened(fitri)
    actions.lay_out_everything(actor=SYSTEM, now=NOW)
    assert capacities() == [3, 3, 4]
    assert Slot.objects.filter(lane="COLLECTIVE", is_open=True).count() == 3


def test_asked_again_the_day_gets_the_new_number_and_nobody_loses_a_place(fitri: Actor) -> None:
    opened(fitri)
    last = Slot.objects.filter(lane="COLLECTIVE").latest("starts_at")
    for _person in range(2):
        booked(last)
    assert opened(fitri, closes=time(10, 30), places=4) == 6
    assert capacities() == [2, 2, 2]
    assert opened(fitri, places=30) == 30


def test_hours_that_hold_no_session_are_refused(fitri: Actor) -> None:
    with pytest.raises(actions.HoursUnusable):
        opened(fitri, closes=time(9))
    with pytest.raises(actions.HoursUnusable):
        opened(fitri, day=clock.day_of(NOW) - timedelta(days=1))
    with pytest.raises(actions.NoPlaces):
        opened(fitri, places=0)
    assert not Slot.objects.filter(lane="COLLECTIVE").exists()


@pytest.mark.parametrize(
    ("role", "office"), [("front_desk", "PASBAR"), ("verifier", "PASBAR"), ("office_admin", "AGAM")]
)
def test_the_wrong_officer_opens_nothing(fitri: Actor, role: str, office: str) -> None:
    with pytest.raises(NotAllowed):
        opened(Actor.staff(StaffAccount(role, office).pk, role=role, office=office))
    assert not Slot.objects.filter(lane="COLLECTIVE").exists()

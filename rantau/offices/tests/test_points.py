"""Where people are received."""

from datetime import date, time

import pytest

from rantau.foundation import clock
from rantau.foundation.actor import Actor
from rantau.foundation.refusals import NotAllowed
from rantau.offices import actions, queries
from rantau.offices.tests.factories import first_data

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 4)
NOW = clock.at(date(2026, 1, 12), 9)
ADMIN = Actor.staff("admin", role="office_admin", office="PASBAR")


def open_market_hall(actor: Actor = ADMIN) -> None:
    first_data()
    hours = [actions.Hours(DAY.weekday(), time(9), time(12), DAY, DAY)]
    actions.open_point(office="PASBAR", code="PASAR", name="Pasar", hours=hours, actor=actor, now=NOW)


def test_a_new_point_receives_people_in_its_hours_only():
    open_market_hall()
    point = queries.service_point("PASAR")
    assert queries.hours_on(point, DAY) == [(time(9), time(12))]
    assert queries.hours_on(point, date(2026, 3, 11)) == []


def test_opening_it_twice_changes_nothing():
    open_market_hall()
    open_market_hall()
    assert queries.hours_on(queries.service_point("PASAR"), DAY) == [(time(9), time(12))]


@pytest.mark.parametrize(
    "stranger",
    [Actor.person("sari"), Actor.staff("wati", role="verifier", office="PASBAR"),
     Actor.staff("jauh", role="office_admin", office="AGAM")],
)  # fmt: skip
def test_others_cannot_open_points(stranger):
    with pytest.raises(NotAllowed):
        open_market_hall(stranger)

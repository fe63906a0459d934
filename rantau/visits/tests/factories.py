"""Visitors on Monday 12 January 2026."""

from datetime import datetime, timedelta
from typing import Any

from rantau.appointments.models import Booking
from rantau.appointments.tests.factories import HOUR, NOW, SYSTEM, a_point, a_rule, a_slot, booked
from rantau.foundation.actor import Actor
from rantau.offices.models import ServicePoint
from rantau.visits import actions
from rantau.visits.models import Counter, Visit

WATI = Actor.staff("wati", role="front_desk", office="PASBAR")
DEWI = Actor.staff("dewi", role="interviewer", office="PASBAR")


def expected(
    starts_at: datetime = NOW, lane: str = "REGULAR", point: ServicePoint | None = None, **facts: Any
) -> Booking:
    """Somebody who has booked this time days ago."""
    point = point or a_point()
    a_rule(lane, point)
    slot = point.slots.filter(lane=lane, starts_at=starts_at).first()
    slot = slot or a_slot(starts_at, lane, point, capacity=50)
    return booked(slot, now=starts_at - timedelta(days=3), **facts)


def arrived(starts_at: datetime = NOW, lane: str = "REGULAR", *, at: datetime = NOW, **facts: Any) -> Visit:
    booking = expected(starts_at, lane, **facts)
    return actions.check_in(pass_code=booking.pass_code, actor=WATI, now=at)


def a_counter(number: int = 1, point: ServicePoint | None = None) -> Counter:
    return Counter.objects.update_or_create(point=point or a_point(), number=number)[0]


__all__ = ["DEWI", "HOUR", "NOW", "SYSTEM", "WATI", "a_counter", "a_point", "arrived", "expected"]

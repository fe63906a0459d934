"""Sessions and bookings for tests. Monday 12 January 2026, 09.00 WIB is "now" unless a test says otherwise."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from rantau.accounts.tests.factories import PersonAccount
from rantau.appointments import actions
from rantau.appointments.models import Booking, LaneRule, Slot
from rantau.foundation import clock, references
from rantau.foundation.actor import Actor
from rantau.offices import queries as offices
from rantau.offices.models import ServicePoint
from rantau.offices.tests.factories import first_data

MONDAY = date(2026, 1, 12)
NOW = clock.at(MONDAY, 9)
SYSTEM = Actor.system("tests")
HOUR = timedelta(hours=1)


def a_point(code: str = "SIMPANG-EMPAT") -> ServicePoint:
    first_data()
    return offices.service_point(code)


def another_office_point() -> ServicePoint:
    first_data()
    point, _made = ServicePoint.objects.get_or_create(
        code="LUBUK-BASUNG", defaults={"office": offices.office("AGAM"), "name": "Kantor Agam"}
    )
    return point


def a_rule(lane: str = "REGULAR", point: ServicePoint | None = None, **terms: Any) -> LaneRule:
    """With the defaults of the table but for `terms`; the rule that came with the migrations gives way."""
    facts = {"point": point or a_point(), "lane": lane, "valid_from": terms.pop("valid_from", date(2025, 1, 1))}
    LaneRule.objects.filter(**facts).delete()
    return LaneRule.objects.create(**facts, **terms)


def a_slot(
    starts_at: datetime = NOW + 48 * HOUR, lane: str = "REGULAR", point: ServicePoint | None = None, **facts: Any
) -> Slot:
    facts = {"capacity": 3, "ends_at": starts_at + HOUR, "opens_at": starts_at - timedelta(days=30), **facts}
    return Slot.objects.create(point=point or a_point(), lane=lane, starts_at=starts_at, **facts)


def held(slot: Slot, owner_id: UUID | None = None, holder: str = "", now: datetime = NOW) -> Booking:
    return actions.hold(
        slot_id=slot.pk,
        holder=holder or references.new(),
        owner_id=owner_id or PersonAccount().pk,
        until=now + 2 * HOUR,
        actor=SYSTEM,
        now=now,
    )


def booked(slot: Slot, owner_id: UUID | None = None, holder: str = "", now: datetime = NOW) -> Booking:
    booking = held(slot, owner_id, holder, now)
    return actions.confirm(booking_id=booking.pk, actor=SYSTEM, now=now)


def taken(slot: Slot) -> int:
    return Slot.objects.values_list("taken", flat=True).get(pk=slot.pk)

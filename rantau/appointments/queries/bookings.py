"""Who has which place."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from rantau.appointments.lifecycle import LIVE, State
from rantau.appointments.models import Booking, BookingChange, Slot, tidy_pass_code
from rantau.foundation import clock, references


def visible_to(owner_id: UUID) -> QuerySet[Booking]:
    """The person's own bookings."""
    return _with_place().filter(owner_id=owner_id)


def one(booking_id: UUID) -> Booking:
    """Raises Booking.DoesNotExist."""
    return _with_place().get(pk=booking_id)


def live(holder: str) -> Booking | None:
    """The booking that is held, booked or has arrived."""
    return _with_place().filter(holder=holder, state__in=LIVE).first()


def live_of(holders: Sequence[str]) -> dict[str, Booking]:
    """As `live`, for many holders at once, by holder."""
    return {booking.holder: booking for booking in _with_place().filter(holder__in=holders, state__in=LIVE)}


def last(holder: str) -> Booking | None:
    """The youngest booking, whatever its state."""
    return _with_place().filter(holder=holder).order_by("-made_at", "-id").first()


def last_place(booking: Booking) -> Slot | None:
    """The place it has, or had before it was released."""
    if booking.slot is not None:
        return booking.slot
    change = BookingChange.objects.filter(booking=booking).select_related("slot__point__office").order_by("-id").first()
    return change.slot if change else None


def by_pass(code: str) -> Booking | None:
    """By the code on the pass, however it was typed."""
    return _with_place().filter(pass_code=tidy_pass_code(code)).first()


def by_external(reference: str) -> Booking | None:
    """The live booking with this number of the national app."""
    return _with_place().filter(external_reference=reference.strip(), state__in=LIVE).first()


def expected(text: str) -> Booking | None:
    """The booking that a visitor means who shows a pass, its QR text, a reference or a national booking number.

    Of a reference the live booking, else the last one.
    """
    if reference := references.normalise(text):
        return live(reference) or last(reference)
    return by_pass(text) or by_external(text)


def moves_used(booking: Booking) -> int:
    """How often the person has moved it themself after it was paid."""
    return BookingChange.objects.filter(booking=booking, move="move", state=State.BOOKED).count()


def overdue_holds(now: datetime) -> QuerySet[Booking]:
    """Holds whose time is over. `applications` ends them, together with their bill."""
    return _with_place().filter(state=State.HELD, held_until__lte=now).order_by("held_until")


def of_day(point_code: str, day: date) -> QuerySet[Booking]:
    """Everybody expected, arrived, served or missed at this point on that day, in order of time."""
    return of_days([point_code], day)


def of_days(point_codes: list[str], first: date, days: int = 1) -> QuerySet[Booking]:
    """As `of_day`, for several points and days at once. Holds are not expected yet."""
    start = clock.at(first, 0)
    rows = _with_place().filter(slot__starts_at__gte=start, slot__starts_at__lt=start + timedelta(days=days))
    rows = rows.filter(slot__point__code__in=point_codes).exclude(state__in=(State.HELD, State.RELEASED))
    return rows.select_related("slot__point__office", "owner").order_by("slot__starts_at", "made_at", "id")


def unattended(until: datetime) -> QuerySet[Booking]:
    """Booked places whose session is over and whose visitor has not come."""
    return Booking.objects.filter(Q(slot__ends_at__lte=until), state=State.BOOKED).order_by("slot__starts_at")


def _with_place() -> QuerySet[Booking]:
    return Booking.objects.select_related("slot__point__office")

"""Reads: today's visitors, the one line and its order, the call display."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Case, IntegerField, Q, QuerySet, When

from rantau.foundation import clock
from rantau.offices import queries as offices
from rantau.visits.lifecycle import AT_COUNTER, UNFINISHED, State
from rantau.visits.models import Counter, Visit

PRIORITY = "PRIORITY"


def today(point_code: str, day: date) -> QuerySet[Visit]:
    """All visits of that day, in order of arrival."""
    return _rows().filter(point__code=point_code, day=day).order_by("arrived_at", "ticket")


def for_holder(holder: str, day: date) -> Visit | None:
    """The visit of that day that belongs to this holder, the last one if there were several."""
    return _rows().filter(holder=holder, day=day).order_by("-arrived_at").first()


def of_booking(booking_id: UUID) -> Visit | None:
    return _rows().filter(booking_id=booking_id).first()


def of_bookings(booking_ids: list[UUID]) -> dict[UUID, Visit]:
    return {visit.booking_id: visit for visit in _rows().filter(booking_id__in=booking_ids)}


def visible_to(owner_id: UUID) -> QuerySet[Visit]:
    """The person's own visits."""
    return _rows().filter(owner_id=owner_id)


def at_office(office: str) -> QuerySet[Visit]:
    """The visits that staff of this office may see."""
    return _rows().filter(point__office__code=office)


def waiting(point_code: str, day: date | None = None) -> QuerySet[Visit]:
    """The one line of a point, first comes first: today's unless another day is given.

    1. Priority visitors (60 and older, disabled, pregnant, nursing, with an infant): the law gives them precedence.
    2. Then by `due_at`: the booked time, whenever in the grace time one came; for late arrivals the time they came.
    3. Then by arrival.
    """
    rows = _rows().filter(point__code=point_code, day=day or clock.day_of(clock.now()), state=State.WAITING)
    return in_order(rows)


def in_order(rows: QuerySet[Visit]) -> QuerySet[Visit]:
    """The order of `waiting`, the only one there is."""
    first = Case(When(lane=PRIORITY, then=0), default=1, output_field=IntegerField())
    return rows.order_by(first, "due_at", "arrived_at", "ticket")


def ahead_of(visit: Visit) -> int:
    """How many are called before this visitor, if nobody else comes."""
    before = Q(due_at__lt=visit.due_at) | Q(due_at=visit.due_at, arrived_at__lt=visit.arrived_at)
    priority = Q(lane=PRIORITY)
    beaten_by = priority & before if visit.lane == PRIORITY else priority | before
    return Visit.objects.filter(beaten_by, point=visit.point, day=visit.day, state=State.WAITING).count()


def counters(point_code: str) -> QuerySet[Counter]:
    """The open counters of a point."""
    return Counter.objects.filter(point__code=point_code, is_open=True).select_related("point__office")


def counter(counter_id: int, office: str) -> Counter | None:
    rows = Counter.objects.select_related("point__office")
    return rows.filter(pk=counter_id, point__office__code=office, is_open=True).first()


def at_counter(counter_id: int) -> Visit | None:
    """Who is called to this counter or served there."""
    return _rows().filter(counter_id=counter_id, state__in=AT_COUNTER).first()


def fetched(point_code: str, day: date) -> QuerySet[Visit]:
    """Who is served without having been called to a counter."""
    rows = _rows().filter(point__code=point_code, day=day, state=State.SERVING, counter=None)
    return rows.order_by("arrived_at")


def point_name(point_code: str) -> str | None:
    """The name for the call display; None when no open point has this code."""
    try:
        point = offices.service_point(point_code)
    except ObjectDoesNotExist:
        return None
    return point.name if point.is_open else None


def unfinished(before: date) -> QuerySet[Visit]:
    """Visits of days up to `before` (included) that nobody brought to an end: their booking is still open."""
    return Visit.objects.filter(day__lte=before, state__in=UNFINISHED, booking__state="ARRIVED").order_by("arrived_at")


@dataclass(frozen=True, slots=True)
class Board:
    """What the waiting room sees: who is called or served, newest first, and who comes next. Ticket numbers only."""

    called: list[Visit]
    serving: list[Visit]
    following: list[str]
    waiting: int


def board(point_code: str, day: date, following: int = 6) -> Board:
    rows = list(_rows().filter(point__code=point_code, day=day, state__in=AT_COUNTER, counter__isnull=False))
    rows.sort(key=lambda visit: visit.called_at or visit.arrived_at, reverse=True)
    line = list(waiting(point_code, day).values_list("ticket", flat=True))
    return Board(
        called=[visit for visit in rows if visit.state == State.CALLED],
        serving=[visit for visit in rows if visit.state == State.SERVING],
        following=line[:following],
        waiting=len(line),
    )


def _rows() -> QuerySet[Visit]:
    return Visit.objects.select_related("point__office", "counter", "booking__slot")

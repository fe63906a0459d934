"""Sessions and the places left in them."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import lru_cache
from itertools import groupby
from uuid import UUID

from django.db.models import Count, F, FloatField, Func, Min, Q, QuerySet, Sum, Value
from django.db.models.functions import Abs, TruncDate

from rantau.appointments.lifecycle import State
from rantau.appointments.models import Slot
from rantau.foundation import clock

NEAR = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Place:
    """A session with `free` places now; times are aware UTC moments."""

    id: UUID
    starts_at: datetime
    ends_at: datetime
    free: int
    point: str = ""
    lane: str = ""


@dataclass(frozen=True, slots=True)
class DayPlaces:
    """A day on which the lane works: the sessions that still have places, and how many are full."""

    day: date
    places: list[Place] = field(default_factory=list)
    full: int = 0


def free(point_code: str, lane: str, from_day: date, days: int, now: datetime) -> list[DayPlaces]:
    """What can be taken now on `days` days from `from_day`, by day. One query. Full days are listed without places."""
    rows = _between(from_day, days).filter(point__code=point_code, lane=lane, is_open=True)
    rows = rows.filter(starts_at__gt=now, opens_at__lte=now).order_by("starts_at")
    columns = rows.values_list("id", "starts_at", "ends_at", "capacity", "taken")
    by_day = groupby(columns, key=lambda row: clock.day_of(row[1]))
    return [_day_places(day, list(sessions)) for day, sessions in by_day]


def side_by_side(slot_id: UUID, number: int, now: datetime) -> list[UUID]:
    """Sessions for `number` people from this one on: as many as it has places, then the ones that begin as it ends.

    The id of a session stands there once for each place; fewer than `number` when there are not enough. No lock: whoever
    takes them may still find one gone.
    """
    first = place(slot_id)
    if first is None:
        return []
    day = clock.day_of(first.starts_at)
    rows = _takeable(now).filter(point_id=first.point_id, lane=first.lane, starts_at__gte=first.starts_at)
    rows = rows.filter(starts_at__lt=clock.at(day, 0) + timedelta(days=1)).order_by("starts_at")
    found: list[UUID] = []
    begins = first.starts_at
    for slot in rows:
        if slot.starts_at != begins or len(found) >= number:
            break
        found += [slot.pk] * min(slot.capacity - slot.taken, number - len(found))
        begins = slot.ends_at
    return found


def _day_places(day: date, sessions: list[tuple[UUID, datetime, datetime, int, int]]) -> DayPlaces:
    places = [
        Place(slot, starts, ends, capacity - taken)
        for slot, starts, ends, capacity, taken in sessions
        if taken < capacity
    ]
    return DayPlaces(day, places, len(sessions) - len(places))


@dataclass(frozen=True, slots=True)
class Where:
    """The codes of a service point and its office."""

    point: str
    office: str


@lru_cache(maxsize=1024)
def where(point_id: int) -> Where:
    """Kept in the process: a point's codes and office never change, and every booking needs them."""
    codes = Slot.objects.filter(point_id=point_id).values_list("point__code", "point__office__code")
    return Where(*codes[:1].get())


def place(slot_id: UUID) -> Slot | None:
    """The session with its point and office, or None."""
    return Slot.objects.select_related("point__office").filter(pk=slot_id).first()


def alternatives(slot: Slot, now: datetime, limit: int = 3) -> tuple[Place, ...]:
    """Places of the same lane in the same office that can be taken now, nearest in time first."""
    rows = _takeable(now).filter(point__office__code=where(slot.point_id).office, lane=slot.lane).exclude(pk=slot.pk)
    rows = rows.filter(starts_at__range=(slot.starts_at - NEAR, slot.starts_at + NEAR))
    rows = rows.annotate(distance=Abs(_epoch(F("starts_at")) - Value(slot.starts_at.timestamp())))
    columns = rows.order_by("distance", "point_id").values_list(
        "id", "starts_at", "ends_at", F("capacity") - F("taken"), "point__code", "lane"
    )
    return tuple(Place(*row) for row in columns[:limit])


def _epoch(moment: F) -> Func:
    return Func(moment, template="EXTRACT(EPOCH FROM %(expressions)s)::float8", output_field=FloatField())


def next_opening(point_code: str, lane: str, now: datetime) -> datetime | None:
    """When further places of this lane open for booking; None if none are laid out yet."""
    rows = Slot.objects.filter(point__code=point_code, lane=lane, is_open=True, opens_at__gt=now)
    opening: datetime | None = rows.aggregate(first=Min("opens_at"))["first"]
    return opening


def session(slot_id: UUID, office: str) -> Slot | None:
    """One session of this office with its counts, see `day_sessions`; None if it is none of theirs."""
    return _counted(Slot.objects.filter(pk=slot_id, point__office__code=office)).first()


def day_sessions(point_code: str, day: date) -> QuerySet[Slot]:
    """The sessions of a day with `held`, `booked`, `arrived` and `missed` counted, one query."""
    return _counted(_between(day, 1).filter(point__code=point_code)).order_by("starts_at", "lane")


def _counted(rows: QuerySet[Slot]) -> QuerySet[Slot]:
    def in_state(*states: State) -> Count:
        return Count("bookings", filter=Q(bookings__state__in=states))

    return rows.select_related("point__office").annotate(
        held=in_state(State.HELD),
        booked=in_state(State.BOOKED),
        arrived=in_state(State.ARRIVED, State.SERVED),
        missed=in_state(State.NO_SHOW),
    )


@dataclass(frozen=True, slots=True)
class LaneDay:
    """One lane on one day: places, how many of them are taken, sessions, how many of those are closed."""

    day: date
    lane: str
    capacity: int
    taken: int
    sessions: int
    closed: int


def totals(point_code: str, from_day: date, days: int = 7) -> list[LaneDay]:
    """By day and lane, one query."""
    rows = _between(from_day, days).filter(point__code=point_code)
    by_lane = rows.annotate(day=TruncDate("starts_at", tzinfo=clock.WIB)).values("day", "lane").order_by("day", "lane")
    counted = by_lane.annotate(
        places=Sum("capacity"), used=Sum("taken"), number=Count("id"), shut=Count("id", filter=Q(is_open=False))
    )
    return [LaneDay(*row) for row in counted.values_list("day", "lane", "places", "used", "number", "shut")]


def _between(from_day: date, days: int) -> QuerySet[Slot]:
    first = clock.at(from_day, 0)
    return Slot.objects.filter(starts_at__gte=first, starts_at__lt=first + timedelta(days=days))


def _takeable(now: datetime) -> QuerySet[Slot]:
    return Slot.objects.filter(taken__lt=F("capacity"), is_open=True, starts_at__gt=now, opens_at__lte=now)

"""What happens to places. `application` is the holder's reference; times are aware UTC moments."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from rantau.journal.events import Event, event


@dataclass(frozen=True)
class PlaceEvent(Event):
    """About one booking and the place it concerns."""

    application: str
    account_id: UUID
    office: str
    booking_id: UUID
    point: str
    lane: str
    starts_at: datetime
    ends_at: datetime


@event("appointments.place_held")
@dataclass(frozen=True)
class PlaceHeld(PlaceEvent):
    until: datetime


@event("appointments.place_confirmed")
@dataclass(frozen=True)
class PlaceConfirmed(PlaceEvent):
    pass


@event("appointments.place_released")
@dataclass(frozen=True)
class PlaceReleased(PlaceEvent):
    """`starts_at` is of the place that was given back."""

    reason: str


@event("appointments.place_taken_again")
@dataclass(frozen=True)
class PlaceTakenAgain(PlaceEvent):
    pass


@event("appointments.place_moved")
@dataclass(frozen=True)
class PlaceMoved(PlaceEvent):
    """The new place; `left_at` is when the old one would have begun, `by_office` that it does not count as a move."""

    left_at: datetime
    by_office: bool


@event("appointments.place_recorded")
@dataclass(frozen=True)
class PlaceRecorded(PlaceEvent):
    """Booked and paid in the national app; its number is in the booking."""


@event("appointments.visitor_arrived")
@dataclass(frozen=True)
class VisitorArrived(PlaceEvent):
    pass


@event("appointments.visitor_served")
@dataclass(frozen=True)
class VisitorServed(PlaceEvent):
    pass


@event("appointments.visitor_missed")
@dataclass(frozen=True)
class VisitorMissed(PlaceEvent):
    """Did not come (`reason` ABSENT) or left before the turn (LEFT)."""

    reason: str


@event("appointments.sessions_laid_out")
@dataclass(frozen=True)
class SessionsLaidOut(Event):
    office: str
    point: str
    lane: str
    from_day: date
    to_day: date
    made: int
    closed: int


@event("appointments.session_closed")
@dataclass(frozen=True)
class SessionClosed(Event):
    office: str
    point: str
    slot_id: UUID
    reason: str
    taken: int


@event("appointments.session_opened")
@dataclass(frozen=True)
class SessionOpened(Event):
    office: str
    point: str
    slot_id: UUID
    reason: str


@event("appointments.group_day_opened")
@dataclass(frozen=True)
class GroupDayOpened(Event):
    """Places for a group that comes on one day; `places` are all of that day by now."""

    office: str
    point: str
    day: date
    sessions: int
    places: int


@event("appointments.lane_rule_set")
@dataclass(frozen=True)
class LaneRuleSet(Event):
    office: str
    point: str
    lane: str
    valid_from: date


@event("appointments.quota_set")
class QuotaSet(Event):
    """How many people a lane takes from a day on. No `places_per_day`: as many as the counters can serve."""

    office: str
    point: str
    lane: str
    valid_from: date
    places_per_day: int | None
    counters: int
    minutes_per_service: int


@event("appointments.quota_taken_back")
class QuotaTakenBack(Event):
    office: str
    point: str
    lane: str
    valid_from: date

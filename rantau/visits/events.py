"""What happens on the day itself. Waiting and service times are computed from these moments."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from rantau.journal.events import Event, event


@dataclass(frozen=True)
class VisitEvent(Event):
    """`application` is the holder's reference, `ticket` e.g. "R-012"."""

    application: str
    account_id: UUID
    office: str
    visit_id: UUID
    booking_id: UUID
    point: str
    lane: str
    ticket: str


@event("visits.visitor_arrived")
@dataclass(frozen=True)
class VisitorArrived(VisitEvent):
    """`booked_for` is the time of the booking, `late` that it was more than the grace time ago."""

    booked_for: datetime
    late: bool


@event("visits.visitor_called")
@dataclass(frozen=True)
class VisitorCalled(VisitEvent):
    counter: int
    again: bool


@event("visits.service_started")
@dataclass(frozen=True)
class ServiceStarted(VisitEvent):
    """`counter` is 0 when the visitor was fetched from the waiting room without a call."""

    counter: int


@event("visits.visit_finished")
@dataclass(frozen=True)
class VisitFinished(VisitEvent):
    pass


@event("visits.visitor_left")
@dataclass(frozen=True)
class VisitorLeft(VisitEvent):
    """Was not there when called, or went away before the turn."""


@event("visits.visitor_came_back")
@dataclass(frozen=True)
class VisitorCameBack(VisitEvent):
    pass


@event("visits.counter_set")
@dataclass(frozen=True)
class CounterSet(Event):
    office: str
    point: str
    number: int
    is_open: bool

"""What stood in the way, and what was put right."""

from dataclasses import dataclass
from uuid import UUID

from rantau.applications.events.base import ApplicationEvent
from rantau.journal.events import event


@event("applications.same_person_refused")
@dataclass(frozen=True)
class SamePersonRefused(ApplicationEvent):
    """It was not sent because the same person has another one running. `told` is the account that is concerned."""

    told: UUID


@event("applications.stops_read")
@dataclass(frozen=True)
class StopsRead(ApplicationEvent):
    """An officer looked at what keeps it from going on."""


@event("applications.stop_lifted")
@dataclass(frozen=True)
class StopLifted(ApplicationEvent):
    """`stop` and `reason` are codes; what the officer noted is not told."""

    stop: str
    reason: str


@event("applications.spelling_fixed")
@dataclass(frozen=True)
class SpellingFixed(ApplicationEvent):
    """An officer put a typing error right. `question` and `reason` are codes; the answers are not told."""

    question: str
    reason: str


@event("applications.correction_requested")
@dataclass(frozen=True)
class CorrectionRequested(ApplicationEvent):
    correction_id: UUID
    items: list[str]


@event("applications.correction_sent")
@dataclass(frozen=True)
class CorrectionSent(ApplicationEvent):
    correction_id: UUID

"""How it went on and ended."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from rantau.applications.events.base import ApplicationEvent
from rantau.journal.events import event


@event("applications.stage_reached")
@dataclass(frozen=True)
class StageReached(ApplicationEvent):
    """What somebody else did brought it to this stage of its process: now it is due."""

    stage: str


@event("applications.letter_issued")
@dataclass(frozen=True)
class LetterIssued(ApplicationEvent):
    paper_id: UUID


@event("applications.examination_begun")
@dataclass(frozen=True)
class ExaminationBegun(ApplicationEvent):
    pass


@event("applications.approved")
@dataclass(frozen=True)
class ApplicationApproved(ApplicationEvent):
    """`working_days` until it is made, 0 for the same day; None where nobody here knows."""

    working_days: int | None


@event("applications.rejected")
@dataclass(frozen=True)
class ApplicationRejected(ApplicationEvent):
    reason_code: str


@event("applications.suspended")
@dataclass(frozen=True)
class ApplicationSuspended(ApplicationEvent):
    """It is refused, and a new one can be sent from the day `until` on."""

    until: date


@event("applications.completed")
@dataclass(frozen=True)
class ApplicationCompleted(ApplicationEvent):
    pass

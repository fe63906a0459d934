"""What happened to a case; told to `notifications`, shown by `audit`."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from rantau.journal.events import Event, event


@dataclass(frozen=True)
class CaseEvent(Event):
    application: str
    person_id: UUID
    account_id: UUID
    office: str
    case_id: UUID


@event("casework.case_opened")
@dataclass(frozen=True)
class CaseOpened(CaseEvent):
    due_at: datetime


@event("casework.case_taken")
@dataclass(frozen=True)
class CaseTaken(CaseEvent):
    stage: str


@event("casework.case_released")
@dataclass(frozen=True)
class CaseReleased(CaseEvent):
    stage: str


@event("casework.paper_verdict_given")
@dataclass(frozen=True)
class PaperVerdictGiven(CaseEvent):
    """The officer of the case judged one of its papers; the verdict itself is told by `documents`."""

    document_id: UUID


@event("casework.papers_verified")
@dataclass(frozen=True)
class PapersVerified(CaseEvent):
    pass


@event("casework.papers_returned")
@dataclass(frozen=True)
class PapersReturned(CaseEvent):
    """`items` are "paper:KTP" or "section:identity"."""

    items: list[str]


@event("casework.correction_received")
@dataclass(frozen=True)
class CorrectionReceived(CaseEvent):
    pass


@event("casework.interview_begun")
@dataclass(frozen=True)
class InterviewBegun(CaseEvent):
    interview_id: UUID


@event("casework.interview_ended")
@dataclass(frozen=True)
class InterviewEnded(CaseEvent):
    """`outcome` is OK or DOUBT."""

    interview_id: UUID
    outcome: str


@event("casework.field_check_ordered")
@dataclass(frozen=True)
class FieldCheckOrdered(CaseEvent):
    pass


@event("casework.field_check_reported")
@dataclass(frozen=True)
class FieldCheckReported(CaseEvent):
    """`outcome` is OK or DOUBT."""

    outcome: str


@event("casework.minutes_kept")
@dataclass(frozen=True)
class MinutesKept(CaseEvent):
    """What was written so far is kept; the examination goes on."""

    interview_id: UUID


@event("casework.minutes_closed")
@dataclass(frozen=True)
class MinutesClosed(CaseEvent):
    """The examination (BAP) is over. What was said and held stays in the minutes."""

    interview_id: UUID


@event("casework.photo_taken")
@dataclass(frozen=True)
class PhotoTaken(CaseEvent):
    """After the decision, photo and fingerprints."""

    interview_id: UUID


@event("casework.adjudication_noted")
@dataclass(frozen=True)
class AdjudicationNoted(CaseEvent):
    """What the directorate general answered."""

    granted: bool


@event("casework.refusal_issued")
@dataclass(frozen=True)
class RefusalIssued(CaseEvent):
    """The letter with the reason, and where to complain."""

    paper_id: UUID


@event("casework.decision_made")
@dataclass(frozen=True)
class DecisionMade(CaseEvent):
    """`outcome` is APPROVED, REJECTED or SUSPENDED, `reason_code` empty when approved."""

    outcome: str
    reason_code: str


@event("casework.case_closed")
@dataclass(frozen=True)
class CaseClosed(CaseEvent):
    pass


@event("casework.case_read")
@dataclass(frozen=True)
class CaseRead(CaseEvent):
    """Staff opened somebody's data, once per opening. `fields` are names of groups, `purpose` a code of `Purpose`."""

    purpose: str
    fields: list[str]

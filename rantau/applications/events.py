"""What happened to an application; told to `casework`, `collection` and `notifications`, shown by `audit`."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from rantau.journal.events import Event, event


@dataclass(frozen=True)
class ApplicationEvent(Event):
    """`account_id` owns the application, `person_id` is whom it is for, `service` is the catalogue's code."""

    application: str
    person_id: UUID
    account_id: UUID
    office: str
    service: str


@event("applications.draft_begun")
@dataclass(frozen=True)
class DraftBegun(ApplicationEvent):
    """`made_for` is what the person is to the account holder, "SELF" or a code; `agreed` that another adult agrees."""

    made_for: str = "SELF"
    agreed: bool = False


@event("applications.section_saved")
@dataclass(frozen=True)
class SectionSaved(ApplicationEvent):
    section: str


@event("applications.submitted")
@dataclass(frozen=True)
class ApplicationSubmitted(ApplicationEvent):
    """`stage` is the one that is due then."""

    case: str
    stage: str = "PLACE"


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


@dataclass(frozen=True)
class GuaranteeEvent(ApplicationEvent):
    """The guarantor is known by the question alone: they need no account."""

    guarantee_id: UUID


@event("applications.guarantor_asked")
@dataclass(frozen=True)
class GuarantorAsked(GuaranteeEvent):
    until: datetime


@event("applications.guarantor_reminded")
@dataclass(frozen=True)
class GuarantorReminded(GuaranteeEvent):
    until: datetime


@event("applications.guarantor_confirmed")
@dataclass(frozen=True)
class GuarantorConfirmed(GuaranteeEvent):
    pass


@event("applications.guarantor_refused")
@dataclass(frozen=True)
class GuarantorRefused(GuaranteeEvent):
    reason: str


@event("applications.guarantor_silent")
@dataclass(frozen=True)
class GuarantorSilent(GuaranteeEvent):
    """No answer within the days given: the applicant corrects and asks again."""


@event("applications.recalled")
@dataclass(frozen=True)
class ApplicationRecalled(ApplicationEvent):
    """Before the guarantor answered: a draft again, to be corrected."""


@event("applications.place_chosen")
@dataclass(frozen=True)
class PlaceChosen(ApplicationEvent):
    """`bill_id` is None when there was nothing left to pay."""

    booking_id: UUID
    starts_at: datetime
    bill_id: UUID | None
    pay_until: datetime | None


@event("applications.payment_asked")
@dataclass(frozen=True)
class PaymentAsked(ApplicationEvent):
    """A bill was opened for which no place waits."""

    bill_id: UUID
    pay_until: datetime


@event("applications.payment_lapsed")
@dataclass(frozen=True)
class PaymentLapsed(ApplicationEvent):
    """It was not paid in time; another can be asked for."""

    bill_id: UUID


@event("applications.stage_reached")
@dataclass(frozen=True)
class StageReached(ApplicationEvent):
    """What somebody else did brought it to this stage of its process: now it is due."""

    stage: str


@event("applications.letter_issued")
@dataclass(frozen=True)
class LetterIssued(ApplicationEvent):
    paper_id: UUID


@event("applications.confirmed")
@dataclass(frozen=True)
class ApplicationConfirmed(ApplicationEvent):
    booking_id: UUID


@event("applications.place_changed")
@dataclass(frozen=True)
class PlaceChanged(ApplicationEvent):
    booking_id: UUID


@event("applications.place_given_back")
@dataclass(frozen=True)
class PlaceGivenBack(ApplicationEvent):
    paid: bool


@event("applications.hold_expired")
@dataclass(frozen=True)
class HoldExpired(ApplicationEvent):
    bill_id: UUID


@event("applications.paid_without_place")
@dataclass(frozen=True)
class PaidWithoutPlace(ApplicationEvent):
    """The money came after the place had gone: it stays as credit, the person chooses again."""

    bill_id: UUID


@event("applications.visit_missed")
@dataclass(frozen=True)
class VisitMissedByApplicant(ApplicationEvent):
    pass


@event("applications.correction_requested")
@dataclass(frozen=True)
class CorrectionRequested(ApplicationEvent):
    correction_id: UUID
    items: list[str]


@event("applications.correction_sent")
@dataclass(frozen=True)
class CorrectionSent(ApplicationEvent):
    correction_id: UUID


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


@event("applications.withdrawn")
@dataclass(frozen=True)
class ApplicationWithdrawn(ApplicationEvent):
    paid: bool


@event("applications.draft_expired")
@dataclass(frozen=True)
class DraftExpired(ApplicationEvent):
    pass


@event("applications.handed_off")
@dataclass(frozen=True)
class ApplicationHandedOff(ApplicationEvent):
    """The person has filed it with another agency. Its number there is not told."""


@event("applications.filing_noted")
@dataclass(frozen=True)
class FilingNoted(ApplicationEvent):
    """How it stands there now; `status` is a code of `lifecycle.Filing`."""

    status: str


@event("applications.ended_elsewhere")
@dataclass(frozen=True)
class EndedElsewhere(ApplicationEvent):
    granted: bool


@dataclass(frozen=True)
class OutreachEvent(Event):
    """About a list for an outreach day; who stands on it is not told."""

    list_id: UUID
    office: str


@event("applications.outreach_list_made")
@dataclass(frozen=True)
class OutreachListMade(OutreachEvent):
    point: str
    day: date


@event("applications.outreach_rows_added")
@dataclass(frozen=True)
class OutreachRowsAdded(OutreachEvent):
    """`refused` rows were shown again to be mended."""

    added: int
    refused: int


@event("applications.outreach_row_removed")
@dataclass(frozen=True)
class OutreachRowRemoved(OutreachEvent):
    row_id: UUID


@event("applications.outreach_list_closed")
@dataclass(frozen=True)
class OutreachListClosed(OutreachEvent):
    rows: int


@event("applications.outreach_slips_read")
@dataclass(frozen=True)
class OutreachSlipsRead(OutreachEvent):
    """Staff opened the cards to print: names and codes of so many people."""

    rows: int


@event("applications.outreach_rows_forgotten")
@dataclass(frozen=True)
class OutreachRowsForgotten(OutreachEvent):
    """So many people never used their invitation; what was known about them is deleted."""

    rows: int


@event("applications.invitation_claimed")
@dataclass(frozen=True)
class InvitationClaimed(ApplicationEvent):
    """`begun` unless the application was there before."""

    list_id: UUID
    begun: bool

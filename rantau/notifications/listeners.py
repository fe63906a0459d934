"""Who is told of what. Each listener chooses the message and hands over ids; the words come from `messages`."""

from typing import Any
from uuid import UUID

from rantau.accounts.events import (
    AccountOpened,
    ContactChanged,
    NikAlreadyRegistered,
    PasswordChanged,
    SecondFactorAdded,
    SecondFactorRemoved,
    SignInStopped,
)
from rantau.applications.events import (
    ApplicationApproved,
    ApplicationCompleted,
    ApplicationConfirmed,
    ApplicationEvent,
    ApplicationRejected,
    ApplicationSubmitted,
    ApplicationSuspended,
    ApplicationWithdrawn,
    CorrectionRequested,
    CorrectionSent,
    DraftExpired,
    EndedElsewhere,
    GuarantorAsked,
    GuarantorConfirmed,
    GuarantorRefused,
    GuarantorReminded,
    GuarantorSilent,
    HoldExpired,
    LetterIssued,
    PaidWithoutPlace,
    PaymentAsked,
    PaymentLapsed,
    PlaceChanged,
    PlaceChosen,
    PlaceGivenBack,
    SamePersonRefused,
    SpellingFixed,
    StageReached,
    StopLifted,
    VisitMissedByApplicant,
)
from rantau.appointments.events import PlaceMoved
from rantau.casework.events import FieldCheckOrdered
from rantau.collection.events import BookletReady, PickupCodeRenewed
from rantau.foundation import clock
from rantau.foundation.actor import Actor
from rantau.journal.listening import Entry, listens_to
from rantau.notifications import actions
from rantau.notifications.events import MessageOpened
from rantau.notifications.messages import AWAITED, SENT
from rantau.payments.events import BillSettled, PaymentNeedsReview

TELLER = Actor.system("notifications.tell")


def _tell(code: str, account_id: UUID, entry: Entry, application: str = "", **details: Any) -> None:
    actions.tell(
        code=code,
        account_id=account_id,
        key=f"journal:{entry.id}",
        application=application,
        details=details,
        happened_at=entry.at,
        actor=TELLER,
        now=clock.now(),
    )


def _tell_applicant(code: str, event: ApplicationEvent, entry: Entry, **details: Any) -> None:
    _tell(code, event.account_id, entry, event.application, **details)


def _write_to_guarantor(code: str, guarantee_id: UUID, entry: Entry) -> None:
    actions.write_to_guarantor(
        code=code, guarantee_id=guarantee_id, key=f"journal:{entry.id}", actor=TELLER, now=clock.now()
    )


@listens_to(AccountOpened)
def account_opened(event: AccountOpened, entry: Entry) -> None:
    _tell("account_opened", event.account_id, entry)


@listens_to(NikAlreadyRegistered)
def nik_registered(event: NikAlreadyRegistered, entry: Entry) -> None:
    _tell("nik_registered", event.account_id, entry)


@listens_to(ContactChanged)
def contact_changed(event: ContactChanged, entry: Entry) -> None:
    _tell("contact_changed", event.account_id, entry)


@listens_to(PasswordChanged)
def password_changed(event: PasswordChanged, entry: Entry) -> None:
    _tell("password_changed", event.account_id, entry)


@listens_to(SecondFactorAdded)
def second_factor_added(event: SecondFactorAdded, entry: Entry) -> None:
    _tell("second_factor_added", event.account_id, entry)


@listens_to(SecondFactorRemoved)
def second_factor_removed(event: SecondFactorRemoved, entry: Entry) -> None:
    _tell("second_factor_removed", event.account_id, entry)


@listens_to(SignInStopped)
def sign_in_stopped(event: SignInStopped, entry: Entry) -> None:
    if event.account_id:
        _tell("sign_in_stopped", event.account_id, entry)


@listens_to(ApplicationSubmitted)
def application_submitted(event: ApplicationSubmitted, entry: Entry) -> None:
    _tell_applicant(SENT.get(event.stage, "application_received"), event, entry)


@listens_to(SamePersonRefused)
def same_person_refused(event: SamePersonRefused, entry: Entry) -> None:
    """Nothing of the application that was refused: it is somebody else's."""
    _tell("same_person_refused", event.told, entry)


@listens_to(StopLifted)
def stop_lifted(event: StopLifted, entry: Entry) -> None:
    _tell_applicant("stop_lifted", event, entry)


@listens_to(SpellingFixed)
def spelling_fixed(event: SpellingFixed, entry: Entry) -> None:
    _tell_applicant("spelling_fixed", event, entry)


@listens_to(GuarantorAsked)
def ask_guarantor(event: GuarantorAsked, entry: Entry) -> None:
    _write_to_guarantor("guarantee_asked", event.guarantee_id, entry)


@listens_to(GuarantorReminded)
def remind_guarantor(event: GuarantorReminded, entry: Entry) -> None:
    _write_to_guarantor("guarantee_reminder", event.guarantee_id, entry)


@listens_to(GuarantorAsked)
def guarantor_asked(event: GuarantorAsked, entry: Entry) -> None:
    _tell_applicant("guarantor_asked", event, entry, until=event.until)


@listens_to(GuarantorConfirmed)
def guarantor_confirmed(event: GuarantorConfirmed, entry: Entry) -> None:
    _tell_applicant("guarantor_confirmed", event, entry)


@listens_to(GuarantorRefused)
def guarantor_refused(event: GuarantorRefused, entry: Entry) -> None:
    _tell_applicant("guarantor_refused", event, entry)


@listens_to(GuarantorSilent)
def guarantor_silent(event: GuarantorSilent, entry: Entry) -> None:
    _tell_applicant("guarantor_silent", event, entry)


@listens_to(PlaceChosen)
def place_chosen(event: PlaceChosen, entry: Entry) -> None:
    """With nothing left to pay the place is confirmed at once."""
    _tell_applicant("place_held" if event.bill_id else "place_confirmed", event, entry)


@listens_to(StageReached)
def stage_reached(event: StageReached, entry: Entry) -> None:
    """Only where it is the applicant's turn; what the office does next is told when it is done."""
    if event.stage in AWAITED:
        _tell_applicant(AWAITED[event.stage], event, entry, stage=event.stage)


@listens_to(PaymentAsked)
def payment_asked(event: PaymentAsked, entry: Entry) -> None:
    _tell_applicant("payment_asked", event, entry)


@listens_to(PaymentLapsed)
def payment_lapsed(event: PaymentLapsed, entry: Entry) -> None:
    _tell_applicant("payment_lapsed", event, entry)


@listens_to(LetterIssued)
def letter_ready(event: LetterIssued, entry: Entry) -> None:
    _tell_applicant("letter_ready", event, entry)


@listens_to(ApplicationConfirmed)
def application_confirmed(event: ApplicationConfirmed, entry: Entry) -> None:
    _tell_applicant("place_confirmed", event, entry)


@listens_to(PlaceChanged)
def place_changed(event: PlaceChanged, entry: Entry) -> None:
    _tell_applicant("place_changed", event, entry)


@listens_to(PlaceMoved)
def place_moved_by_office(event: PlaceMoved, entry: Entry) -> None:
    if event.by_office:
        _tell("place_moved_by_office", event.account_id, entry, event.application)


@listens_to(PlaceGivenBack)
def place_given_back(event: PlaceGivenBack, entry: Entry) -> None:
    _tell_applicant("place_given_back", event, entry, paid=event.paid)


@listens_to(HoldExpired)
def hold_expired(event: HoldExpired, entry: Entry) -> None:
    _tell_applicant("hold_expired", event, entry)


@listens_to(PaidWithoutPlace)
def paid_without_place(event: PaidWithoutPlace, entry: Entry) -> None:
    _tell_applicant("paid_without_place", event, entry)


@listens_to(VisitMissedByApplicant)
def visit_missed(event: VisitMissedByApplicant, entry: Entry) -> None:
    _tell_applicant("visit_missed", event, entry)


@listens_to(BillSettled)
def payment_settled(event: BillSettled, entry: Entry) -> None:
    _tell("payment_settled", event.account_id, entry, event.application, bill_id=event.bill_id, paid_at=event.paid_at)


@listens_to(PaymentNeedsReview)
def payment_in_review(event: PaymentNeedsReview, entry: Entry) -> None:
    """Money for an order that nobody knows has no owner to tell."""
    if event.account_id:
        _tell("payment_in_review", event.account_id, entry, event.application, amount=event.amount)


@listens_to(CorrectionRequested)
def correction_requested(event: CorrectionRequested, entry: Entry) -> None:
    _tell_applicant("correction_requested", event, entry, correction_id=event.correction_id)


@listens_to(CorrectionSent)
def correction_received(event: CorrectionSent, entry: Entry) -> None:
    _tell_applicant("correction_received", event, entry)


@listens_to(EndedElsewhere)
def ended_elsewhere(event: EndedElsewhere, entry: Entry) -> None:
    _tell_applicant("ended_elsewhere", event, entry, granted=event.granted)


@listens_to(FieldCheckOrdered)
def examined_further(event: FieldCheckOrdered, entry: Entry) -> None:
    _tell("examined_further", event.account_id, entry, event.application)


@listens_to(ApplicationApproved)
def application_approved(event: ApplicationApproved, entry: Entry) -> None:
    _tell_applicant("application_approved", event, entry, working_days=event.working_days)


@listens_to(BookletReady)
def ready_for_collection(event: BookletReady, entry: Entry) -> None:
    _tell("ready_for_collection", event.account_id, entry, event.application)


@listens_to(PickupCodeRenewed)
def code_renewed(event: PickupCodeRenewed, entry: Entry) -> None:
    _tell("ready_for_collection", event.account_id, entry, event.application)


@listens_to(ApplicationRejected)
def application_rejected(event: ApplicationRejected, entry: Entry) -> None:
    _tell_applicant("application_rejected", event, entry, reason_code=event.reason_code)


@listens_to(ApplicationSuspended)
def application_suspended(event: ApplicationSuspended, entry: Entry) -> None:
    _tell_applicant("application_suspended", event, entry, until=event.until)


@listens_to(ApplicationWithdrawn)
def application_withdrawn(event: ApplicationWithdrawn, entry: Entry) -> None:
    _tell_applicant("application_withdrawn", event, entry, paid=event.paid)


@listens_to(ApplicationCompleted)
def application_completed(event: ApplicationCompleted, entry: Entry) -> None:
    _tell_applicant("application_completed", event, entry)


@listens_to(DraftExpired)
def draft_expired(event: DraftExpired, entry: Entry) -> None:
    _tell_applicant("draft_expired", event, entry)


@listens_to(MessageOpened)
def mark_opened(event: MessageOpened, entry: Entry) -> None:
    actions.mark_opened(item_id=event.item_id, opened_at=entry.at, actor=TELLER, now=clock.now())

"""What happened to accounts. Ids and plain codes only."""

from uuid import UUID

from rantau.journal.events import Event, event


@event("accounts.sign_up_begun")
class SignUpBegun(Event):
    sign_up: UUID
    channel: str


@event("accounts.sign_up_continued")
class SignUpContinued(Event):
    sign_up: UUID
    step: str


@event("accounts.code_sent")
class CodeSent(Event):
    """`account_id` is None when the address belongs to nobody."""

    purpose: str
    channel: str
    account_id: UUID | None = None


@event("accounts.code_tried")
class CodeTried(Event):
    purpose: str
    accepted: bool
    account_id: UUID | None = None


@event("accounts.account_opened")
class AccountOpened(Event):
    account_id: UUID
    person_id: UUID | None
    channel: str


@event("accounts.nik_already_registered")
class NikAlreadyRegistered(Event):
    """Somebody wrote the NIK of this person in another account. `account_id` is the account that had it first."""

    account_id: UUID
    person_id: UUID


@event("accounts.member_added")
class MemberAdded(Event):
    """A member of the family is looked after from this account now. `relation` is a code."""

    account_id: UUID
    person_id: UUID
    relation: str


@event("accounts.member_corrected")
class MemberCorrected(Event):
    """`fields` names what was changed, never the values."""

    account_id: UUID
    person_id: UUID
    fields: list[str]


@event("accounts.member_removed")
class MemberRemoved(Event):
    account_id: UUID
    person_id: UUID


@event("accounts.sign_in_stopped")
class SignInStopped(Event):
    """Ten wrong passwords for this account from one network address."""

    account_id: UUID | None


@event("accounts.signed_in")
class SignedIn(Event):
    account_id: UUID
    method: str


@event("accounts.signed_out")
class SignedOut(Event):
    account_id: UUID


@event("accounts.sessions_ended")
class SessionsEnded(Event):
    account_id: UUID
    count: int


@event("accounts.password_changed")
class PasswordChanged(Event):
    account_id: UUID
    recovered: bool


@event("accounts.second_factor_added")
class SecondFactorAdded(Event):
    account_id: UUID
    factor: str


@event("accounts.second_factor_removed")
class SecondFactorRemoved(Event):
    account_id: UUID
    factor: str


@event("accounts.recovery_codes_renewed")
class RecoveryCodesRenewed(Event):
    account_id: UUID


@event("accounts.contact_changed")
class ContactChanged(Event):
    account_id: UUID
    channel: str


@event("accounts.consent_recorded")
class ConsentRecorded(Event):
    account_id: UUID
    purpose: str
    version: str
    given: bool


@event("accounts.post_added")
class PostAdded(Event):
    account_id: UUID
    office: str
    role: str


@event("accounts.post_ended")
class PostEnded(Event):
    account_id: UUID
    office: str
    role: str


@event("accounts.leftovers_forgotten")
class LeftoversForgotten(Event):
    count: int

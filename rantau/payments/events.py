"""What happened to money. `application` is the bill's holder, `account_id` the account it belongs to."""

from datetime import datetime
from uuid import UUID

from rantau.journal.events import Event, event


@event("payments.bill_opened")
class BillOpened(Event):
    """`amount` in rupiah."""

    application: str
    account_id: UUID
    office: str
    bill_id: UUID
    amount: int
    expires_at: datetime


@event("payments.attempt_started")
class AttemptStarted(Event):
    application: str
    account_id: UUID
    office: str
    bill_id: UUID
    attempt_id: UUID
    channel: str


@event("payments.attempt_changed")
class AttemptChanged(Event):
    """The gateway answered, or told us that the attempt ended unpaid."""

    application: str
    office: str
    bill_id: UUID
    attempt_id: UUID
    state: str


@event("payments.bill_settled")
class BillSettled(Event):
    """`late`: the bill had expired or been cancelled before, so its place may be gone: give a place or a credit.

    `via` is the channel, or TREASURER when one confirmed it by hand.
    """

    application: str
    account_id: UUID
    office: str
    bill_id: UUID
    amount: int
    paid_at: datetime
    late: bool
    via: str


@event("payments.bill_expired")
class BillExpired(Event):
    application: str
    account_id: UUID
    office: str
    bill_id: UUID


@event("payments.bill_cancelled")
class BillCancelled(Event):
    application: str
    account_id: UUID
    office: str
    bill_id: UUID


@event("payments.needs_review")
class PaymentNeedsReview(Event):
    """Money came that no rule may place. Without `bill_id` it is for an unknown order; `application` is then ""."""

    application: str
    office: str
    review_id: UUID
    reason: str
    amount: int
    bill_id: UUID | None = None
    account_id: UUID | None = None


@event("payments.review_answered")
class ReviewAnswered(Event):
    application: str
    office: str
    review_id: UUID
    answer: str


@event("payments.state_receipt_arrived")
class StateReceiptArrived(Event):
    """The treasury booked the money of a bill that was settled before."""

    application: str
    office: str
    bill_id: UUID


@event("payments.notice_received")
class NoticeReceived(Event):
    application: str
    gateway: str
    notice_id: UUID
    told: str


@event("payments.receipt_issued")
class ReceiptIssued(Event):
    application: str
    account_id: UUID
    office: str
    bill_id: UUID
    paper_id: UUID

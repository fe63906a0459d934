"""Places and money."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from rantau.applications.events.base import ApplicationEvent
from rantau.journal.events import event


@event("applications.place_chosen")
@dataclass(frozen=True)
class PlaceChosen(ApplicationEvent):
    """`bill_id` is None when there was nothing left to pay."""

    booking_id: UUID
    starts_at: datetime
    bill_id: UUID | None
    pay_until: datetime | None


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


@event("applications.paid_without_place")
@dataclass(frozen=True)
class PaidWithoutPlace(ApplicationEvent):
    """The money came after the place had gone: it stays as credit, the person chooses again."""

    bill_id: UUID


@event("applications.visit_missed")
@dataclass(frozen=True)
class VisitMissedByApplicant(ApplicationEvent):
    pass


@event("applications.confirmed")
@dataclass(frozen=True)
class ApplicationConfirmed(ApplicationEvent):
    booking_id: UUID

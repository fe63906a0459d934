"""What a guarantor was asked and said."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from rantau.applications.events.base import ApplicationEvent
from rantau.journal.events import event


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

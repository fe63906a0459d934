"""While it is filled in, and sent."""

from dataclasses import dataclass

from rantau.applications.events.base import ApplicationEvent
from rantau.journal.events import event


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


@event("applications.draft_expired")
@dataclass(frozen=True)
class DraftExpired(ApplicationEvent):
    pass


@event("applications.withdrawn")
@dataclass(frozen=True)
class ApplicationWithdrawn(ApplicationEvent):
    paid: bool


@event("applications.recalled")
@dataclass(frozen=True)
class ApplicationRecalled(ApplicationEvent):
    """Before the guarantor answered: a draft again, to be corrected."""

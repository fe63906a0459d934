"""Filed at another agency."""

from dataclasses import dataclass

from rantau.applications.events.base import ApplicationEvent
from rantau.journal.events import event


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

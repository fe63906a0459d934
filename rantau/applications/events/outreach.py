"""Lists of people for an outreach day."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from rantau.applications.events.base import ApplicationEvent
from rantau.journal.events import Event, event


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

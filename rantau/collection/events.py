"""What happened to a booklet; told to `notifications`, shown by `audit`. Never its number, never the code."""

from dataclasses import dataclass
from uuid import UUID

from rantau.journal.events import Event, event


@dataclass(frozen=True)
class BookletEvent(Event):
    application: str
    person_id: UUID
    account_id: UUID
    office: str
    booklet_id: UUID


@event("collection.booklet_opened")
@dataclass(frozen=True)
class BookletOpened(BookletEvent):
    pass


@event("collection.booklet_printed")
@dataclass(frozen=True)
class BookletPrinted(BookletEvent):
    pass


@event("collection.booklet_checked")
@dataclass(frozen=True)
class BookletChecked(BookletEvent):
    """`flaw` is a code of `Flaw`, empty when it passed."""

    passed: bool
    flaw: str


@event("collection.booklet_ready")
@dataclass(frozen=True)
class BookletReady(BookletEvent):
    pass


@event("collection.pickup_code_renewed")
@dataclass(frozen=True)
class PickupCodeRenewed(BookletEvent):
    pass


@event("collection.pickup_failed")
@dataclass(frozen=True)
class PickupFailed(BookletEvent):
    """A wrong or expired code. `locked` says that no more tries are left."""

    tries: int
    locked: bool


@event("collection.booklet_handed_over")
@dataclass(frozen=True)
class BookletHandedOver(BookletEvent):
    receiver: str
    on_paper: bool

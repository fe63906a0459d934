"""What happened to papers."""

from dataclasses import dataclass
from uuid import UUID

from rantau.journal.events import Event, event


@dataclass(frozen=True)
class PaperEvent(Event):
    """`application` is the public reference of whatever holds the paper, `account_id` the account that brought it."""

    application: str
    account_id: UUID
    document_id: UUID
    slot: str


@event("documents.paper_received")
@dataclass(frozen=True)
class PaperReceived(PaperEvent):
    """`sha256` is the digest of what is kept, `replaced` the paper that lay in this place before.

    `copy_of` is the paper whose file is used here once more.
    """

    position: int
    media: str
    pages: int
    size: int
    sha256: str
    replaced: UUID | None
    copy_of: UUID | None = None


@event("documents.paper_removed")
@dataclass(frozen=True)
class PaperRemoved(PaperEvent):
    pass


@event("documents.paper_kept")
@dataclass(frozen=True)
class PaperKept(PaperEvent):
    """Its owner looked again and keeps it. `advice` are the codes of what looked poor."""

    advice: list[str]


@event("documents.paper_judged")
@dataclass(frozen=True)
class PaperJudged(PaperEvent):
    """`reason` is a code of `lifecycle.Reason`, empty when accepted."""

    accepted: bool
    reason: str


@event("documents.paper_opened")
@dataclass(frozen=True)
class PaperOpened(PaperEvent):
    """Staff looked at a paper. `fields` names what was seen, as every event of opening does."""

    purpose: str
    fields: list[str]
    office: str
    person_id: UUID | None


@event("documents.paper_read")
@dataclass(frozen=True)
class PaperRead(PaperEvent):
    """A machine looked what the paper says. `fields` are codes; what they say is not told. `kind` may be empty."""

    state: str
    kind: str
    fields: list[str]


@event("documents.paper_copied")
@dataclass(frozen=True)
class PaperCopied(PaperOpened):
    """Staff took a copy away, with their name across it."""


@event("documents.files_erased")
@dataclass(frozen=True)
class FilesErased(Event):
    """The files of removed papers are gone from the storage; their rows stay."""

    documents: list[UUID]

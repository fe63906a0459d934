"""What happened to papers. `application` is the public reference of whatever holds them."""

from uuid import UUID

from rantau.journal.events import Event, event


@event("documents.paper_received")
class PaperReceived(Event):
    """`sha256` is the digest of what is kept; `replaced` the paper that lay in this place before."""

    application: str
    account_id: UUID
    document_id: UUID
    slot: str
    position: int
    media: str
    pages: int
    size: int
    sha256: str
    replaced: UUID | None = None


@event("documents.paper_removed")
class PaperRemoved(Event):
    application: str
    account_id: UUID
    document_id: UUID
    slot: str


@event("documents.paper_judged")
class PaperJudged(Event):
    """`reason` is a code of `lifecycle.Reason`, empty when accepted."""

    application: str
    account_id: UUID
    document_id: UUID
    slot: str
    accepted: bool
    reason: str


@event("documents.paper_opened")
class PaperOpened(Event):
    """Staff looked at a paper. `fields` names what was seen, as every event of opening does."""

    application: str
    account_id: UUID
    document_id: UUID
    purpose: str
    fields: list[str]
    office: str
    person_id: UUID | None = None


@event("documents.files_erased")
class FilesErased(Event):
    """The files of removed papers are gone from the storage; their rows stay."""

    documents: list[UUID]

from dataclasses import dataclass
from uuid import UUID

from rantau.journal.events import Event, event


@event("issuing.paper_issued")
@dataclass(frozen=True)
class PaperIssued(Event):
    """`sha256` is the digest of the PDF: what was handed out can be told from what somebody made of it."""

    application: str
    account_id: UUID
    office: str
    paper_id: UUID
    kind: str
    number: str
    sha256: str


@event("issuing.paper_revoked")
@dataclass(frozen=True)
class PaperRevoked(Event):
    """`reason` is a code of `policies.Reason`."""

    application: str
    account_id: UUID
    office: str
    paper_id: UUID
    kind: str
    number: str
    reason: str

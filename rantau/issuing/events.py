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


@event("issuing.office_key_made")
@dataclass(frozen=True)
class OfficeKeyMade(Event):
    """`fingerprint` is the SHA-256 of the certificate; `valid_until` an ISO date."""

    office: str
    fingerprint: str
    valid_until: str


@event("issuing.office_key_retired")
@dataclass(frozen=True)
class OfficeKeyRetired(Event):
    """`reason` is a code of `policies.Retirement`."""

    office: str
    fingerprint: str
    reason: str

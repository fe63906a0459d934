from uuid import UUID

from rantau.journal.events import Event, event


@event("issuing.paper_issued")
class PaperIssued(Event):
    application: str
    office: str
    paper_id: UUID
    kind: str

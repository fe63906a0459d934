"""That somebody read the journal."""

from dataclasses import dataclass
from uuid import UUID

from rantau.journal.events import Event, event


@event("audit.journal_read")
@dataclass(frozen=True)
class JournalRead(Event):
    """What was asked for; `actor` is an account or the name of a process, `kind` the code of an event."""

    application: str
    person_id: UUID | None
    office: str
    actor: str
    kind: str
    day: str
    shown: int

"""What every event of an application tells."""

from dataclasses import dataclass
from uuid import UUID

from rantau.journal.events import Event


@dataclass(frozen=True)
class ApplicationEvent(Event):
    """`account_id` owns the application, `person_id` is whom it is for, `service` is the catalogue's code."""

    application: str
    person_id: UUID
    account_id: UUID
    office: str
    service: str

"""What the catalogue announces."""

from datetime import date
from uuid import UUID

from rantau.journal.events import Event, event


@event("catalogue.service_published")
class ServicePublished(Event):
    """A new version of a service; applications begun from now on follow it."""

    service: str
    version: int
    digest: str


@event("catalogue.file_refused")
class ServiceFileRefused(Event):
    """A service file of the installation is broken; what is in force stays. `faults` name file, line and key."""

    file: str
    digest: str
    faults: tuple[str, ...]


@event("catalogue.file_mended")
class ServiceFileMended(Event):
    """A file that was broken is in order, or gone."""

    file: str


@event("catalogue.edit_entered")
class EditEntered(Event):
    """The office set something in place of a service file. `amount` in rupiah for a fee; texts stay in the edit."""

    office: str
    service: str
    kind: str
    key: str
    effective_from: date
    edit_id: UUID
    amount: int | None = None


@event("catalogue.edit_taken_back")
class EditTakenBack(Event):
    """The office let go of an edit before its day."""

    office: str
    service: str
    kind: str
    key: str
    effective_from: date
    edit_id: UUID

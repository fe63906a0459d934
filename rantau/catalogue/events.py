"""What the catalogue announces."""

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

"""What the catalogue announces."""

from rantau.journal.events import Event, event


@event("catalogue.service_published")
class ServicePublished(Event):
    """A new version of a service; applications begun from now on follow it."""

    service: str
    version: int
    digest: str

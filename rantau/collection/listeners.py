"""An approval begins the way to the printer."""

from rantau.applications.events import ApplicationApproved
from rantau.collection import actions
from rantau.foundation.actor import Actor
from rantau.journal.listening import Entry, listens_to

OPENING = Actor.system("collection.open_production")


@listens_to(ApplicationApproved)
def open_production(event: ApplicationApproved, entry: Entry) -> None:
    actions.open_production(reference=event.application, actor=OPENING, now=entry.at)

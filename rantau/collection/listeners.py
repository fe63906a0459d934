"""What was approved and needs nothing more of anybody begins the way to the printer."""

from rantau.applications.events import StageReached
from rantau.collection import actions
from rantau.foundation.actor import Actor
from rantau.journal.listening import Entry, listens_to

OPENING = Actor.system("collection.open_production")


@listens_to(StageReached)
def open_production(event: StageReached, entry: Entry) -> None:
    if event.stage in {"PRINT", "COLLECT"}:
        actions.open_production(reference=event.application, actor=OPENING, now=entry.at)

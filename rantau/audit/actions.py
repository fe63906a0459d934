"""Reading the journal leaves an entry in it."""

from datetime import datetime

from django.db import transaction

from rantau.audit import policies
from rantau.audit.events import JournalRead
from rantau.audit.queries import Wanted
from rantau.foundation.actor import Actor
from rantau.foundation.refusals import NotAllowed
from rantau.journal import journal


@transaction.atomic
def note_read(*, wanted: Wanted, shown: int, actor: Actor, now: datetime) -> None:
    """`shown` entries were shown to the reader. Raises NotAllowed."""
    if not policies.can_read(actor):
        raise NotAllowed
    happened = JournalRead(
        application=wanted.application,
        person_id=wanted.person_id,
        office=actor.office,
        actor=wanted.actor,
        kind=wanted.kind,
        day=wanted.day.isoformat() if wanted.day else "",
        shown=shown,
    )
    journal.record(happened, actor=actor, now=now)

"""A copy of a paper leaves the house: who took it is written across every page, and in the journal."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from rantau.documents import policies, queries
from rantau.documents.actions.making import understood
from rantau.documents.actions.moving import about
from rantau.documents.engines import child
from rantau.documents.engines.base import Rebuilt
from rantau.documents.events import PaperCopied
from rantau.foundation.actor import Actor
from rantau.foundation.refusals import NotAllowed
from rantau.journal import journal


def copy_paper(
    *, document_id: UUID, lines: Sequence[str], purpose: str, person_id: UUID, actor: Actor, now: datetime
) -> Rebuilt:
    """The paper with `lines` across it; what is stored stays as it is. Raises NotAllowed, PaperUnread, TryAgainSoon."""
    document = queries.one(document_id)
    if not policies.can_open(actor, document):
        raise NotAllowed
    with understood():
        stamped = child.stamp(queries.content(document), lines)
    with transaction.atomic():
        happened = PaperCopied(
            **about(document),
            purpose=purpose,
            fields=[f"paper:{document.slot}"],
            office=actor.office,
            person_id=person_id,
        )
        journal.record(happened, actor=actor, now=now)
    return stamped

"""Papers whose words a machine may know are handed to it. Nothing waits for it."""

from datetime import datetime, timedelta
from uuid import UUID

from rantau.applications import queries
from rantau.documents import actions as documents
from rantau.documents.queries import one
from rantau.foundation.actor import Actor

STALE = timedelta(hours=6)
"""After a long outage the machine has better things to do than papers that nobody waits for any more; in a demo most of
what is told lies in the past."""


def have_paper_read(*, reference: str, document_id: UUID, came_at: datetime, actor: Actor, now: datetime) -> bool:
    """Whether it will be read: not every paper of a service is one that can be. Raises NotAllowed."""
    if came_at < now - STALE:
        return False
    application, slot = queries.by_references([reference]).get(reference), one(document_id).slot
    if application is None:
        return False
    papers = {paper.code: paper for paper in queries.definition(application).papers}
    if slot not in papers or not queries.is_read(papers[slot]):
        return False
    return documents.want_reading(document_id=document_id, actor=actor, now=now)

"""A paper takes its place; what lay there is replaced and keeps its verdict."""

from datetime import datetime

from django.db import transaction

from rantau.documents import queries
from rantau.documents.actions.moving import about, move, note_change
from rantau.documents.actions.storing import one_at_a_time, within_quota
from rantau.documents.events import PaperReceived
from rantau.documents.models import Document
from rantau.foundation.actor import Actor
from rantau.foundation.refusals import NotAllowed, Stale
from rantau.journal import journal


def in_place_of(new: Document) -> Document | None:
    """What lies where the new paper goes."""
    return queries.of(new.holder).filter(slot=new.slot, position=new.position, owner_id=new.owner_id).first()


@transaction.atomic
def keep(document: Document, *, actor: Actor, now: datetime, instead_of: Document | None = None) -> None:
    """The row of a paper whose files are stored, in its place. Raises Stale when it was made of a paper that has gone meanwhile."""
    one_at_a_time(document.owner_id)
    within_quota(document.owner_id, document.raw_size, now)
    replaced = _make_place(document, actor=actor, now=now)
    if instead_of is not None and replaced != instead_of:
        raise Stale
    document.save(force_insert=True)
    note_change(document, "", actor=actor, now=now)
    journal.record(_received_event(document, replaced), actor=actor, now=now)


def _make_place(new: Document, *, actor: Actor, now: datetime) -> Document | None:
    """What lay where the new paper goes, now replaced."""
    before = queries.of(new.holder).select_for_update().filter(slot=new.slot, position=new.position).first()
    if before is not None:
        if before.owner_id != new.owner_id:
            raise NotAllowed
        move(before, "replace", actor=actor, now=now)
    return before


def _received_event(document: Document, replaced: Document | None) -> PaperReceived:
    return PaperReceived(
        **about(document),
        position=document.position,
        media=document.media,
        pages=document.pages,
        size=document.size,
        sha256=document.sha256,
        replaced=replaced.pk if replaced else None,
        copy_of=document.copy_of_id,
    )

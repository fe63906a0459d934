"""The one place where a booklet changes, with the line it leaves in the chain of custody."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from rantau.collection.lifecycle import BOOKLET, State
from rantau.collection.models import Booklet, Custody
from rantau.foundation.actor import Actor
from rantau.foundation.refusals import NotAllowed

Policy = Callable[[Actor, Booklet], bool]


def locked(booklet_id: UUID, actor: Actor, allowed: Policy) -> Booklet:
    """The row, locked until the transaction ends. Raises NotAllowed, Booklet.DoesNotExist."""
    rows = Booklet.objects.select_for_update(of=("self",)).select_related("application")
    booklet = rows.get(pk=booklet_id)
    if not allowed(actor, booklet):
        raise NotAllowed
    return booklet


def move(booklet: Booklet, name: str, to_place: str, *, actor: Actor, now: datetime, **changed: Any) -> None:
    """Ask the table, set `changed` with the new state, and note where the booklet is now. The row must be locked."""
    booklet.state = BOOKLET.next(State(booklet.state), name, {"is_printed": booklet.is_printed})
    for field, value in changed.items():
        setattr(booklet, field, value)
    booklet.save(update_fields=["state", *changed])
    note(booklet, name, to_place, actor=actor, now=now)


def note(booklet: Booklet, name: str, to_place: str, *, actor: Actor, now: datetime) -> None:
    last = Custody.objects.filter(booklet=booklet).order_by("-id").first()
    Custody.objects.create(
        booklet=booklet,
        move=name,
        state=booklet.state,
        from_place=last.to_place if last else "",
        to_place=to_place,
        author_kind=actor.kind,
        author=actor.id,
        author_role=actor.role,
        at=now,
    )


def about(booklet: Booklet) -> dict[str, Any]:
    """What every event of this room says."""
    return {
        "application": booklet.reference,
        "person_id": booklet.application.person_id,
        "account_id": booklet.application.owner_id,
        "office": booklet.office_code,
        "booklet_id": booklet.pk,
    }

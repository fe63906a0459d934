"""The locked visit and its next state: the one place where a visit changes."""

from datetime import datetime
from typing import Any
from uuid import UUID

from rantau.foundation.actor import Actor
from rantau.foundation.refusals import NotAllowed
from rantau.visits import policies
from rantau.visits.lifecycle import VISIT, State
from rantau.visits.models import Counter, Visit, VisitChange


def lock(visit_id: UUID, actor: Actor) -> Visit:
    """The visit, locked, when this actor serves at its office. Raises NotAllowed, Visit.DoesNotExist."""
    rows = Visit.objects.select_for_update(of=("self",)).select_related("point__office", "counter", "booking__slot")
    visit = rows.get(pk=visit_id)
    if not policies.can_serve(actor, visit.point.office.code):
        raise NotAllowed
    return visit


def turn(visit: Visit, move: str, *, actor: Actor, now: datetime, **changed: Any) -> None:
    """Move a locked visit to its next state, set `changed` fields with it, and note who did it."""
    visit.state = VISIT.next(State(visit.state), move)
    for name, value in changed.items():
        setattr(visit, name, value)
    visit.save(update_fields=["state", *changed])
    note(visit, move, visit.counter, actor=actor, now=now)


def note(visit: Visit, move: str, counter: Counter | None, *, actor: Actor, now: datetime) -> None:
    VisitChange.objects.create(
        visit=visit, move=move, state=visit.state, counter=counter, author=f"{actor.kind}:{actor.id}", at=now
    )


def told(visit: Visit) -> dict[str, Any]:
    """The fields that all events about a visit have."""
    return {
        "application": visit.holder,
        "account_id": visit.owner_id,
        "office": visit.point.office.code,
        "visit_id": visit.pk,
        "booking_id": visit.booking_id,
        "point": visit.point.code,
        "lane": visit.lane,
        "ticket": visit.ticket,
    }

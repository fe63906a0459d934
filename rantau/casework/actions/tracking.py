"""What an officer learnt from another agency about a case that goes on there."""

from datetime import datetime

from django.db import transaction

from rantau.applications import actions as applications
from rantau.casework.actions.following import go_on
from rantau.casework.actions.moving import save, worked_on
from rantau.casework.lifecycle import State
from rantau.casework.models import Case
from rantau.foundation.actor import Actor
from rantau.foundation.lifecycle import MoveNotPossible


@transaction.atomic
def note_filing(*, reference: str, version: int, status: str, actor: Actor, now: datetime) -> Case:
    """How it stands there; the officer's hands are free again. Raises NotAllowed, Stale, MoveNotPossible."""
    case = worked_on(reference, version, actor)
    if case.state != State.HANDED_OFF:
        raise MoveNotPossible
    applications.note_filing(reference=reference, status=status, actor=actor, now=now)
    case.assigned_to = None
    save(case)
    go_on(case, actor=actor, now=now)
    return case

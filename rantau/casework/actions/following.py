"""A case that nobody has to come for goes on as soon as the applicant, or another agency, has done everything else."""

from datetime import datetime

from django.db import transaction

from rantau.applications import actions as applications
from rantau.applications import queries as applied
from rantau.casework.actions.checking import send_to_field_check
from rantau.casework.actions.moving import locked, move
from rantau.casework.lifecycle import State
from rantau.casework.models import Case
from rantau.foundation.actor import Actor
from rantau.foundation.refusals import NotAllowed


@transaction.atomic
def follow(*, reference: str, actor: Actor, now: datetime) -> None:
    """The application has come to another stage. Harmless when repeated, and before there is a case."""
    if not actor.is_system:
        raise NotAllowed
    if Case.objects.filter(reference=reference).exists():
        go_on(locked(reference), actor=actor, now=now)


def go_on(case: Case, *, actor: Actor, now: datetime) -> None:
    """To the decision when it is due, or to another agency and back. The row must be locked."""
    application = applied.by_reference(case.reference)
    if case.state == State.HANDED_OFF and application.has_ended:
        move(case, "end_elsewhere", actor=actor, now=now)
    elif case.state == State.WAITING and application.phase == "HANDED_OFF":
        move(case, "hand_off", actor=actor, now=now)
    elif case.state == State.WAITING:
        _examine(case, applied.stage(application), actor=actor, now=now)


def _examine(case: Case, stage: str, *, actor: Actor, now: datetime) -> None:
    if stage not in {"FIELD_CHECK", "DECISION"}:
        return
    applications.begin_examination(reference=case.reference, actor=actor, now=now)
    if stage == "FIELD_CHECK":
        send_to_field_check(case, actor=actor, now=now)
    else:
        move(case, "examine", actor=actor, now=now)

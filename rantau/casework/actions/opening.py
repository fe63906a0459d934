"""Cases begin, come back and close with what the applicant does."""

from datetime import datetime

from django.db import transaction

from rantau.applications import queries as applications
from rantau.casework.actions.moving import about, due, locked, move, note
from rantau.casework.events import CaseClosed, CaseOpened, CorrectionReceived
from rantau.casework.lifecycle import ENDED, State
from rantau.casework.models import Case
from rantau.foundation.actor import Actor
from rantau.foundation.refusals import NotAllowed
from rantau.journal import journal


@transaction.atomic
def open_case(*, reference: str, actor: Actor, now: datetime) -> Case | None:
    """One case for one application, however often it is asked for; none for an application that has ended."""
    if not actor.is_system:
        raise NotAllowed
    application = applications.by_reference(reference)
    if application.has_ended:
        return None
    due_at = due(State.TO_VERIFY, now)
    case, is_new = Case.objects.get_or_create(
        application=application,
        defaults={
            "reference": reference,
            "office_code": application.office_code,
            "opened_at": now,
            "stage_since": now,
            "due_at": due_at,
        },
    )
    if is_new:
        note(case, "open", "", actor=actor, now=now)
        journal.record(CaseOpened(**about(case), due_at=due_at), actor=actor, now=now)
    return case


@transaction.atomic
def receive_correction(*, reference: str, actor: Actor, now: datetime) -> Case:
    """The applicant has put right what was asked: back to the queue, at its old place. Harmless when repeated."""
    if not actor.is_system:
        raise NotAllowed
    case = locked(reference)
    if case.state == State.RETURNED:
        move(case, "receive_correction", actor=actor, now=now)
        journal.record(CorrectionReceived(**about(case)), actor=actor, now=now)
    return case


@transaction.atomic
def close_case(*, reference: str, actor: Actor, now: datetime) -> None:
    """The applicant took the application back. A draft that was withdrawn has no case."""
    if not actor.is_system:
        raise NotAllowed
    if not Case.objects.filter(reference=reference).exists():
        return
    case = locked(reference)
    if case.state not in ENDED:
        move(case, "close", actor=actor, now=now)
        journal.record(CaseClosed(**about(case)), actor=actor, now=now)

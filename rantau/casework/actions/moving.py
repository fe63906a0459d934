"""The one place where a case changes."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from rantau.casework import policies
from rantau.casework.lifecycle import CASE, State
from rantau.casework.models import Case, StatusChange
from rantau.foundation import clock
from rantau.foundation.actor import Actor
from rantau.foundation.refusals import NotAllowed, Stale
from rantau.offices import queries as offices

CLOSES_AT = 16
# Working days that a stage may take at the office; other stages keep the time they had.
STAGE_DAYS = {
    State.TO_VERIFY: 1,
    State.INTERVIEWING: 0,
    State.EXAMINING: 0,
    State.FIELD_CHECK: 5,
    State.TO_DECIDE: 1,
}


def locked(reference: str) -> Case:
    """The row, locked until the transaction ends. Raises Case.DoesNotExist."""
    rows = Case.objects.select_for_update(of=("self",)).select_related("application")
    return rows.get(reference=reference)


def worked_on(reference: str, version: int, actor: Actor) -> Case:
    """The locked case, when the actor has it in hand and has seen its latest version. Raises NotAllowed, Stale."""
    case = locked(reference)
    if not policies.can_read(actor, case):
        raise NotAllowed
    if case.version != version:
        raise Stale
    if not policies.can_work(actor, case):
        raise NotAllowed
    return case


def due(state: State, now: datetime) -> datetime:
    """Four in the afternoon of the last working day of the stage."""
    return clock.at(offices.add_working_days(clock.day_of(now), STAGE_DAYS[state]), CLOSES_AT)


def move(case: Case, name: str, *, actor: Actor, now: datetime, facts: Mapping[str, Any] | None = None) -> None:
    """Ask the table, write the state and who moved it. The row must be locked. Nobody has it in hand afterwards."""
    was = State(case.state)
    became = CASE.next(was, name, facts)
    if became in STAGE_DAYS and was != State.RETURNED:
        case.due_at = due(became, now)
    case.state, case.stage_since, case.assigned_to_id = became, now, None
    save(case)
    note(case, name, was, actor=actor, now=now)


def save(case: Case) -> None:
    case.version += 1
    case.save(update_fields=["state", "stage_since", "assigned_to", "due_at", "verified_by", "version"])


def note(case: Case, name: str, was: str, *, actor: Actor, now: datetime) -> None:
    StatusChange.objects.create(
        case=case,
        move=name,
        was=was,
        became=case.state,
        author_kind=actor.kind,
        author=actor.id,
        author_role=actor.role,
        at=now,
    )


def about(case: Case) -> dict[str, Any]:
    """What every event of this room says."""
    return {
        "application": case.reference,
        "person_id": case.application.person_id,
        "account_id": case.application.owner_id,
        "office": case.office_code,
        "case_id": case.pk,
    }

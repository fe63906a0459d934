"""The decision, by somebody who neither verified nor interviewed."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from rantau.applications import actions as applications
from rantau.applications import queries as applied
from rantau.casework import queries
from rantau.casework.actions.moving import about, move, worked_on
from rantau.casework.events import DecisionMade
from rantau.casework.lifecycle import PapersOpen, RejectReason, State
from rantau.casework.models import Case, Decision
from rantau.casework.process import meeting
from rantau.foundation.actor import Actor
from rantau.foundation.lifecycle import MoveNotPossible
from rantau.foundation.refusals import Refusal
from rantau.journal import journal


class ReasonMissing(Refusal):
    code = "casework.reason_missing"
    field = "reason_code"
    message = _("Penolakan butuh alasan dan dasar hukumnya.")


@transaction.atomic
def approve(*, reference: str, version: int, note: str, actor: Actor, now: datetime) -> Decision:
    """Raises NotAllowed (also for whoever verified or met the applicant), Stale, NoInterview, MoveNotPossible."""
    case = _decidable(reference, version, actor)
    decision = _decide(case, "approve", note=note, actor=actor, now=now)
    applications.approve(reference=reference, actor=actor, now=now)
    _tell(case, decision, actor, now)
    return decision


@transaction.atomic
def reject(
    *, reference: str, version: int, reason_code: str, legal_basis: str, note: str, actor: Actor, now: datetime
) -> Decision:
    """Raises NotAllowed, Stale, ReasonMissing, NoInterview, MoveNotPossible."""
    case = _decidable(reference, version, actor)
    if reason_code not in set(RejectReason) or not legal_basis.strip():
        raise ReasonMissing
    decision = _decide(
        case, "reject", reason_code=reason_code, legal_basis=legal_basis.strip(), note=note, actor=actor, now=now
    )
    applications.reject(reference=reference, reason_code=reason_code, actor=actor, now=now)
    _tell(case, decision, actor, now)
    return decision


def _decidable(reference: str, version: int, actor: Actor) -> Case:
    case = worked_on(reference, version, actor)
    if case.state != State.TO_DECIDE:
        raise MoveNotPossible
    return case


def _decide(
    case: Case, name: str, *, note: str, actor: Actor, now: datetime, reason_code: str = "", legal_basis: str = ""
) -> Decision:
    """Without the meeting that this process asks for, nothing is decided."""
    if case.verified_by_id is None:
        raise PapersOpen
    kind = meeting(applied.process(case.application))
    talk = queries.last_interview(case, kind) if kind else None
    move(case, name, actor=actor, now=now, facts={"heard": talk is not None or kind is None})
    return Decision.objects.create(
        case=case,
        outcome=case.state,
        reason_code=reason_code,
        legal_basis=legal_basis,
        note=note,
        decided_by_id=actor.id,
        decided_at=now,
        verifier_id=case.verified_by_id,
        meeting=kind or "",
        interview=talk,
        interviewer_id=talk.officer_id if talk else None,
        interview_ended_at=talk.ended_at if talk else None,
    )


def _tell(case: Case, decision: Decision, actor: Actor, now: datetime) -> None:
    happened = DecisionMade(**about(case), outcome=decision.outcome, reason_code=decision.reason_code)
    journal.record(happened, actor=actor, now=now)

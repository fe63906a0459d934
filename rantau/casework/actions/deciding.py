"""The decision, by somebody who neither verified nor interviewed."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from rantau.applications import actions as applications
from rantau.applications import queries as applied
from rantau.casework import queries
from rantau.casework.actions.moving import about, move, worked_on
from rantau.casework.events import DecisionMade
from rantau.casework.lifecycle import NEGLIGENCE, PapersOpen, RejectReason, State
from rantau.casework.models import Case, Decision
from rantau.casework.process import comes_again, meeting
from rantau.foundation import clock
from rantau.foundation.actor import Actor
from rantau.foundation.lifecycle import MoveNotPossible
from rantau.foundation.refusals import Refusal
from rantau.journal import journal


class ReasonMissing(Refusal):
    code = "casework.reason_missing"
    field = "reason_code"
    message = _("Penolakan butuh alasan dan dasar hukumnya.")


class LetterMissing(Refusal):
    code = "casework.letter_missing"
    field = "outcome"
    message = _("Keadaan kahar butuh surat keterangan bencana yang sudah diterima. Surat itu tidak ada di berkas.")


class BasisMissing(Refusal):
    code = "casework.basis_missing"
    field = "legal_basis"
    message = _("Penangguhan butuh dasar hukumnya.")


class MonthsOutOfRange(Refusal):
    code = "casework.months_out_of_range"
    field = "months"
    message = _("Penangguhan layanan ini %(least)d sampai %(most)d bulan.")


class NoSuspension(Refusal):
    code = "casework.no_suspension"
    field = "outcome"
    message = _("Layanan ini tidak mengenal penangguhan.")


@transaction.atomic
def approve(
    *, reference: str, version: int, note: str, actor: Actor, now: datetime, force_majeure: bool = False
) -> Decision:
    """With `force_majeure` the charge is that of a disaster, which needs the letter; without, it is the ordinary one.

    Raises NotAllowed (also for whoever verified or met the applicant), Stale, NoInterview, LetterMissing,
    MoveNotPossible.
    """
    case = _decidable(reference, version, actor)
    if force_majeure and not queries.has_disaster_letter(case):
        raise LetterMissing
    facts = Facts(outcome=State.APPROVED, force_majeure=force_majeure, note=note)
    decision = _decide(case, approving(case), facts, actor=actor, now=now)
    disaster = queries.examination(case).disaster if queries.is_examined(case) else ""
    ruled = {disaster: force_majeure} if disaster else {}
    applications.approve(reference=reference, ruled=ruled, actor=actor, now=now)
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
    facts = Facts(outcome=State.REJECTED, reason_code=reason_code, legal_basis=legal_basis.strip(), note=note)
    decision = _decide(case, "reject", facts, actor=actor, now=now)
    applications.reject(reference=reference, reason_code=reason_code, actor=actor, now=now)
    _tell(case, decision, actor, now)
    return decision


@transaction.atomic
def suspend(
    *, reference: str, version: int, months: int, legal_basis: str, note: str, actor: Actor, now: datetime
) -> Decision:
    """Refused for carelessness, and a new application is put off for so many months from today.

    Raises NotAllowed, Stale, NoInterview, NoSuspension, MonthsOutOfRange, BasisMissing, MoveNotPossible.
    """
    case = _decidable(reference, version, actor)
    term = queries.examination(case).suspend_months if queries.is_examined(case) else None
    if term is None:
        raise NoSuspension
    if not term[0] <= months <= term[1]:
        raise MonthsOutOfRange(least=term[0], most=term[1])
    if not legal_basis.strip():
        raise BasisMissing
    until = clock.months_later(clock.day_of(now), months)
    facts = Facts(
        outcome=State.SUSPENDED, reason_code=NEGLIGENCE, legal_basis=legal_basis.strip(), until=until, note=note
    )
    decision = _decide(case, "suspend", facts, actor=actor, now=now)
    applications.suspend(reference=reference, until=until, actor=actor, now=now)
    _tell(case, decision, actor, now)
    return decision


@dataclass(frozen=True, slots=True)
class Facts:
    """What was decided, as the record keeps it."""

    outcome: State
    note: str
    reason_code: str = ""
    legal_basis: str = ""
    force_majeure: bool = False
    until: date | None = None


def approving(case: Case) -> str:
    """Which move an approval is: the end, or what the process has after it."""
    process = applied.process(case.application)
    if "ADJUDICATION" in process:
        return "refer"
    return "approve_for_photo" if comes_again(process) else "approve"


def _decidable(reference: str, version: int, actor: Actor) -> Case:
    case = worked_on(reference, version, actor)
    if case.state != State.TO_DECIDE:
        raise MoveNotPossible
    return case


def _decide(case: Case, name: str, facts: Facts, *, actor: Actor, now: datetime) -> Decision:
    """Without the meeting that this process asks for, nothing is decided."""
    if case.verified_by_id is None:
        raise PapersOpen
    kind = meeting(applied.process(case.application))
    talk = queries.last_interview(case, kind) if kind else None
    move(case, name, actor=actor, now=now, facts={"heard": talk is not None or kind is None})
    return Decision.objects.create(
        case=case,
        outcome=facts.outcome,
        reason_code=facts.reason_code,
        legal_basis=facts.legal_basis,
        force_majeure=facts.force_majeure,
        suspended_until=facts.until,
        note=facts.note,
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

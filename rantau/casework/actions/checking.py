"""The field check: ordered when something is doubted, reported by an examiner."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from rantau.casework import queries
from rantau.casework.actions.moving import about, move, worked_on
from rantau.casework.events import FieldCheckOrdered, FieldCheckReported
from rantau.casework.lifecycle import InterviewOutcome, State
from rantau.casework.models import Case, FieldReport
from rantau.foundation.actor import Actor
from rantau.foundation.lifecycle import MoveNotPossible
from rantau.foundation.refusals import Refusal
from rantau.journal import journal


class ReportMissing(Refusal):
    code = "casework.report_missing"
    field = "report"
    message = _("Tulis apa yang Anda lihat dan temukan.")


@transaction.atomic
def order_field_check(*, reference: str, version: int, actor: Actor, now: datetime) -> Case:
    """Whoever decides wants somebody to look first. Raises NotAllowed, Stale, NoFieldCheck, MoveNotPossible."""
    case = worked_on(reference, version, actor)
    if case.state != State.TO_DECIDE:
        raise MoveNotPossible
    send_to_field_check(case, actor=actor, now=now)
    return case


@transaction.atomic
def report_field_check(
    *, reference: str, version: int, outcome: str, report: str, actor: Actor, now: datetime
) -> FieldReport:
    """What was found; the case goes on to the decision. Raises NotAllowed, Stale, ReportMissing, MoveNotPossible."""
    case = worked_on(reference, version, actor)
    if not report.strip():
        raise ReportMissing
    move(case, "report_field_check", actor=actor, now=now)
    made = FieldReport.objects.create(
        case=case, officer_id=actor.id, outcome=InterviewOutcome(outcome), report=report.strip(), reported_at=now
    )
    journal.record(FieldCheckReported(**about(case), outcome=made.outcome), actor=actor, now=now)
    return made


def send_to_field_check(case: Case, *, actor: Actor, now: datetime) -> None:
    """The row must be locked. Raises NoFieldCheck, MoveNotPossible."""
    move(case, "order_field_check", actor=actor, now=now, facts={"field_check": queries.may_order_field_check(case)})
    journal.record(FieldCheckOrdered(**about(case)), actor=actor, now=now)

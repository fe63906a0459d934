"""The interview: a record with officer, beginning, end, answers and outcome, without which nothing is approved."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from rantau.applications import actions as applications
from rantau.casework import queries
from rantau.casework.actions.checking import send_to_field_check
from rantau.casework.actions.moving import about, move, save, worked_on
from rantau.casework.events import InterviewBegun, InterviewEnded
from rantau.casework.lifecycle import InterviewOutcome, Kind, State
from rantau.casework.models import Case, Interview
from rantau.casework.process import BEGIN
from rantau.foundation import clock
from rantau.foundation.actor import Actor
from rantau.foundation.lifecycle import MoveNotPossible
from rantau.foundation.refusals import Refusal
from rantau.journal import journal
from rantau.visits import actions as visits
from rantau.visits import queries as visitors


class DataNotConfirmed(Refusal):
    code = "casework.data_not_confirmed"
    field = "data_confirmed"
    message = _("Tunjukkan data akhir kepada pemohon, lalu centang setelah ia membenarkannya.")


@transaction.atomic
def begin_interview(*, reference: str, version: int, actor: Actor, now: datetime) -> Interview:
    """The applicant has come today and sits down, for whatever the case waited for.

    Raises NotAllowed, Stale, NotArrived, MoveNotPossible.
    """
    case = worked_on(reference, version, actor)
    if case.state not in BEGIN:
        raise MoveNotPossible
    name, kind = BEGIN[State(case.state)]
    present = has_come(case, now)
    move(case, name, actor=actor, now=now, facts={"arrived": present})
    case.assigned_to_id = UUID(actor.id)  # it stays with whoever sits there
    save(case)
    application = applications.begin_examination(reference=reference, actor=actor, now=now)
    begin_visit(case, actor=actor, now=now)
    interview = Interview.objects.create(
        case=case,
        kind=kind,
        officer_id=actor.id,
        service_code=application.service_code,
        service_version=application.service_version,
        started_at=now,
    )
    journal.record(InterviewBegun(**about(case), interview_id=interview.pk), actor=actor, now=now)
    return interview


@transaction.atomic
def finish_interview(
    *,
    reference: str,
    version: int,
    answers: dict[str, Any],
    outcome: str,
    note: str,
    data_confirmed: bool,
    actor: Actor,
    now: datetime,
) -> Case:
    """Close the record and pass the case on: to a decision, or in doubt to a field check where the process knows one.

    Raises NotAllowed, Stale, DataNotConfirmed.
    """
    case = worked_on(reference, version, actor)
    interview = queries.open_interview(case)
    if interview is None or interview.kind == Kind.BAP:
        raise MoveNotPossible
    if not data_confirmed:
        raise DataNotConfirmed
    interview.answers, interview.note, interview.data_confirmed = answers, note, True
    interview.outcome, interview.ended_at = InterviewOutcome(outcome), now
    interview.save()
    if interview.outcome == InterviewOutcome.DOUBT and queries.may_order_field_check(case):
        send_to_field_check(case, actor=actor, now=now)
    else:
        move(case, "end_interview", actor=actor, now=now)
    end_visit(interview, actor=actor, now=now)
    ended = InterviewEnded(**about(case), interview_id=interview.pk, outcome=interview.outcome)
    journal.record(ended, actor=actor, now=now)
    return case


def has_come(case: Case, now: datetime) -> bool:
    """The applicant is in the house today."""
    visit = visitors.for_holder(case.reference, clock.day_of(now))
    return visit is not None and visit.state in queries.PRESENT


def was_here(case: Case, now: datetime) -> bool:
    """Also who was noted as served today: the photo may be noted after the visitor went home."""
    visit = visitors.for_holder(case.reference, clock.day_of(now))
    return visit is not None and visit.state in {*queries.PRESENT, "DONE"}


def begin_visit(case: Case, *, actor: Actor, now: datetime) -> None:
    """Whoever waits is served now."""
    visit = visitors.for_holder(case.reference, clock.day_of(now))
    if visit and visit.state in queries.PRESENT and visit.state != "SERVING":
        visits.start(visit_id=visit.pk, actor=actor, now=now)


def end_visit(interview: Interview, *, actor: Actor, now: datetime) -> None:
    """The applicant may go home."""
    visit = visitors.for_holder(interview.case.reference, clock.day_of(interview.started_at))
    if visit and visit.state == "SERVING":
        visits.finish(visit_id=visit.pk, actor=actor, now=now)

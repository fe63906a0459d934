"""Who has which case in hand, and who looked at one."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from rantau.casework import policies, queries
from rantau.casework.actions.moving import about, locked, note, save, worked_on
from rantau.casework.events import CaseRead, CaseReleased, CaseTaken
from rantau.casework.lifecycle import State
from rantau.casework.models import Case, Interview
from rantau.foundation import clock
from rantau.foundation.actor import Actor
from rantau.foundation.refusals import NotAllowed, Refusal
from rantau.journal import journal


class NothingWaiting(Refusal):
    code = "casework.nothing_waiting"
    message = _("Tidak ada permohonan yang menunggu Anda sekarang.")


class InOtherHands(Refusal):
    code = "casework.in_other_hands"
    message = _("Permohonan ini sedang dikerjakan petugas lain.")


@transaction.atomic
def take_next(*, actor: Actor, now: datetime) -> Case:
    """The case that has waited longest for this role. Officers who ask at once get different ones.

    Who still has one in hand gets that one: two clicks take one case. Raises NothingWaiting, NotAllowed.
    """
    stages = policies.stages_of(actor.role)
    if not actor.is_staff or not stages:
        raise NotAllowed
    if mine := queries.in_hand(actor, stages).first():
        return mine
    # Who has come is not kept waiting by what lies on the desk.
    visited = [stage for stage in stages if stage in policies.VISITED]
    others = [stage for stage in stages if stage not in policies.NOT_NEXT]
    found = [_next_visitor(actor, stage, now) for stage in visited]
    found += [_longest_waiting(actor, stage) for stage in others if not any(found)]
    case = next((case for case in found if case), None)
    if case is None:
        raise NothingWaiting
    return _take(case, actor, now)


@transaction.atomic
def take(*, reference: str, actor: Actor, now: datetime) -> Case:
    """This one, also a meeting that a colleague began on an earlier day and never ended.

    Raises NotAllowed, InOtherHands, Case.DoesNotExist.
    """
    case = locked(reference)
    if not policies.can_take(actor, case):
        raise NotAllowed
    if str(case.assigned_to_id) == actor.id:
        return case
    if case.assigned_to_id and not policies.was_left(case, clock.day_of(now)):
        raise InOtherHands
    if case.assigned_to_id:
        _take_over(case, actor)
    return _take(case, actor, now)


@transaction.atomic
def release(*, reference: str, version: int, actor: Actor, now: datetime) -> Case:
    """Put it back for others. Raises NotAllowed, Stale."""
    case = worked_on(reference, version, actor)
    if case.state in {State.INTERVIEWING, State.EXAMINING}:
        raise NotAllowed
    case.assigned_to = None
    save(case)
    note(case, "release", case.state, actor=actor, now=now)
    journal.record(CaseReleased(**about(case), stage=case.state), actor=actor, now=now)
    return case


@transaction.atomic
def note_read(*, reference: str, purpose: str, fields: list[str], actor: Actor, now: datetime) -> None:
    """The officer is shown the case. Raises NotAllowed, ValueError for an unknown purpose."""
    case = Case.objects.select_related("application").get(reference=reference)
    if not policies.can_read(actor, case):
        raise NotAllowed
    if purpose == queries.Purpose.WORK and not policies.can_work(actor, case):
        raise NotAllowed
    happened = CaseRead(**about(case), purpose=queries.Purpose(purpose).value, fields=fields)
    journal.record(happened, actor=actor, now=now)


def _longest_waiting(actor: Actor, stage: State) -> Case | None:
    return queries.waiting_for(actor, stage).select_for_update(skip_locked=True, of=("self",)).first()


def _next_visitor(actor: Actor, stage: State, now: datetime) -> Case | None:
    """The order is that of the one line, which is kept by `visits`."""
    rows = queries.waiting_for(actor, stage)
    line = queries.here_today(actor.office, now)
    waiting = set(rows.filter(reference__in=line).values_list("reference", flat=True))
    for reference in line:
        if reference in waiting:
            free = rows.filter(reference=reference).select_for_update(skip_locked=True, of=("self",))
            if case := free.first():
                return case
    return None


def _take_over(case: Case, actor: Actor) -> None:
    """The meeting is ended by another than who began it: what was written so far stays."""
    Interview.objects.filter(case=case, ended_at=None).update(officer_id=UUID(actor.id))


def _take(case: Case, actor: Actor, now: datetime) -> Case:
    case.assigned_to_id = UUID(actor.id)
    save(case)
    note(case, "take", case.state, actor=actor, now=now)
    journal.record(CaseTaken(**about(case), stage=case.state), actor=actor, now=now)
    return case

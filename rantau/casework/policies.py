"""Who may see a case and who may work on it."""

from datetime import date

from rantau.casework.lifecycle import CASE_ROLES, State
from rantau.casework.models import Case
from rantau.foundation import clock
from rantau.foundation.actor import Actor

DECIDERS = ("section_head", "head")
# Who is asked to let a stop pass; `applications` has the policy.
LIFTERS = ("verifier", "section_head", "head")
# How meetings begin: who began one has met the applicant, also when a colleague ended it.
MEETINGS = ("begin_interview", "begin_visit", "begin_bap")
# Whose work a case is at each stage; at other stages it is the applicant's turn or over.
WORKERS: dict[State, tuple[str, ...]] = {
    State.TO_VERIFY: ("verifier",),
    State.VERIFIED: ("interviewer",),
    State.TO_RECEIVE: ("verifier",),
    State.INTERVIEWING: ("interviewer", "verifier"),
    State.TO_EXAMINE: ("examiner",),
    State.EXAMINING: ("examiner",),
    State.FIELD_CHECK: ("examiner",),
    State.TO_DECIDE: DECIDERS,
    State.ADJUDICATION: ("section_head",),
    State.TO_PHOTO: ("interviewer",),
    State.HANDED_OFF: ("verifier",),
}
# The applicant sits there: who is next is decided by the line of the waiting room.
VISITED = (State.VERIFIED, State.TO_RECEIVE, State.TO_EXAMINE, State.TO_PHOTO)
# Somebody else sits there, or another agency has it: nothing that this office could be late with.
OUTSIDE = (State.ADJUDICATION, State.HANDED_OFF)
# Nobody is given these as the next piece of work: somebody sits there already, or others have to act first.
NOT_NEXT = (*VISITED, State.INTERVIEWING, State.EXAMINING, *OUTSIDE)


def stages_of(role: str) -> tuple[State, ...]:
    return tuple(state for state, workers in WORKERS.items() if role in workers)


def is_own(actor: Actor, case: Case) -> bool:
    """Nobody works on the application of their own account."""
    return actor.id == str(case.application.owner_id)


def can_read(actor: Actor, case: Case) -> bool:
    return actor.serves(case.office_code, *CASE_ROLES) and not is_own(actor, case)


def can_take(actor: Actor, case: Case) -> bool:
    """The right role at this stage; whoever verified, met the applicant or looked at the place does not decide."""
    roles = WORKERS.get(State(case.state), ())
    return actor.serves(case.office_code, *roles) and not is_own(actor, case) and not _decided_alone(actor, case)


def can_work(actor: Actor, case: Case) -> bool:
    """Has it in hand, at a stage of the own role."""
    return can_take(actor, case) and actor.id == str(case.assigned_to_id)


def was_left(case: Case, today: date) -> bool:
    """A meeting at which nobody has sat down since an earlier day: who began it is ill, or was moved."""
    if case.state not in {State.INTERVIEWING, State.EXAMINING}:
        return False
    last = case.changes.order_by("-id").values_list("at", flat=True).first()
    return last is not None and clock.day_of(last) < today


def _decided_alone(actor: Actor, case: Case) -> bool:
    if case.state != State.TO_DECIDE:
        return False
    met = case.interviews.values_list("officer_id", flat=True)
    looked = case.field_reports.values_list("officer_id", flat=True)
    began = case.changes.filter(move__in=MEETINGS).values_list("author", flat=True)
    return actor.id in {str(officer) for officer in (case.verified_by_id, *met, *looked, *began)}

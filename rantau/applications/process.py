"""What comes next for an application: its service's process, and what of it is done. Pure Python.

The process only selects and orders stages that exist; the moves that lead from phase to phase are the table in
`lifecycle.py`, whose guards ask for the stage that is due.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from rantau.applications.lifecycle import ENDED, Phase

SENT = {"FILL", "UPLOAD", "GUARANTOR", "SUBMIT"}
EXAMINED = {"BAP", "VISIT", "INTERVIEW", "BIOMETRICS", "FIELD_CHECK"}


@dataclass(frozen=True, slots=True)
class Done:
    """What is known beside the process. Each question only matters where the phase leaves it open.

    `accepted`: an officer found the first papers complete. `paid`: nothing is left to pay, because it is paid or costs
    nothing. `place`: an hour is held or booked. `came`: the visit that follows the decision is over. `referred`: the
    office has decided, and asks the directorate general.
    """

    phase: Phase
    accepted: bool = False
    paid: bool = False
    place: bool = False
    came: bool = False
    referred: bool = False


def next_stage(process: Sequence[str], done: Done) -> str:
    """The first stage of the process that is not done; "" when nothing is left of it."""
    behind = _behind(process, done)
    return next((stage for stage in process if stage not in behind), "")


def ends_with_letter(process: Sequence[str]) -> bool:
    """Where nothing is fetched and nothing goes on elsewhere, what was decided is a letter."""
    return "COLLECT" not in process and "HAND_OFF" not in process


def pays_before_decision(process: Sequence[str]) -> bool:
    """Whether the fee is lost when the application is refused."""
    end = process.index("DECISION") if "DECISION" in process else len(process)
    return "PAY" in process[:end]


def after_decision(process: Sequence[str]) -> Sequence[str]:
    """What is left once the office has decided; nothing where another agency decides."""
    return process[process.index("DECISION") + 1 :] if "DECISION" in process else ()


def pays_for_place(process: Sequence[str], *, decided: bool = False) -> bool:
    """Whether choosing a place opens the bill for it: PAY stands between PLACE and VISIT on this side of the decision."""
    after = after_decision(process)
    side = after if decided else process[: len(process) - len(after)]
    wanted = [stage for stage in side if stage in {"PLACE", "PAY", "VISIT"}]
    return wanted[:3] == ["PLACE", "PAY", "VISIT"]


def _behind(process: Sequence[str], done: Done) -> set[str]:
    if done.phase in ENDED:
        return set(process)
    if done.phase == Phase.APPROVED:
        return _decided(process) | _after_decision(done)
    return {
        Phase.DRAFT: set(),
        Phase.AWAITING_GUARANTOR: {"FILL", "UPLOAD"},
        Phase.SUBMITTED: SENT | _where("PRE_CHECK", done.accepted) | _where("PAY", done.paid),
        Phase.AWAITING_PAYMENT: SENT | {"PRE_CHECK", "PLACE"},
        Phase.CONFIRMED: SENT | {"PRE_CHECK", "PLACE", "PAY"},
        Phase.HANDED_OFF: SENT | {"PRE_CHECK"},
        Phase.UNDER_EXAMINATION: SENT | {"PRE_CHECK", "PLACE", "PAY"} | EXAMINED | _where("DECISION", done.referred),
    }[done.phase]


def _decided(process: Sequence[str]) -> set[str]:
    return {*process[: process.index("DECISION") + 1], "ADJUDICATION"}


def _after_decision(done: Done) -> set[str]:
    visit = _where("VISIT", done.came) | _where("BIOMETRICS", done.came)
    return visit | _where("PAY", done.paid) | _where("PLACE", done.place or done.came)


def _where(stage: str, is_done: bool) -> set[str]:  # noqa: FBT001
    return {stage} if is_done else set()

"""What a service's process means for its examination. Pure Python: the process comes in as the names of its stages."""

from collections.abc import Sequence

from rantau.casework.lifecycle import Kind, State

# How a verified case goes on, by what the applicant comes for.
VERIFY = {
    Kind.INTERVIEW: "verify",
    Kind.VISIT: "verify_for_visit",
    Kind.BAP: "verify_for_bap",
    None: "verify_and_wait",
}
# How a meeting begins, by where the case waited for it.
BEGIN: dict[State, tuple[str, Kind]] = {
    State.VERIFIED: ("begin_interview", Kind.INTERVIEW),
    State.TO_RECEIVE: ("begin_visit", Kind.VISIT),
    State.TO_EXAMINE: ("begin_bap", Kind.BAP),
}


def meeting(process: Sequence[str]) -> Kind | None:
    """What the applicant must come for before anything is decided; None when nobody has to come."""
    before = process[: process.index("DECISION")] if "DECISION" in process else process
    return next((Kind(stage) for stage in ("BAP", "INTERVIEW", "VISIT") if stage in before), None)


def comes_again(process: Sequence[str]) -> bool:
    """Whether the applicant comes once more after the decision, for photo and fingerprints."""
    return "DECISION" in process and "VISIT" in process[process.index("DECISION") :]

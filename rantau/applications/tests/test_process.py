"""What comes next, for every shape of a process: a pure question, so it is asked without a database."""

import pytest

from rantau.applications.lifecycle import APPLICATION, ENDED, NotDue, Phase
from rantau.applications.process import Done, next_stage, pays_for_place

PASSPORT = ("FILL", "UPLOAD", "SUBMIT", "PLACE", "PAY", "VISIT", "INTERVIEW", "DECISION", "PRINT", "QUALITY", "COLLECT")
CHECKED = ("FILL", "UPLOAD", "SUBMIT", "PRE_CHECK", "PLACE", "PAY", "VISIT", "INTERVIEW", "DECISION", "COLLECT")
STAY = (
    "FILL",
    "UPLOAD",
    "GUARANTOR",
    "SUBMIT",
    "PRE_CHECK",
    "PAY",
    "PLACE",
    "VISIT",
    "INTERVIEW",
    "DECISION",
    "COLLECT",
)
LOST = (
    "FILL", "UPLOAD", "SUBMIT", "BAP", "DECISION", "PLACE", "VISIT", "BIOMETRICS", "PAY", "PRINT", "QUALITY", "COLLECT",
)  # fmt: skip
LICENCE = ("FILL", "SUBMIT", "PAY", "DECISION")


@pytest.mark.parametrize(
    ("process", "done", "stage"),
    [
        (PASSPORT, Done(Phase.DRAFT), "FILL"),
        (PASSPORT, Done(Phase.SUBMITTED), "PLACE"),
        (PASSPORT, Done(Phase.SUBMITTED, paid=True), "PLACE"),
        (PASSPORT, Done(Phase.AWAITING_PAYMENT), "PAY"),
        (PASSPORT, Done(Phase.CONFIRMED), "VISIT"),
        (PASSPORT, Done(Phase.UNDER_EXAMINATION), "DECISION"),
        (PASSPORT, Done(Phase.APPROVED), "PRINT"),
        (CHECKED, Done(Phase.SUBMITTED), "PRE_CHECK"),
        (CHECKED, Done(Phase.SUBMITTED, accepted=True), "PLACE"),
        (STAY, Done(Phase.AWAITING_GUARANTOR), "GUARANTOR"),
        (STAY, Done(Phase.SUBMITTED, accepted=True), "PAY"),
        (STAY, Done(Phase.AWAITING_PAYMENT), "PAY"),
        (STAY, Done(Phase.SUBMITTED, accepted=True, paid=True), "PLACE"),
        (STAY, Done(Phase.APPROVED), "COLLECT"),
        (LOST, Done(Phase.SUBMITTED), "BAP"),
        (LOST, Done(Phase.CONFIRMED), "BAP"),
        (LOST, Done(Phase.APPROVED), "PLACE"),
        (LOST, Done(Phase.APPROVED, place=True), "VISIT"),
        (LOST, Done(Phase.APPROVED, came=True), "PAY"),
        (LOST, Done(Phase.APPROVED, came=True, paid=True), "PRINT"),
        (LICENCE, Done(Phase.SUBMITTED), "PAY"),
        (LICENCE, Done(Phase.SUBMITTED, paid=True), "DECISION"),
        (LICENCE, Done(Phase.APPROVED, paid=True), ""),
    ],
)
def test_the_first_stage_that_is_not_done_is_due(process: tuple[str, ...], done: Done, stage: str) -> None:
    assert next_stage(process, done) == stage


@pytest.mark.parametrize("phase", ENDED)
def test_nothing_is_due_at_the_end(phase: Phase) -> None:
    assert next_stage(PASSPORT, Done(phase)) == ""


def test_a_place_opens_its_bill_only_where_paying_follows_it() -> None:
    assert pays_for_place(PASSPORT)
    assert not pays_for_place(STAY)
    assert not pays_for_place(LOST)
    assert not pays_for_place(LICENCE)


def test_the_table_refuses_what_is_not_due() -> None:
    assert APPLICATION.next(Phase.SUBMITTED, "choose_place", {"stage": "PLACE"}) == Phase.AWAITING_PAYMENT
    with pytest.raises(NotDue):
        APPLICATION.next(Phase.SUBMITTED, "choose_place", {"stage": "PRE_CHECK"})

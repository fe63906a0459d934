"""Sixty and more right applications: none is stopped, and each comes to the bill that it should."""

import pytest

from rantau.applications import preflight
from rantau.appointments.tests.factories import MONDAY
from tests.preflight.good import GOOD, Good
from tests.preflight.people import BASES
from tests.preflight.walking import a_draft, account_of, answers_of, fresh, send, to_the_bill


@pytest.mark.parametrize("row", GOOD, ids=lambda row: row.says)
def test_what_is_right_is_not_stopped(row: Good) -> None:
    answers = answers_of(row.base, row.changes)
    owner = account_of(answers)
    draft = a_draft(owner, row.base, answers)
    found = preflight.look(draft, MONDAY)
    assert [stop.code for stop in found.stops] == []
    assert not {"DOUBTFUL", "PERSON_DIFFERS", "SAME_NAME"} & {told.code for told in found.warnings}
    sent = send(draft, owner)
    assert sent.case_code == row.case
    assert to_the_bill(sent, owner) == row.bill
    assert (fresh(sent).phase == "AWAITING_PAYMENT") is (row.bill is not None)


def test_the_table_is_long_and_leaves_no_service_out() -> None:
    assert len({row.says for row in GOOD}) >= 60
    assert {BASES[row.base][0] for row in GOOD} == {code for code, _answers in BASES.values()}
    assert len({BASES[row.base][0] for row in GOOD}) == 8

"""Every shape that a process can have, walked from the draft to the end through the actions of all rooms."""

import pytest

from tests.processes.service import offered
from tests.processes.walking import Walk

PASSPORT = ("FILL", "UPLOAD", "SUBMIT", "PLACE", "PAY", "VISIT", "INTERVIEW", "DECISION", "PRINT", "QUALITY", "COLLECT")
MAKING = ["print_it", "check", "shelve", "hand_over"]

pytestmark = pytest.mark.django_db


def test_a_place_then_money_then_interview_decision_print_and_hand(walk: Walk) -> None:
    offered(PASSPORT)
    walk.begin()
    assert walk.to_the_end() == ["submit", "verify", "choose_place", "pay", "interview", "approve", *MAKING]
    assert walk.phase == "COMPLETED"

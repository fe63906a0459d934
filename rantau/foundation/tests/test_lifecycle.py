from collections.abc import Mapping
from enum import StrEnum
from typing import Any

import pytest

from rantau.foundation.lifecycle import Lifecycle, Move, MoveNotPossible
from rantau.foundation.refusals import Refusal


class Door(StrEnum):
    OPEN = "OPEN"
    SHUT = "SHUT"
    LOCKED = "LOCKED"


class NoKey(Refusal):
    code = "door.no_key"
    message = "Anda perlu kunci %(number)s."


def has_key(facts: Mapping[str, Any]) -> Refusal | None:
    return None if facts.get("key") else NoKey(number=7)


DOOR = Lifecycle(
    "door",
    (
        Move("shut", (Door.OPEN,), Door.SHUT),
        Move("open", (Door.SHUT,), Door.OPEN),
        Move("lock", (Door.OPEN, Door.SHUT), Door.LOCKED, guards=(has_key,)),
    ),
)


def test_a_move_leads_to_the_state_of_its_row() -> None:
    assert DOOR.next(Door.OPEN, "shut") is Door.SHUT


def test_a_move_from_another_state_is_refused_with_a_code() -> None:
    with pytest.raises(MoveNotPossible) as refused:
        DOOR.next(Door.LOCKED, "open")
    assert refused.value.code == "move_not_possible"


def test_a_guard_refuses_with_its_own_sentence() -> None:
    with pytest.raises(NoKey) as refused:
        DOOR.next(Door.OPEN, "lock")
    assert refused.value.sentence == "Anda perlu kunci 7."
    assert DOOR.next(Door.OPEN, "lock", {"key": True}) is Door.LOCKED


def test_an_unknown_move_is_a_mistake_of_ours_and_not_a_refusal() -> None:
    with pytest.raises(LookupError):
        DOOR.next(Door.OPEN, "paint")


def test_the_same_table_gives_buttons_and_diagram() -> None:
    assert [move.name for move in DOOR.possible(Door.SHUT)] == ["open", "lock"]
    assert "    OPEN --> LOCKED: lock\n" in DOOR.diagram()

"""The table of a booking, move by move."""

import pytest

from rantau.appointments.lifecycle import BOOKING, State
from rantau.foundation.lifecycle import MoveNotPossible

ALLOWED = {
    ("HELD", "confirm"): "BOOKED",
    ("HELD", "release"): "RELEASED",
    ("HELD", "move"): "HELD",
    ("HELD", "move_by_office"): "HELD",
    ("BOOKED", "release"): "RELEASED",
    ("BOOKED", "move"): "BOOKED",
    ("BOOKED", "move_by_office"): "BOOKED",
    ("BOOKED", "arrive"): "ARRIVED",
    ("BOOKED", "miss"): "NO_SHOW",
    ("ARRIVED", "serve"): "SERVED",
    ("ARRIVED", "miss"): "NO_SHOW",
    ("RELEASED", "take_again"): "BOOKED",
}
MOVES = sorted({move.name for move in BOOKING.moves})
FREE_TO_MOVE = {"moves_used": 0, "limit": 2, "now": 1, "until": 2, "until_text": ""}


@pytest.mark.parametrize("state", list(State))
@pytest.mark.parametrize("move", MOVES)
def test_a_booking_moves_as_the_table_says_and_no_other_way(state, move) -> None:
    if target := ALLOWED.get((state, move)):
        assert BOOKING.next(state, move, FREE_TO_MOVE) == target
    else:
        with pytest.raises(MoveNotPossible):
            BOOKING.next(state, move, FREE_TO_MOVE)

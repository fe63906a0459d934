"""The states of a visit, and the letter of each lane's tickets. Pure Python."""

from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from rantau.foundation.lifecycle import Lifecycle, Move


class State(StrEnum):
    WAITING = "WAITING"
    CALLED = "CALLED"
    SERVING = "SERVING"
    DONE = "DONE"
    LEFT = "LEFT"


AT_COUNTER = (State.CALLED, State.SERVING)
"""A counter has at most one visitor in these states."""
UNFINISHED = (State.WAITING, State.CALLED, State.SERVING, State.LEFT)

LETTERS = {
    "REGULAR": "R",
    "EXPRESS": "C",  # cepat
    "PRIORITY": "P",
    "BAP": "B",
    "COLLECTIVE": "K",
    "STAY_PERMIT": "I",
    "PICKUP": "A",  # ambil
}

VISIT: Lifecycle[State] = Lifecycle(
    "visit",
    (
        Move("call", (State.WAITING,), State.CALLED, label=_("Panggil")),
        Move("recall", (State.CALLED,), State.CALLED, label=_("Panggil lagi")),
        Move("start", (State.WAITING, State.CALLED), State.SERVING, label=_("Mulai melayani")),
        Move("finish", (State.SERVING,), State.DONE, label=_("Selesai")),
        Move("leave", (State.WAITING, State.CALLED), State.LEFT, label=_("Tidak di tempat")),
        Move("come_back", (State.LEFT,), State.WAITING, label=_("Kembali ke antrean")),
    ),
)

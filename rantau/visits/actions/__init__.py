"""The verbs of this room."""

from rantau.visits.actions.arriving import (
    NoSuchBooking,
    NotConfirmed,
    NotExpected,
    NotToday,
    TooEarly,
    WrongPoint,
    check_in,
)
from rantau.visits.actions.counters import set_counter
from rantau.visits.actions.serving import (
    CounterBusy,
    CounterUnknown,
    NobodyWaiting,
    WrongCounter,
    call,
    call_next,
    close_day,
    finish,
    mark_left,
    recall,
    start,
)

__all__ = [
    "CounterBusy",
    "CounterUnknown",
    "NoSuchBooking",
    "NobodyWaiting",
    "NotConfirmed",
    "NotExpected",
    "NotToday",
    "TooEarly",
    "WrongCounter",
    "WrongPoint",
    "call",
    "call_next",
    "check_in",
    "close_day",
    "finish",
    "mark_left",
    "recall",
    "set_counter",
    "start",
]

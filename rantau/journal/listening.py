"""Who wants to be told of what. Rooms register in their `listeners.py`, which is loaded at the start."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from rantau.foundation.actor import Actor
from rantau.journal.events import Event


@dataclass(frozen=True, slots=True)
class Entry:
    """What a listener may know beside the event: its number in the journal, when, and by whom."""

    id: int
    at: datetime
    actor: Actor


Happened = TypeVar("Happened", bound=Event)
Listener = Callable[[Any, Entry], None]
_listeners: dict[str, dict[str, Listener]] = {}


def listens_to(cls: type[Happened]) -> Callable[[Callable[[Happened, Entry], None]], Callable[[Happened, Entry], None]]:
    """Register a function for an event. It is called at least once, so calling it twice must do no harm."""

    def register(listener: Callable[[Happened, Entry], None]) -> Callable[[Happened, Entry], None]:
        name = f"{listener.__module__.removeprefix('rantau.')}.{listener.__name__}"
        _listeners.setdefault(cls.code, {})[name] = listener
        return listener

    return register


def listeners_of(code: str) -> dict[str, Listener]:
    return _listeners.get(code, {})

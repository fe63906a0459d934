"""What an event is: something that happened, named in the past tense, made of ids and plain codes.

Never a personal value: the journal is kept for years and read by many. Conventional field names are indexed:
`application` (public reference), `person_id` (whose data it concerns), `office`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar, TypeVar, dataclass_transform

import msgspec


class Event:
    """Base of all events; subclasses are frozen dataclasses under `@event("room.what_happened")`."""

    code: ClassVar[str]


Kind = TypeVar("Kind", bound=type[Event])
_known: dict[str, type[Event]] = {}


@dataclass_transform(frozen_default=True)
def event(code: str) -> Callable[[Kind], Kind]:
    """Name the event for good: the code is stored, the class may be renamed."""

    def register(cls: Kind) -> Kind:
        known = _known.setdefault(code, cls)
        if known.__qualname__ != cls.__qualname__:
            raise ValueError(f"two events are called {code}: {known.__qualname__} and {cls.__qualname__}")
        cls.code = code
        if "__dataclass_params__" not in cls.__dict__:
            dataclass(frozen=True)(cls)
        return cls

    return register


def to_payload(happened: Event) -> dict[str, Any]:
    payload: dict[str, Any] = msgspec.to_builtins(happened)
    return payload


def from_payload(cls: type[Event], payload: dict[str, Any]) -> Event:
    return msgspec.convert(payload, type=cls, strict=False)


def known() -> dict[str, type[Event]]:
    return dict(_known)

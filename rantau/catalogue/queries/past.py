"""Applications that were sent, to try a change on. This room does not know them: `applications` says where they are."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

ENOUGH = 100


@dataclass(frozen=True, slots=True)
class PastCase:
    """One application by its public reference, what it answered, and the day it was sent."""

    reference: str
    answers: Mapping[str, Any]
    on: date


Source = Callable[[str, int, str], Sequence[PastCase]]
_sources: list[Source] = []


def past_cases_from(source: Source) -> None:
    """`source(service code, limit, office)` gives the applications of a service that were sent last."""
    _sources[:] = [source]


def past_cases(service: str, limit: int = ENOUGH, office: str = "") -> list[PastCase]:
    """Of that office; of all of them when none is named."""
    return [case for source in _sources for case in source(service, limit, office)]

"""What goes in and out of reading. Plain Python: the child process that reads must not load Django."""

from dataclasses import dataclass
from enum import StrEnum

VERSION = "rapidocr-3.10/1"
"""Of the engine and of what we make of its lines; kept with each reading."""
MOST_LINES = 140
LONGEST_ANSWER = 1_000_000
MEMORY = 1_200_000_000
SECONDS = 40
"""Of computing for one paper; a full family card takes about five."""
CLEAR = 0.9
"""From this confidence on a line counts as clearly read."""


class Kind(StrEnum):
    """Which paper it is, as far as its own words say so."""

    KTP = "KTP"
    KK = "KK"
    AKTA = "AKTA"
    PASSPORT = "PASSPORT"
    UNKNOWN = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A piece of text as it was found. `box`: x and y of its corners, from the upper left one on, clockwise.

    `again`: the same piece read once more from a picture prepared in another way; only of numbers and passport lines.
    """

    text: str
    confidence: float
    box: tuple[float, ...]
    again: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """One fact. `sure`: what else is known about it agrees, so it may be offered as an answer."""

    code: str
    value: str
    confidence: float
    sure: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """What a paper says. Without a kind nothing is claimed about it."""

    kind: Kind = Kind.UNKNOWN
    fields: tuple[Field, ...] = ()

"""The page of a passport: only the two lines at its foot, whose check digits confirm most of what they say."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from rantau.documents.engines.reading.base import CLEAR, Field, Line
from rantau.foundation import mrz

FILLERS = 4
AS_LETTERS = str.maketrans("01258|!", "OIZSBII")
"""In the line of names, where scanners see digits and strokes."""
CODES = {"number": "passport_number"}
CHECKED = {"number": "number", "birth_date": "birth", "expiry": "expiry"}


def zone(lines: Sequence[Line]) -> tuple[Line, Line, mrz.Passport] | None:
    """The two pieces that are the lines of a passport, and what they say; None when there are none."""
    likely = [line for line in sorted(lines, key=lambda line: line.box[1]) if _is_likely(line)]
    for first, second in pairwise(likely):
        found = mrz.read(*_both(first.text, second.text))
        if found and len(set(found.wrong)) < 3:
            return first, second, found
    return None


def fields(lines: Sequence[Line], on: date) -> tuple[Field, ...]:
    found = zone(lines)
    if found is None:
        return ()
    first, second, passport = found
    again = mrz.read(*_both(first.again or first.text, second.again or second.text))
    printed = {word for line in lines if line is not first for word in re.findall(r"[A-Z]+", line.text.upper())}
    named = first.confidence >= CLEAR and set(passport.full_name.split()) <= printed
    sound = not {"number", "birth", "expiry", "whole"} & set(passport.wrong) and second.confidence >= CLEAR
    agreed = again is not None and again.facts(on).items() >= _without_name(passport.facts(on)).items()
    return tuple(_fields(passport, on, (first, second), named=named, sound=sound and agreed))


def _fields(passport: mrz.Passport, on: date, pair: tuple[Line, Line], *, named: bool, sound: bool) -> Iterator[Field]:
    """Names have no check digit: they are sure when they also stand above, in the page."""
    first, second = pair
    for fact, value in passport.facts(on).items():
        of_first = fact in {"full_name", "issuer"}
        sure = (named if fact == "full_name" else sound) and (sound or of_first)
        yield Field(CODES.get(fact, fact), value, (first if of_first else second).confidence, sure)
    text = "\n".join(_both(first.text, second.text))
    yield Field("mrz", text, min(first.confidence, second.confidence), named and sound)


def _without_name(facts: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in facts.items() if name != "full_name"}


def _is_likely(line: Line) -> bool:
    text = _tidy(line.text)
    return len(text) > 30 and text.count("<") >= FILLERS


def _both(first: str, second: str) -> tuple[str, str]:
    names, numbers = _tidy(first), _tidy(second).replace("|", "I")
    return mrz.lines(f"{names.translate(AS_LETTERS)}\n{numbers}")


def _tidy(text: str) -> str:
    return re.sub(r"[^A-Z0-9<|!]", "", text.upper().replace("«", "<<").replace("‹", "<").replace("K<<<", "<<<<"))

"""When something applies, decided by answers alone: pure, total, quick. What was not answered is never true."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

import msgspec

from rantau.foundation import clock

Answers = Mapping[str, Any]


class Condition(
    msgspec.Struct,
    frozen=True,
    forbid_unknown_fields=True,
    omit_defaults=True,
    rename={"every": "all", "some": "any", "unless": "not"},
):
    """Either `all`, `any` or `not` of other conditions, or one comparison with the answer to `question`.

    `at_least` and `below` compare a number; for a day they compare the full years since then (an age), for a group or
    a list how many there are. With `since` they compare the days that have gone by between the answer to that question
    and this one. `days_left_below` and `months_left_below` count from today to a day; a day that has passed is below
    everything. `matches` is a pattern for the whole text.
    """

    question: str = ""
    equals: bool | int | str | None = None
    one_of: tuple[str, ...] = ()
    includes: str | None = None
    at_least: int | None = None
    below: int | None = None
    since: str = ""
    days_left_below: int | None = None
    months_left_below: int | None = None
    on_or_after: date | None = None
    matches: str = ""
    answered: bool | None = None
    every: "tuple[Condition, ...]" = ()
    some: "tuple[Condition, ...]" = ()
    unless: "Condition | None" = None

    def comparisons(self) -> list[str]:
        """The names of the comparisons that are given; a sound condition has exactly one, or is a combination."""
        return [name for name in COMPARE if _given(getattr(self, name))]

    def parts(self) -> "tuple[Condition, ...]":
        """The conditions that this one combines."""
        return (*self.every, *self.some, *((self.unless,) if self.unless else ()))


def holds(condition: Condition | None, answers: Answers, on: date | None = None) -> bool:
    """Whether it applies on the day `on` (today in WIB when none is given). No condition always applies."""
    if condition is None:
        return True
    if condition.every:
        return all(holds(part, answers, on) for part in condition.every)
    if condition.some:
        return any(holds(part, answers, on) for part in condition.some)
    if condition.unless:
        return not holds(condition.unless, answers, on)
    value = answers.get(condition.question)
    return _compare(condition, _days_between(answers.get(condition.since), value) if condition.since else value, on)


def asked_about(condition: Condition | None) -> Iterator[str]:
    """The codes of the questions that it looks at."""
    if condition is None:
        return
    yield from filter(None, (condition.question, condition.since))
    for part in condition.parts():
        yield from asked_about(part)


def is_answer(value: Any) -> bool:
    """False and 0 are answers; nothing, blank text and an empty list are not."""
    return value is not None and value not in ("", [])


def full_years(since: date, on: date) -> int:
    """Completed years: somebody born on 29 February turns a year older on 1 March."""
    return on.year - since.year - ((on.month, on.day) < (since.month, since.day))


def as_day(value: Any) -> date | None:
    """An ISO date as stored in answers."""
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _days_between(first: Any, last: Any) -> int | None:
    begun, ended = as_day(first), as_day(last)
    return (ended - begun).days if begun and ended else None


def _compare(condition: Condition, value: Any, on: date | None) -> bool:
    if condition.answered is not None:
        return is_answer(value) is condition.answered
    if not is_answer(value):
        return False
    today = on or clock.day_of(clock.now())
    return all(COMPARE[name](value, getattr(condition, name), today) for name in condition.comparisons())


def _same(value: Any, wanted: Any, on: date) -> bool:
    # True == 1 in Python; an answer "1" to a number is not a yes.
    return type(value) is type(wanted) and bool(value == wanted)


def _amount(value: Any, on: date) -> int | None:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, list):
        return len(value)
    since = as_day(value)
    return full_years(since, on) if since else None


def _at_least(value: Any, wanted: int, on: date) -> bool:
    amount = _amount(value, on)
    return amount is not None and amount >= wanted


def _below(value: Any, wanted: int, on: date) -> bool:
    amount = _amount(value, on)
    return amount is not None and amount < wanted


def _days_left_below(value: Any, wanted: int, on: date) -> bool:
    day = as_day(value)
    return day is not None and (day - on).days < wanted


def _months_left_below(value: Any, wanted: int, on: date) -> bool:
    day = as_day(value)
    if day is None:
        return False
    months = (day.year - on.year) * 12 + day.month - on.month - (day.day < on.day)
    return months < wanted


def _on_or_after(value: Any, wanted: date, on: date) -> bool:
    day = as_day(value)
    return day is not None and day >= wanted


COMPARE: dict[str, Callable[[Any, Any, date], bool]] = {
    "equals": _same,
    "one_of": lambda value, wanted, _on: isinstance(value, str) and value in wanted,
    "includes": lambda value, wanted, _on: isinstance(value, list) and wanted in value,
    "at_least": _at_least,
    "below": _below,
    "days_left_below": _days_left_below,
    "months_left_below": _months_left_below,
    "on_or_after": _on_or_after,
    "matches": lambda value, wanted, _on: isinstance(value, str) and re.fullmatch(wanted, value) is not None,
    "answered": lambda value, wanted, _on: is_answer(value) is wanted,
}


def _given(operand: Any) -> bool:
    return operand is not None and operand not in ((), "")

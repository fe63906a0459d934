"""Conditions that are unsound, or that can never hold."""

import re
from collections.abc import Iterable, Iterator, Mapping

from rantau.catalogue.written import Path, nearest
from rantau.foundation import countries
from rantau.questions.schema import Condition, Kind, Question

Fault = tuple[Path, str]
Asked = Mapping[str, Question]
COMPARABLE = {
    "equals": {Kind.CHOICE, Kind.YES_NO, Kind.AGREE, Kind.NUMBER, Kind.TEXT, Kind.REGION, Kind.COUNTRY},
    "one_of": {Kind.CHOICE, Kind.TEXT, Kind.REGION, Kind.COUNTRY},
    "includes": {Kind.MULTI_CHOICE},
    "at_least": {Kind.NUMBER, Kind.DAY, Kind.GROUP, Kind.MULTI_CHOICE},
    "below": {Kind.NUMBER, Kind.DAY, Kind.GROUP, Kind.MULTI_CHOICE},
    "days_left_below": {Kind.DAY},
    "months_left_below": {Kind.DAY},
    "on_or_after": {Kind.DAY},
    "matches": {Kind.TEXT, Kind.NAME, Kind.PASSPORT, Kind.PHONE, Kind.EMAIL, Kind.NIK, Kind.KK},
    "answered": set(Kind) - {Kind.NOTICE},
}
PICKED = ("equals", "one_of", "includes")


def known_word(word: str, known: Iterable[str], path: Path, what: str) -> Iterator[Fault]:
    """A fault with the nearest right word, unless `word` is among `known`."""
    known = tuple(known)
    if word not in known:
        yield path, f'"{word}" is not a known {what}{nearest(word, known)}'


def condition_faults(condition: Condition | None, path: Path, before: Asked, everything: Asked) -> Iterator[Fault]:
    """`before` are the questions asked earlier, the only ones that a condition may look at."""
    if condition is None:
        return
    given = [bool(condition.every), bool(condition.some), condition.unless is not None, bool(condition.question)]
    if sum(given) != 1 or len(condition.comparisons()) != int(bool(condition.question)):
        yield path, "needs either all, any or not, or one question with one comparison"
        return
    for name, parts in (("all", condition.every), ("any", condition.some)):
        for index, part in enumerate(parts):
            yield from condition_faults(part, (*path, name, index), before, everything)
    yield from condition_faults(condition.unless, (*path, "not"), before, everything)
    if condition.question:
        yield from _comparison(condition, path, before, everything)


def _comparison(condition: Condition, path: Path, before: Asked, everything: Asked) -> Iterator[Fault]:
    asked = before.get(condition.question)
    if asked is None:
        later = condition.question in everything
        reason = " is asked later, so this is never reached" if later else " is not a question"
        hint = "" if later else nearest(condition.question, before)
        yield (*path, "question"), f'"{condition.question}"{reason}{hint}'
        return
    [comparison] = condition.comparisons()
    if condition.since:
        yield from _span(condition, comparison, path, before)
    if asked.kind not in COMPARABLE[comparison]:
        yield (*path, comparison), f'cannot be asked of "{asked.code}", which is a {asked.kind}'
    elif comparison in PICKED and (codes := _codes_of(asked)):
        wanted = getattr(condition, comparison)
        for code in wanted if isinstance(wanted, tuple) else (wanted,):
            yield from known_word(str(code), codes, (*path, comparison), f'answer to "{asked.code}"')
    elif comparison == "matches":
        yield from _pattern(condition.matches, (*path, comparison))
    elif comparison == "equals" and isinstance(condition.equals, bool) != (asked.kind in {Kind.YES_NO, Kind.AGREE}):
        yield (*path, comparison), f'"{asked.code}" is answered {_answers_of(asked)}'


def _codes_of(question: Question) -> list[str]:
    """What can be picked as an answer; nothing where people write freely."""
    picked = [choice.code for choice in question.choices]
    return picked or (list(countries.countries()) if question.kind is Kind.COUNTRY else [])


def _pattern(pattern: str, path: Path) -> Iterator[Fault]:
    try:
        re.compile(pattern)
    except re.error as error:
        yield path, f"is no pattern: {error}"


def _span(condition: Condition, comparison: str, path: Path, before: Asked) -> Iterator[Fault]:
    """`since` counts days, so both answers must be days, and the number is compared by size."""
    days = [code for code, asked in before.items() if asked.kind is Kind.DAY]
    yield from known_word(condition.since, days, (*path, "since"), "day asked before")
    if comparison not in {"at_least", "below"} or before[condition.question].kind is not Kind.DAY:
        yield (*path, "since"), 'belongs to "at_least" or "below" of a day'


def _answers_of(question: Question) -> str:
    if question.kind in {Kind.YES_NO, Kind.AGREE}:
        return "true or false"
    return "with a number" if question.kind is Kind.NUMBER else "with text"

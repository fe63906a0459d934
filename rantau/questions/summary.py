"""Answers read back, in the language of the page: the check page, the officer's desk, the frozen copy."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import formats
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from rantau.foundation import countries
from rantau.offices import queries as offices
from rantau.questions.conditions import as_day
from rantau.questions.schema import (
    Answers,
    Kind,
    Question,
    Section,
    entries_of,
    is_answer,
    page_of,
    settle,
    visible_questions,
)


@dataclass(frozen=True, slots=True)
class Row:
    """One question with its answer as people read it. `kind` lets a screen mask identity numbers.

    The code of a question inside of a group tells the entry too: "children.0.child_name".
    """

    code: str
    label: str
    value: str
    kind: Kind
    answered: bool


Asked = tuple[str, str, Question, Any]
"""Code, label, question and answer."""


def rows(section: Section, answers: Answers, on: date | None = None) -> list[Row]:
    """Every question of the page that applies; unanswered ones say so. A group gives the rows of its entries."""
    asked = list(_asked(section, settle([section], answers, on), on))
    places = _places(asked)
    return [Row(code, label, _words(q, value, places), q.kind, is_answer(value)) for code, label, q, value in asked]


def value_words(question: Question, value: Any) -> str:
    """One answer in words."""
    return _words(question, value, _places([(question.code, "", question, value)]))


def _asked(section: Section, answers: Answers, on: date | None) -> Iterator[Asked]:
    for question in visible_questions(section, answers, on):
        entries = entries_of(question, answers) if question.kind is Kind.GROUP else []
        if question.asks and not entries:
            value = None if question.kind is Kind.GROUP else answers.get(question.code)
            yield question.code, str(question.label), question, value
        for number, entry in enumerate(entries):
            name = f"{capfirst(str(question.entry or question.label))} {number + 1}"
            for code, label, inner, value in _asked(page_of(question), {**answers, **entry}, on):
                yield f"{question.code}.{number}.{code}", f"{name}: {label}", inner, value


def _places(asked: Iterable[Asked]) -> dict[str, str]:
    """The names of all regions among the answers, in one query at most."""
    codes = [str(value) for _code, _label, question, value in asked if question.kind is Kind.REGION and value]
    return offices.region_names(codes) if codes else {}


def _words(question: Question, value: Any, places: dict[str, str]) -> str:
    if not is_answer(value):
        needed = question.fewest > 0 if question.kind is Kind.GROUP else question.required
        return _("Belum diisi") if needed else "–"
    if question.kind is Kind.REGION:
        return places.get(str(value), str(value))
    if question.choices:
        labels = {choice.code: str(choice.label) for choice in question.choices}
        chosen = value if isinstance(value, list) else [value]
        return ", ".join(labels.get(code, str(code)) for code in chosen)
    return SAID[question.kind](value) if question.kind in SAID else str(value)


def _yes_or_no(value: Any) -> str:
    return _("Ya") if value else _("Tidak")


def _day(value: Any) -> str:
    day = as_day(value)
    return formats.date_format(day, "j F Y") if day else str(value)


SAID: dict[Kind, Callable[[Any], str]] = {
    Kind.YES_NO: _yes_or_no,
    Kind.AGREE: _yes_or_no,
    Kind.DAY: _day,
    Kind.COUNTRY: lambda value: countries.name(str(value)),
}

"""Answers read back, in the language of the page: the check page, the officer's desk, the frozen copy."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import formats
from django.utils.translation import gettext as _

from rantau.offices import queries as offices
from rantau.questions import countries
from rantau.questions.conditions import as_day
from rantau.questions.schema import Answers, Kind, Question, Section, is_answer, visible_questions


@dataclass(frozen=True, slots=True)
class Row:
    """One question with its answer as people read it. `kind` lets a screen mask identity numbers."""

    code: str
    label: str
    value: str
    kind: Kind


def rows(section: Section, answers: Answers, on: date | None = None) -> list[Row]:
    """Every question of the page that applies; unanswered ones say so."""
    asked = [question for question in visible_questions(section, answers, on) if question.asks]
    places = _places(asked, answers)
    return [Row(q.code, str(q.label), _words(q, answers.get(q.code), places), q.kind) for q in asked]


def value_words(question: Question, value: Any) -> str:
    """One answer in words."""
    return _words(question, value, _places([question], {question.code: value}))


def _places(asked: list[Question], answers: Answers) -> dict[str, str]:
    """The names of all regions and countries among the answers, in one query at most."""
    codes = [str(answers[q.code]) for q in asked if q.kind is Kind.REGION and is_answer(answers.get(q.code))]
    regions = offices.region_names(codes) if codes else {}
    return regions | (countries.names() if any(q.kind is Kind.COUNTRY for q in asked) else {})


def _words(question: Question, value: Any, places: dict[str, str]) -> str:
    if not is_answer(value):
        return _("Belum diisi") if question.required else "–"
    if question.kind in {Kind.YES_NO, Kind.AGREE}:
        return _("Ya") if value else _("Tidak")
    if question.kind is Kind.DAY:
        day = as_day(value)
        return formats.date_format(day, "j F Y") if day else str(value)
    if question.kind in {Kind.REGION, Kind.COUNTRY}:
        return places.get(str(value), str(value))
    if question.choices:
        labels = {choice.code: str(choice.label) for choice in question.choices}
        chosen = value if isinstance(value, list) else [value]
        return ", ".join(labels.get(code, str(code)) for code in chosen)
    return str(value)

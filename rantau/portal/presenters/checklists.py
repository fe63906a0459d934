"""What the wizard ends in: a list for one person, or why this is not the right service and where to go on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from rantau.catalogue import queries as catalogue
from rantau.catalogue.queries import Advice, Definition
from rantau.portal.presenters import papers, prices
from rantau.portal.presenters.cases import people
from rantau.portal.presenters.durations import time_of
from rantau.portal.presenters.papers import PaperLine
from rantau.portal.presenters.stages import way
from rantau.questions.schema import Question
from rantau.questions.summary import value_words
from rantau.ui.parts import Step


@dataclass(frozen=True, slots=True)
class Stop:
    """What to know, and where to go on: `url` may be ""."""

    text: str
    url: str
    label: str


@dataclass(frozen=True, slots=True)
class Checklist:
    """For one person; `case` is "" where this is not the right service."""

    case: str
    stops: Sequence[Stop]
    hints: Sequence[str]
    answers: Sequence[tuple[str, str, None]]
    papers: Sequence[PaperLine]
    fees: Sequence[tuple[str, str]]
    come: Sequence[str]
    time: str
    steps: Sequence[Step]


def checklist(
    definition: Definition, answers: dict[str, Any], on: date, offered: Mapping[str, Definition]
) -> Checklist:
    """For these answers of the wizard. `offered` are the services, by code, that advice can lead to."""
    advice = catalogue.advice_for(definition, answers, on)
    case = catalogue.case_for(definition, answers, on)
    stops = [_stop(told, answers, offered) for told in advice if told.blocks]
    if case is None and not stops:
        words = _("Jawaban Anda tidak cocok dengan layanan ini. Tanyakan ke kantor.")
        stops = [Stop(words, "/kantor/", _("Lihat kantor"))]
    asked = [question for question in definition.wizard if question.code in answers]
    return Checklist(
        case=str(case.title) if case and not stops else "",
        stops=stops,
        hints=[str(told.text) for told in advice if not told.blocks],
        answers=[(str(question.label), value_words(question, answers[question.code]), None) for question in asked],
        papers=papers.own(definition, answers, on),
        fees=prices.own(definition, answers, on),
        come=people(catalogue.come_for(definition, answers, on)),
        time=time_of(definition, {catalogue.working_days_for(definition, answers, on)}),
        steps=way(catalogue.process_for(definition, answers, on)),
    )


def address(definition: Definition, answers: Mapping[str, Any]) -> str:
    """The wizard with these answers, as far as it asks for them. Choices only, so it says nothing about a person."""
    told = {
        question.code: _as_sent(answers[question.code]) for question in definition.wizard if _fits(question, answers)
    }
    path = reverse("portal:wizard", args=[definition.code])
    return f"{path}?{urlencode(told)}" if told else path


def _stop(told: Advice, answers: Mapping[str, Any], offered: Mapping[str, Definition]) -> Stop:
    """An address as it stands; a service that is offered here with what was answered already."""
    if target := offered.get(told.to):
        url = address(target, answers) if target.wizard else reverse("portal:service", args=[target.code])
        return Stop(str(told.text), url, _("Lanjut ke %(service)s") % {"service": target.title})
    return Stop(str(told.text), told.to if told.to.startswith("https://") else "", _("Lanjut ke sini"))


def _fits(question: Question, answers: Mapping[str, Any]) -> bool:
    value = answers.get(question.code)
    if question.choices:
        return value in [choice.code for choice in question.choices]
    return isinstance(value, bool)


def _as_sent(value: Any) -> str:
    return {True: "ya", False: "tidak"}.get(value, str(value)) if isinstance(value, bool) else str(value)

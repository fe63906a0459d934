"""What a definition means for given answers: pure, and quick enough to ask on every page.

`answers` may hold more than counts; answers to questions that no longer apply are left out first. `on` is the day that
ages and terms are reckoned at, today in WIB when none is given.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from rantau.catalogue.definition import Advice, Case, Definition, Fee, Paper
from rantau.questions import schema
from rantau.questions.schema import Answers, Condition, Question, Section, Text


@dataclass(frozen=True, slots=True)
class FeeLine:
    """One line of a bill, in whole rupiah."""

    code: str
    label: Text
    amount: int


def settled(definition: Definition, answers: Answers, on: date | None = None) -> dict[str, Any]:
    """The answers that count."""
    return schema.settle(definition.sections, answers, on)


def case_for(definition: Definition, answers: Answers, on: date | None = None) -> Case | None:
    """The first case that these answers fit; None when the service is not for this person."""
    counting = settled(definition, answers, on)
    return next((case for case in definition.cases if schema.holds(case.when, counting, on)), None)


def process_for(definition: Definition, answers: Answers, on: date | None = None) -> tuple[str, ...]:
    """The stages that an application with these answers goes through, in their order."""
    case = case_for(definition, answers, on)
    return case.process if case and case.process else definition.process


def process_of(definition: Definition, code: str) -> tuple[str, ...]:
    """The stages of the case with this code; those of the service for a code that it does not have (any more)."""
    case = next((case for case in definition.cases if case.code == code), None)
    return case.process if case and case.process else definition.process


def papers_for(definition: Definition, answers: Answers, on: date | None = None) -> list[Paper]:
    """The papers to bring, optional ones included, in the order of the file."""
    counting = settled(definition, answers, on)
    return [paper for paper in definition.papers if schema.holds(paper.when, counting, on)]


def fees_for(definition: Definition, answers: Answers, on: date) -> list[FeeLine]:
    """The lines with the tariff of that day. A line whose amount is unknown is in `fees_unknown` instead."""
    lines = _lines(definition, settled(definition, answers, on), on)
    return [FeeLine(line.code, line.label, line.amount) for line in lines if line.amount is not None]


def fees_unknown(definition: Definition, answers: Answers, on: date) -> list[Text]:
    """What also costs something, without anybody here knowing how much."""
    return [line.label for line in _lines(definition, settled(definition, answers, on), on) if line.amount is None]


def tariff(definition: Definition, on: date) -> list[Fee]:
    """Every line in force on that day, whoever it is for; also those for what is not offered any more."""
    in_force: dict[str, Fee] = {}
    for line in sorted(definition.fees, key=lambda line: line.effective_from):
        if line.effective_from <= on:
            in_force[line.code] = line
    codes = dict.fromkeys(line.code for line in definition.fees)
    return [in_force[code] for code in codes if code in in_force]


def still_met(definition: Definition, condition: Condition | None, on: date) -> bool:
    """Whether somebody who answers on that day can meet it at all: false when it needs a choice that has ended."""
    if condition is None or condition.unless:
        return True
    if condition.every:
        return all(still_met(definition, part, on) for part in condition.every)
    if condition.some:
        return any(still_met(definition, part, on) for part in condition.some)
    asked = question(definition, condition.question)
    wanted = condition.one_of or (condition.equals, condition.includes)
    named = [choice for choice in (asked.choices if asked else ()) if choice.code in wanted]
    return not named or any(choice.is_offered(on) for choice in named)


def wizard(definition: Definition) -> Section | None:
    """The few questions that lead to the right case, as one page; None when the service has only one way."""
    if not definition.wizard:
        return None
    title = Text(id="Periksa dulu: apakah ini layanan Anda?", en="Check first: is this the right service for you?")
    return Section(code="wizard", title=title, questions=definition.wizard)


def question(definition: Definition, code: str) -> Question | None:
    """The question of that code, from the pages or the wizard."""
    pages = (question for section in definition.sections for question in section.questions)
    return next((found for found in (*pages, *definition.wizard) if found.code == code), None)


def total(lines: list[FeeLine]) -> int:
    return sum(line.amount for line in lines)


def advice_for(definition: Definition, answers: Answers, on: date | None = None) -> list[Advice]:
    """What to tell somebody with these answers, the blocking ones first."""
    counting = settled(definition, answers, on)
    told = [advice for advice in definition.advice if schema.holds(advice.when, counting, on)]
    return sorted(told, key=lambda advice: not advice.blocks)


def interview_questions(definition: Definition) -> Section:
    """What the officer asks at the interview; a page without questions for a service without one."""
    nothing = Section(code="interview", title=Text(id="Wawancara", en="Interview"), questions=())
    return definition.interview or nothing


def prefill(definition: Definition, facts: Mapping[str, Any]) -> dict[str, Any]:
    """First answers from what the profile knows: {"person.full_name": …} or {"person": {"full_name": …}}."""
    flat = dict(facts)
    for group, inner in facts.items():
        if isinstance(inner, Mapping):
            flat |= {f"{group}.{name}": value for name, value in inner.items()}
    return {
        question.code: _plain(flat[question.prefill])
        for section in definition.sections
        for question in section.questions
        if question.prefill and schema.is_answer(flat.get(question.prefill))
    }


def _lines(definition: Definition, counting: Answers, on: date) -> list[Fee]:
    return [line for line in tariff(definition, on) if schema.holds(line.when, counting, on)]


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value

"""In the passport files: nothing is written that nobody can ever meet."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from random import Random
from typing import Any

import pytest

from rantau.catalogue import loading, queries
from rantau.catalogue.queries import Definition
from rantau.catalogue.tests.factories import defined
from rantau.questions import schema
from rantau.questions.schema import Kind, Question

SERVICES = sorted(code for code, service in loading.services().items() if service.family == "passport")
DAYS = (date(2025, 2, 1), date(2026, 11, 24))
BORN = ("1950-01-01", "1990-07-05", "2006-07-05", "2009-01-15", "2012-03-01", "2018-07-05", "2024-05-01")
OTHER_DAYS = ("2008-12-31", "2017-03-01", "2026-12-24", "2027-01-10", "2031-01-01")
WALKS = 2400


def answer(question: Question, chance: Random) -> Any:
    if question.kind in {Kind.YES_NO, Kind.AGREE}:
        return chance.random() < 0.5
    if question.kind is Kind.CHOICE:
        return chance.choice(question.choices).code
    if question.kind is Kind.MULTI_CHOICE:
        return [choice.code for choice in question.choices if chance.random() < 0.5]
    if question.kind is Kind.DAY:
        return chance.choice(BORN if question.code == "birth_date" else OTHER_DAYS)
    return chance.randrange(100) if question.kind is Kind.NUMBER else "Sari"


def walks(service: Definition) -> Iterator[tuple[dict[str, Any], date]]:
    """What people answer page by page, each question only where it is asked; every second one to the wizard."""
    chance = Random(7)
    page = queries.wizard(service)
    for number in range(WALKS):
        on = DAYS[number % 4 // 2]
        answers: dict[str, Any] = {}
        for section in [page] if page and number % 2 else service.sections:
            for question in section.questions if schema.holds(section.when, answers, on) else ():
                if question.asks and schema.holds(question.when, answers, on):
                    answers[question.code] = answer(question, chance)
        yield answers, on


@cache
def met(code: str) -> dict[str, set[str]]:
    service = defined(code)
    found: dict[str, set[str]] = {
        name: set() for name in ("cases", "papers", "fees", "advice", "questions", "choices", "lanes", "come")
    }
    for answers, on in walks(service):
        case = queries.case_for(service, answers, on)
        found["cases"] |= {case.code} if case else set()
        found["papers"] |= {paper.code for paper in queries.papers_for(service, answers, on)}
        found["fees"] |= {line.code for line in queries.fees_for(service, answers, on)}
        found["fees"] |= {str(label) for label in queries.fees_unknown(service, answers, on)}
        found["advice"] |= {advice.code for advice in queries.advice_for(service, answers, on)}
        found["lanes"] |= set(queries.lanes_for(service, answers, on))
        found["come"] |= {f"{case.code} {role}" for role in queries.come_for(service, answers, on)} if case else set()
        for section in service.sections:
            for question in schema.visible_questions(section, answers, on):
                found["questions"].add(question.code)
                offered = schema.visible_choices(question, answers, on)
                found["choices"] |= {f"{question.code} {choice.code}" for choice in offered}
    return found


@pytest.mark.parametrize("code", SERVICES)
@pytest.mark.parametrize("kind", ["cases", "papers", "advice"])
def test_everything_that_is_written_can_be_met(code: str, kind: str) -> None:
    assert {part.code for part in getattr(defined(code), kind)} - met(code)[kind] == set()


@pytest.mark.parametrize("code", SERVICES)
def test_every_fee_falls_due_for_somebody(code: str) -> None:
    lines = {
        line.code if line.amount is not None else str(line.label) for line in queries.tariff(defined(code), DAYS[1])
    }
    assert lines - met(code)["fees"] == set()


@pytest.mark.parametrize("code", SERVICES)
def test_every_question_is_asked_and_every_choice_offered(code: str) -> None:
    pages = defined(code).sections
    asked = {question.code for page in pages for question in page.questions}
    choices = {f"{q.code} {choice.code}" for page in pages for q in page.questions for choice in q.choices}
    assert asked - met(code)["questions"] == set()
    assert choices - met(code)["choices"] == set()


@pytest.mark.parametrize("code", SERVICES)
def test_every_lane_is_open_to_somebody(code: str) -> None:
    assert set(defined(code).lanes) - met(code)["lanes"] == set()


@pytest.mark.parametrize("code", SERVICES)
def test_somebody_comes_for_every_case(code: str) -> None:
    comers = {pair.split()[0] for pair in met(code)["come"]}
    assert {case.code for case in defined(code).cases} - comers == set()


@pytest.mark.parametrize("code", SERVICES)
def test_the_wizard_ends_every_walk_with_a_case_or_with_words_why_not(code: str) -> None:
    service = defined(code)
    page = queries.wizard(service)
    assert page is not None
    for answers, on in walks(service):
        if page and not schema.missing([page], answers, on) and not set(answers) - {q.code for q in page.questions}:
            blocked = any(advice.blocks for advice in queries.advice_for(service, answers, on))
            assert blocked or queries.case_for(service, answers, on), answers

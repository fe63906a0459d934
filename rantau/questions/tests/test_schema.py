from datetime import date
from typing import Any

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from rantau.questions import schema
from rantau.questions.schema import Section, Text
from rantau.questions.tests.factories import question, section

TODAY = date(2026, 1, 14)
HAD = question("had_passport", "yes_no")
NUMBER = question("old_number", "passport", when={"question": "had_passport", "equals": True})
CONDITION = question("state", "choice", choices=["FULL", "LOST"], when={"question": "old_number", "answered": True})
HISTORY = section(HAD, NUMBER, CONDITION, code="history")
TRAVEL = section(question("purpose"), code="travel", when={"question": "state", "equals": "FULL"})


def test_a_text_speaks_the_language_of_the_page() -> None:
    text = Text(id="Paspor", en="Passport")
    assert str(text) == "Paspor"
    with translation.override("en"):
        assert str(text) == "Passport"
    with translation.override("fr"):
        assert str(text) == "Paspor"


def test_questions_appear_with_the_answers_that_call_for_them() -> None:
    def asked(answers: dict[str, Any]) -> list[str]:
        return [q.code for q in schema.visible_questions(HISTORY, answers, TODAY)]

    assert asked({}) == ["had_passport"]
    assert asked({"had_passport": True}) == ["had_passport", "old_number"]
    assert asked({"had_passport": True, "old_number": "X1234567"}) == ["had_passport", "old_number", "state"]


def test_an_answer_that_is_no_longer_asked_for_does_not_count_nor_do_those_that_lean_on_it() -> None:
    answers = {"had_passport": False, "old_number": "X1234567", "state": "FULL", "purpose": "UMRAH", "other": 1}
    assert schema.settle([HISTORY, TRAVEL], answers, TODAY) == {"had_passport": False, "other": 1}
    assert schema.visible_sections([HISTORY, TRAVEL], answers, TODAY) == [HISTORY]


def test_missing_names_section_and_question_in_order() -> None:
    answers = {"had_passport": True, "old_number": "X1234567", "state": "FULL"}
    assert schema.missing([HISTORY, TRAVEL], {}, TODAY) == [("history", "had_passport")]
    assert schema.missing([HISTORY, TRAVEL], answers, TODAY) == [("travel", "purpose")]
    assert schema.missing([HISTORY, TRAVEL], {**answers, "purpose": "x"}, TODAY) == []


def test_no_is_an_answer_but_an_unticked_declaration_is_not() -> None:
    page = section(HAD, question("truth", "agree"))
    assert schema.missing([page], {"had_passport": False, "truth": False}, TODAY) == [("page", "truth")]


def test_optional_questions_and_notices_are_never_missing() -> None:
    page = section(question("note", "notice"), question("phone", "phone", required=False))
    assert schema.missing([page], {}, TODAY) == []


def test_a_choice_that_is_no_longer_offered_is_missing() -> None:
    ten_years = {"code": "E10", "label": {"id": "10", "en": "10"}, "when": {"question": "born", "at_least": 17}}
    page = section(question("born", "day"), question("product", "choice", choices=["E5", ten_years]))
    assert schema.missing([page], {"born": "2009-01-14", "product": "E10"}, TODAY) == []
    assert schema.missing([page], {"born": "2009-01-15", "product": "E10"}, TODAY) == [("page", "product")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", None),
        ("2009-01-01", date(2009, 1, 1)),
        ("today", date(2024, 2, 29)),
        ("today-17y", date(2007, 2, 28)),
        ("today+4y", date(2028, 2, 29)),
        ("today+1d", date(2024, 3, 1)),
    ],
)
def test_limits_of_days(text: str, expected: date | None) -> None:
    assert schema.day_bound(text, date(2024, 2, 29)) == expected


def test_a_limit_that_is_no_day_is_refused() -> None:
    with pytest.raises(ValueError, match="tomorrow"):
        schema.day_bound("tomorrow", TODAY)


VALUES = st.one_of(st.none(), st.booleans(), st.sampled_from(["", "FULL", "LOST", "X1234567"]), st.integers())
CODES = st.sampled_from(["had_passport", "old_number", "state", "purpose", "elsewhere"])


@given(answers=st.dictionaries(CODES, VALUES))
def test_settling_twice_changes_nothing_and_visible_questions_do_not_depend_on_dead_answers(
    answers: dict[str, Any],
) -> None:
    pages: list[Section] = [HISTORY, TRAVEL]
    settled = schema.settle(pages, answers, TODAY)
    assert schema.settle(pages, settled, TODAY) == settled
    assert schema.missing(pages, answers, TODAY) == schema.missing(pages, settled, TODAY)
    asked = {q.code for page in schema.visible_sections(pages, answers, TODAY) for q in page.questions}
    assert {code for code in settled if code != "elsewhere"} <= asked


def test_a_choice_is_offered_on_its_first_and_last_day_and_not_around_them() -> None:
    dated = {"code": "OLD", "label": {"id": "Lama", "en": "Old"}}
    dated |= {"effective_from": "2024-12-17", "effective_until": "2025-02-28"}
    product = question("product", "choice", choices=["NEW", dated])

    def offered(*day: int) -> list[str]:
        return [choice.code for choice in schema.visible_choices(product, {}, date(*day))]

    assert offered(2024, 12, 16) == offered(2025, 3, 1) == ["NEW"]
    assert offered(2024, 12, 17) == offered(2025, 2, 28) == ["NEW", "OLD"]
    assert schema.missing([section(product)], {"product": "OLD"}, date(2025, 2, 28)) == []
    assert schema.missing([section(product)], {"product": "OLD"}, date(2025, 3, 1)) == [("page", "product")]

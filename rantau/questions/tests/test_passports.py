"""The lines of a passport fill empty answers and doubt those that differ. All people are invented."""

from datetime import date
from typing import Any

import pytest

from rantau.questions import passports, schema
from rantau.questions.forms import SectionForm, form_class
from rantau.questions.tests.browser import drawn, typed
from rantau.questions.tests.factories import question, section

TODAY = date(2026, 1, 14)
LINES = "P<IDNSRI<WAHYUNI<<<<<<<<<<<<<<<<<<<<<<<<<<<<\nX1234567<7IDN9007057F3507049<<<<<<<<<<<<<<<6"
FILLS = {"number": "passport_number", "nationality": "nationality", "expiry": "valid_until", "sex": "sex",
         "birth_date": "birth_date", "full_name": "full_name"}  # fmt: skip
PASSPORT = section(
    question("lines", "mrz", required=False, fills=FILLS),
    question("passport_number", "passport"),
    question("nationality", "country"),
    question("valid_until", "day"),
    code="passport",
)
PERSON = section(
    question("full_name", "name"),
    question("sex", "choice", choices=["F", "M"]),
    question("birth_date", "day"),
    code="person",
)
PAGES = [PASSPORT, PERSON]
SAID = {"passport_number": "X1234567", "nationality": "IDN", "valid_until": "2035-07-04"}
REST = {"full_name": "SRI WAHYUNI", "sex": "F", "birth_date": "1990-07-05"}


def page(answers: dict[str, Any] | None = None, of: schema.Section = PASSPORT, data: Any = None) -> SectionForm:
    return form_class(of, answers or {}, TODAY, PAGES)(data)


def test_lines_fill_what_was_left_empty_and_show_it_before_going_on() -> None:
    form = page(data=typed(page(), lines=LINES))
    assert not form.is_valid()
    assert list(form.problems) == []
    assert "Periksa" in form.notice
    fields = drawn(form).sent
    assert (fields["passport_number"], fields["nationality"], fields["valid_until"]) == (
        "X1234567", "Indonesia", "04-07-2035",
    )  # fmt: skip
    done = page(data=typed(form))
    assert done.is_valid(), done.errors
    assert done.notice == ""
    assert done.cleaned_data == {"lines": LINES, **SAID}


def test_what_was_typed_is_kept_and_a_difference_is_told() -> None:
    filled = page(data=typed(page(), lines=LINES, passport_number="X1234568"))
    form = page(data=typed(filled))
    assert not form.is_valid()
    assert "di baris paspor X1234567, jawaban Anda X1234568" in form.errors["lines"][0]
    done = page(data=typed(form, lines_confirmed="on"))
    assert done.is_valid(), done.errors
    assert done.cleaned_data["passport_number"] == "X1234568"
    assert done.cleaned_data["lines_confirmed"] is True


def test_what_is_emptied_again_stays_empty() -> None:
    optional = section(
        question("lines", "mrz", fills={"number": "passport_number"}),
        question("passport_number", "passport", required=False),
    )
    form = form_class(optional, {}, TODAY)(typed(form_class(optional, {}, TODAY)(), lines=LINES))
    done = form_class(optional, {}, TODAY)(typed(form, passport_number=""))
    assert done.is_valid(), done.errors
    assert done.cleaned_data == {"lines": LINES, "passport_number": ""}
    again = form_class(optional, done.cleaned_data, TODAY)(typed(form_class(optional, done.cleaned_data, TODAY)()))
    assert again.is_valid()


def test_a_wrong_check_digit_names_the_field_passes_after_a_tick_and_fills_nothing() -> None:
    wrong = LINES.replace("X1234567", "X1234569")
    form = page(data=typed(page(), lines=wrong, passport_number="X1234567"))
    assert not form.is_valid()
    form = page(data=typed(form))  # the other fields were filled first
    assert "Nomor paspor tidak cocok dengan angka pemeriksanya" in form.errors["lines"][0]
    assert drawn(form).sent["passport_number"] == "X1234567"
    assert page(data=typed(form, lines_confirmed="on")).is_valid()


@pytest.mark.parametrize("lines", ["X", "P<IDN", LINES[:80], "😀" * 40, "<" * 400, "9" * 5000])
def test_lines_that_cannot_be_read_come_back_with_a_reason(lines: str) -> None:
    form = page(data=typed(page(), lines=lines))
    assert form.errors["lines"][0]


def test_lines_of_an_earlier_page_start_the_questions_of_a_later_one() -> None:
    answers = {"lines": LINES, **SAID}
    assert passports.fillings(PAGES, answers, TODAY) == REST
    assert passports.fillings(PAGES, {**answers, "full_name": "Sri"}, TODAY) == {
        "sex": "F", "birth_date": "1990-07-05",
    }  # fmt: skip


def test_a_later_answer_that_differs_from_the_lines_is_doubted_where_it_is_asked() -> None:
    answers = {"lines": LINES, **SAID}
    form = page(answers, PERSON, typed(page(answers, PERSON), full_name="Sri Wahyuni", sex="F", birth_date="7-5-1990"))
    assert list(form.errors) == ["birth_date"]
    assert "5 Juli 1990" in form.errors["birth_date"][0]
    done = page(answers, PERSON, typed(form, birth_date_confirmed="on"))
    assert done.is_valid(), done.errors


@pytest.mark.parametrize(
    ("name", "same"), [("Sri", True), ("SRI  WAHYUNI", True), ("Srí Wahyuni", True), ("Sari Wahyuni", False)]
)
def test_names_are_compared_without_accents_and_cut_ends(name: str, same: bool) -> None:
    answers = {"lines": LINES, **SAID, "full_name": name}
    questions = {asked.code: asked for _page, asked in schema.questions_of(PAGES)}
    told = list(passports.differences(PASSPORT.questions[0], answers, questions, TODAY))
    assert (told == []) is same


def test_a_fact_that_a_question_cannot_hold_does_not_fill_it() -> None:
    lines = question("lines", "mrz", fills={"nationality": "citizenship", "sex": "sex"})
    questions = {
        "citizenship": question("citizenship", "choice", choices=["MYS", "OTHER"]),
        "sex": question("sex", "yes_no"),
    }
    assert passports.answers_from(lines, LINES, questions, TODAY) == {}


def test_lines_that_do_not_apply_say_nothing() -> None:
    hidden = section(
        question("has", "yes_no"), question("lines", "mrz", fills=FILLS, when={"question": "has", "equals": True})
    )
    assert passports.fillings([hidden, PERSON], {"has": False, "lines": LINES}, TODAY) == {}

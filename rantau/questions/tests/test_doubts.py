"""What is doubtful warns, and passes after a tick: one way for every kind and for the rules of a service file."""

from datetime import date
from typing import Any

import pytest

from rantau.questions.forms import SectionForm, form_class
from rantau.questions.schema import Section
from rantau.questions.tests.browser import typed
from rantau.questions.tests.factories import question, section, some_regions, words

TODAY = date(2026, 1, 14)


def page(of: Section, answers: dict[str, Any] | None = None, **sent: str) -> SectionForm:
    blank = form_class(of, answers or {}, TODAY)
    return blank(typed(blank(), **sent))


@pytest.fixture(autouse=True)
def _regions(db: None) -> None:
    some_regions()


@pytest.mark.parametrize(
    ("asked", "sent", "words_of_it"),
    [
        (question("q", "nik"), "9999994507900001", "Enam angka pertama"),
        (question("q", "kk"), "131203150719990", "16 angka"),
        (question("q", "kk"), "1312039907990001", "biasanya sebuah tanggal"),
        (question("q", "kk"), "9999991507990001", "Enam angka pertama nomor KK"),
        (question("q", "passport", checks={"issuer": "country"}), "12345678", "Nomor paspor Indonesia"),
        (
            question(
                "q", "day", soft=[{"when": {"question": "q", "below": 1}, "text": words("Baru setahun?")}]
            ),
            "1-12-2025",
            "Baru setahun?",
        ),
        (
            question("q", soft=[{"when": {"not": {"question": "q", "matches": "[A-Z]{2}[0-9]{6}"}}, "text": words("Aneh")}]),
            "x1",
            "Aneh",
        ),
    ],
)  # fmt: skip
def test_a_doubtful_answer_comes_back_with_the_reason_and_passes_after_a_tick(
    asked: Any, sent: str, words_of_it: str
) -> None:
    of, known = section(asked), {"country": "IDN"}
    form = page(of, known, q=sent)
    assert not form.is_valid()
    assert words_of_it in form.errors["q"][0]
    assert form.data["q"] == sent

    passed = form_class(of, known, TODAY)(typed(form, q_confirmed="on"))
    assert passed.is_valid(), passed.errors
    assert passed.cleaned_data["q_confirmed"] is True

    known = {**known, **passed.cleaned_data}
    again = form_class(of, known, TODAY)(typed(form_class(of, known, TODAY)()))
    assert again.is_valid(), "what was ticked once is still ticked when the page is opened again"


def test_two_answers_can_be_compared() -> None:
    back = question(
        "back",
        "day",
        soft=[{"when": {"question": "back", "since": "leave", "below": 0}, "text": words("Pulang sebelum pergi?")}],
    )
    of = section(question("leave", "day"), back)
    assert "Pulang sebelum pergi?" in page(of, leave="2-2-2026", back="1-2-2026").errors["back"][0]
    assert page(of, leave="2-2-2026", back="3-2-2026").is_valid()


def test_several_doubts_are_told_together() -> None:
    rules = [{"when": {"question": "q", "at_least": size}, "text": words(f"Lebih dari {size}")} for size in (5, 10)]
    form = page(section(question("q", "number", soft=rules)), q="12")
    assert form.errors["q"] == ["Lebih dari 5 Lebih dari 10"]


def test_an_answer_that_may_stay_empty_is_not_doubted() -> None:
    rules = [{"when": {"question": "other", "answered": False}, "text": words("x")}]
    assert page(section(question("q", required=False, soft=rules)), q="").is_valid()


def test_a_doubt_about_an_answer_that_is_hidden_again_leaves_no_tick_behind() -> None:
    of = section(
        question("has", "yes_no"),
        question("q", "kk", when={"question": "has", "equals": True}),
    )
    known = {"has": True, "q": "1", "q_confirmed": True}
    form = form_class(of, known, TODAY)(typed(form_class(of, known, TODAY)(), has="tidak"))
    assert form.is_valid(), form.errors
    assert form.cleaned_data == {"has": False}

from datetime import date
from typing import Any

import pytest
from django.http import QueryDict
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from rantau.questions import forms, schema, summary
from rantau.questions.forms import SectionForm, form_class
from rantau.questions.tests.factories import question, section, some_regions, words

TODAY = date(2026, 1, 14)
HISTORY = section(
    question("had_passport", "yes_no"),
    question("old_number", "passport", when={"question": "had_passport", "equals": True}),
    question("old_note", required=False, when={"question": "had_passport", "equals": True}),
)
IDENTITY = section(
    question("full_name", "name"),
    question("nik", "nik", checks={"birth_date": "birth_date", "sex": "sex"}),
    question("birth_date", "day", checks={"latest": "today"}),
    question("sex", "choice", choices=["F", "M"]),
)
SARI = {"full_name": "Sari", "nik": "1312 0345 0790 0001", "birth_date": "5 Juli 1990", "sex": "F"}


def post(page: schema.Section, answers: dict[str, Any] | None = None, **sent: str) -> SectionForm:
    data = QueryDict(mutable=True)
    data.update(sent)
    return form_class(page, answers or {}, TODAY)(data)


def single(kind: str, sent: str, **written: Any) -> SectionForm:
    return post(section(question("q", kind, **written)), q=sent)


@pytest.fixture
def regions(db: None) -> None:
    some_regions()


@pytest.mark.parametrize(
    ("kind", "sent", "expected"),
    [
        ("text", "  Simpang\tEmpat ", "Simpang Empat"),
        ("text", "Sari\u202e\u0000", "Sari"),
        ("long_text", "satu\r\ndua", "satu\ndua"),
        ("name", "Sri Wahyuni", "Sri Wahyuni"),
        ("name", "Nur'aini St. Mudo", "Nur'aini St. Mudo"),
        ("name", "Sari", "Sari"),
        ("number", "14", 14),
        ("day", "5/7/1990", "1990-07-05"),
        ("yes_no", "tidak", False),
        ("agree", "on", True),
        ("phone", "0812-3456-7890", "+6281234567890"),
        ("email", "Sari@Contoh.ID", "sari@contoh.id"),
        ("nik", "1312 0345 0790 0001", "1312034507900001"),
        ("kk", "1312030507100003", "1312030507100003"),
        ("passport", "x 1234567", "X1234567"),
        ("country", "MYS", "MYS"),
        ("choice", "A", "A"),
        ("multi_choice", "B", ["B"]),
    ],
)
def test_answers_become_plain_values(regions: None, kind: str, sent: str, expected: Any) -> None:
    form = single(kind, sent, choices=["A", "B"] if "choice" in kind else [])
    assert form.is_valid(), form.errors
    assert form.cleaned_data == {"q": expected}


@pytest.mark.parametrize(
    ("kind", "sent"),
    [
        ("country", "Atlantis"),
        ("name", "12345"),
        ("name", "Sari 😀"),
        ("name", "…"),
        ("name", "S" * 300),
        ("day", "31-02-1990"),
        ("day", "kemarin"),
        ("number", "banyak"),
        ("nik", "1312034507900000"),
        ("kk", "123"),
        ("passport", "?"),
        ("phone", "123"),
        ("email", "sari"),
        ("choice", "Z"),
        ("agree", ""),
    ],
)
def test_what_cannot_be_read_comes_back_with_a_reason(regions: None, kind: str, sent: str) -> None:
    form = single(kind, sent, choices=["A"] if kind == "choice" else [])
    assert not form.is_valid()
    assert form.errors["q"][0]
    assert [problem.anchor for problem in form.problems] == ["id_q_0" if kind == "choice" else "id_q"]


def test_limits_of_days_and_numbers_hold() -> None:
    assert not single("day", "15-01-2026", checks={"latest": "today"}).is_valid()
    assert single("day", "14-01-2026", checks={"latest": "today"}).is_valid()
    assert not single("number", "0", checks={"minimum": 1}).is_valid()


def test_the_page_first_shows_only_what_applies() -> None:
    form = form_class(HISTORY, {}, TODAY)()
    assert list(form.fields) == ["had_passport", forms.SHOWN]
    known = form_class(HISTORY, {"had_passport": True, "old_number": "X1234567"}, TODAY)()
    assert list(known.fields) == ["had_passport", "old_number", "old_note", forms.SHOWN]
    assert 'value="X1234567"' in known.as_p()


def test_without_script_a_question_that_becomes_necessary_comes_back_on_the_same_page() -> None:
    first = post(HISTORY, had_passport="ya", _shown="had_passport")
    assert not first.is_valid()
    assert set(first.errors) == {"old_number", "old_note"}
    assert 'value="had_passport,old_number,old_note"' in str(first[forms.SHOWN])

    second = post(HISTORY, had_passport="ya", old_number="X1234567", _shown="had_passport,old_number,old_note")
    assert second.is_valid(), second.errors
    assert second.cleaned_data == {"had_passport": True, "old_number": "X1234567", "old_note": ""}


def test_a_necessary_question_left_empty_the_second_time_is_an_error_of_its_own() -> None:
    form = post(HISTORY, had_passport="ya", _shown="had_passport,old_number,old_note")
    assert set(form.errors) == {"old_number"}
    assert form.errors["old_number"] == ["Bagian ini perlu diisi."]


def test_an_answer_changed_to_no_drops_what_hung_on_it() -> None:
    stored = {"had_passport": True, "old_number": "X1234567"}
    form = post(HISTORY, stored, had_passport="tidak", old_number="X1234567", _shown="had_passport,old_number")
    assert form.is_valid(), form.errors
    assert form.cleaned_data == {"had_passport": False}


def test_conditions_may_look_at_earlier_pages() -> None:
    page = section(question("q", when={"question": "had_passport", "equals": True}), code="next")
    assert "q" in form_class(page, {"had_passport": True}, TODAY)().fields
    assert "q" not in form_class(page, {"had_passport": False}, TODAY)().fields


def test_choices_follow_the_answers_of_the_same_page() -> None:
    ten_years = {"code": "E10", "label": words("10 tahun"), "when": {"question": "born", "at_least": 17}}
    page = section(question("born", "day"), question("product", "choice", choices=["E5", ten_years]))
    assert post(page, born="14-01-2009", product="E10").is_valid()
    assert "product" in post(page, born="15-01-2009", product="E10").errors


def test_a_page_that_does_not_apply_asks_nothing() -> None:
    page = section(question("q"), when={"question": "other", "equals": True})
    assert form_class(page, {}, TODAY)().fields == {}


def test_a_nik_in_full_width_digits_is_read(regions: None) -> None:
    form = single("nik", "１３１２０３４５０７９００００１")
    assert form.is_valid(), form.errors
    assert form.cleaned_data["q"] == "1312034507900001"


def test_tabs_and_direction_marks_in_a_pasted_name_are_gone() -> None:
    form = single("name", "Sari\t\u202eWahyuni\u200b")
    assert form.is_valid(), form.errors
    assert form.cleaned_data["q"] == "Sari Wahyuni"


def test_a_sound_nik_passes_without_a_word(regions: None) -> None:
    form = post(IDENTITY, **SARI)
    assert form.is_valid(), form.errors
    assert form.cleaned_data == {**SARI, "nik": "1312034507900001", "birth_date": "1990-07-05"}


def test_a_nik_that_differs_from_the_birth_date_warns_with_the_advice_and_passes_after_a_tick(regions: None) -> None:
    warned = post(IDENTITY, **{**SARI, "birth_date": "6 Juli 1990"})
    assert not warned.is_valid()
    assert "Disdukcapil" in warned.errors["nik"][0]
    assert list(warned.fields)[:3] == ["full_name", "nik", "nik_confirmed"]

    passed = post(IDENTITY, **{**SARI, "birth_date": "6 Juli 1990", "nik_confirmed": "on"})
    assert passed.is_valid(), passed.errors
    assert passed.cleaned_data["nik_confirmed"] is True


def test_a_nik_from_an_unknown_district_warns(regions: None) -> None:
    form = post(IDENTITY, **{**SARI, "nik": "9999994507900001"})
    assert "Enam angka pertama" in form.errors["nik"][0]


def test_a_place_is_found_in_any_usual_spelling(regions: None) -> None:
    form = single("region", "air bangis")
    assert form.is_valid(), form.errors
    assert form.cleaned_data == {"q": "13.12.01.2001"}


def test_the_line_we_print_for_a_place_is_understood_when_it_comes_back(regions: None) -> None:
    page = section(question("q", "region"))
    line = str(form_class(page, {"q": "13.12.03.2003"}, TODAY)()["q"].value())
    assert line.startswith("Nagari Lingkuang Aua, Kec. Pasaman")
    form = post(page, q=line)
    assert form.is_valid(), form.errors
    assert form.cleaned_data == {"q": "13.12.03.2003"}


def test_a_name_that_fits_several_places_becomes_a_list_to_pick_from(regions: None) -> None:
    form = single("region", "Lingkuang Aua")
    assert not form.is_valid()
    html = form.as_p()
    assert 'value="13.12.03.2003"' in html
    assert 'value="13.12.03.2007"' in html
    picked = single("region", "13.12.03.2007")
    assert picked.is_valid()
    assert picked.cleaned_data == {"q": "13.12.03.2007"}


def test_an_unknown_place_says_what_to_write(regions: None) -> None:
    assert "nagari" in single("region", "Atlantis").errors["q"][0]
    assert not single("region", "99.99").is_valid()


def test_labels_follow_the_language_of_the_page() -> None:
    with translation.override("en"):
        assert form_class(HISTORY, {}, TODAY)().fields["had_passport"].label == "had_passport (en)"


def test_notices_are_shown_and_have_no_answer() -> None:
    page = section(question("note", "notice", hint=words("Bawa paspor lama")), question("q"))
    form = post(page, q="x")
    assert form.is_valid()
    assert form.cleaned_data == {"q": "x"}
    assert "Bawa paspor lama" in form["note"].as_field_group()


def test_more_help_is_folded_away_under_the_field() -> None:
    form = form_class(section(question("q", help=words("Lihat KTP"))), {}, TODAY)()
    assert "<details" in form["q"].as_field_group()
    assert "Lihat KTP" in form["q"].as_field_group()


def test_what_was_typed_is_never_run() -> None:
    form = post(section(question("q"), question("r")), q="<script>alert(1)</script>")
    assert "<script>alert" not in form["q"].as_field_group()


def test_a_page_without_regions_or_numbers_costs_no_query(django_assert_num_queries: Any, db: None) -> None:
    with django_assert_num_queries(0):
        assert post(HISTORY, had_passport="tidak").is_valid()


TYPED = st.one_of(st.text(max_size=40), st.sampled_from(["ya", "tidak", "5-7-1990", "X1234567", "A", "14"]))
EVERYTHING = section(
    *(question(f"q_{kind}", kind, required=False, choices=["A", "B"] if "choice" in kind else [])
      for kind in ("text", "long_text", "name", "number", "day", "choice", "multi_choice", "yes_no", "agree", "kk")),
    question("later", when={"question": "q_yes_no", "equals": True}, required=False),
)  # fmt: skip


@given(sent=st.dictionaries(st.sampled_from([q.code for q in EVERYTHING.questions]), TYPED))
def test_whatever_the_form_accepts_can_be_shown_again_corrected_and_summarised_in_both_languages(
    sent: dict[str, str],
) -> None:
    form = post(EVERYTHING, **sent)
    if not form.is_valid():
        assert form.errors
        return
    answers = form.cleaned_data
    assert form_class(EVERYTHING, answers, TODAY)().as_p()
    for language in ("id", "en"):
        with translation.override(language):
            assert all(row.value for row in summary.rows(EVERYTHING, answers, TODAY))
    assert schema.settle([EVERYTHING], answers, TODAY) == answers

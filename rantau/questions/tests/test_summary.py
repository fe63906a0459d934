from typing import Any

from django.utils import translation

from rantau.questions import summary
from rantau.questions.tests.factories import question, section, some_regions

PAGE = section(
    question("note", "notice"),
    question("born", "day"),
    question("married", "yes_no"),
    question("spouse", when={"question": "married", "equals": True}),
    question("job", "choice", choices=["FARMER", "TRADER"]),
    question("why", "multi_choice", choices=["UMRAH", "TOURISM"]),
    question("where", "region", required=False),
)
ANSWERS = {"born": "1990-07-05", "married": False, "spouse": "Budi", "job": "FARMER", "why": ["TOURISM", "UMRAH"]}


def values(answers: dict[str, Any]) -> dict[str, str]:
    return {row.code: row.value for row in summary.rows(PAGE, answers)}


def test_answers_are_read_back_in_words_without_those_that_do_not_count() -> None:
    assert values(ANSWERS) == {
        "born": "5 Juli 1990",
        "married": "Tidak",
        "job": "Farmer",
        "why": "Tourism, Umrah",
        "where": "–",
    }


def test_in_english() -> None:
    with translation.override("en"):
        assert values(ANSWERS)["born"] == "5 July 1990"
        assert values(ANSWERS)["job"] == "Farmer (en)"


def test_what_must_be_answered_and_is_not_says_so() -> None:
    assert values({})["born"] == "Belum diisi"


def test_places_are_named_in_one_query(db: None, django_assert_num_queries: Any) -> None:
    some_regions()
    page = section(question("a", "region"), question("b", "region"))
    with django_assert_num_queries(1):
        [a, b] = summary.rows(page, {"a": "13.12.03.2003", "b": "13.12.01.2001"})
    assert a.value.startswith("Nagari Lingkuang Aua")
    assert b.value.startswith("Nagari Aia Bangih")


def test_rows_tell_the_kind_so_that_numbers_can_be_masked() -> None:
    [row] = summary.rows(section(question("nik", "nik")), {"nik": "1312034507900001"})
    assert row.kind == "nik"


def test_a_country_is_named_in_the_language_of_the_page_and_everybody_finds_theirs() -> None:
    page = section(question("country", "country"))
    [row] = summary.rows(page, {"country": "FRA"})
    assert row.value == "Prancis"
    with translation.override("en"):
        [row] = summary.rows(page, {"country": "FRA"})
    assert row.value == "France"

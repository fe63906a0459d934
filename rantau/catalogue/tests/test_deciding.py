from datetime import date
from typing import Any

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from rantau.catalogue import queries
from rantau.catalogue.tests.factories import defined, stall

TODAY = date(2026, 1, 14)


STALL = defined(stall())
FOOD = {"goods": "FOOD", "metres": 3, "opened": "2020-05-01"}
CLOTHES = {"goods": "CLOTHES", "metres": 8}


def codes(parts: Any) -> list[str]:
    return [part.code for part in parts]


def test_the_first_case_that_fits_is_the_one() -> None:
    assert queries.case_for(STALL, FOOD, TODAY).code == "FOOD"  # type: ignore[union-attr]
    assert queries.case_for(STALL, CLOTHES, TODAY).code == "OTHER"  # type: ignore[union-attr]


def test_a_case_may_go_another_way_than_its_service() -> None:
    other = defined(stall(old="  - code: OTHER\n", new="  - code: OTHER\n    process: [FILL, SUBMIT, PAY, DECISION]\n"))
    assert queries.process_for(other, FOOD, TODAY) == STALL.process
    assert queries.process_for(other, CLOTHES, TODAY) == ("FILL", "SUBMIT", "PAY", "DECISION")


def test_papers_follow_the_answers() -> None:
    assert codes(queries.papers_for(STALL, FOOD, TODAY)) == ["KTP", "HYGIENE", "PHOTO"]
    assert codes(queries.papers_for(STALL, CLOTHES, TODAY)) == ["KTP", "PHOTO"]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2019, 12, 31), []),
        (date(2020, 1, 1), [("STALL", 20000)]),
        (date(2024, 12, 31), [("STALL", 20000)]),
        (date(2025, 1, 1), [("STALL", 25000), ("LARGE", 10000)]),
        (date(2030, 1, 1), [("STALL", 25000), ("LARGE", 10000)]),
    ],
)
def test_the_tariff_is_that_of_the_day(day: date, expected: list[tuple[str, int]]) -> None:
    lines = queries.fees_for(STALL, CLOTHES, day)
    assert [(line.code, line.amount) for line in lines] == expected


def test_a_fee_that_nobody_knows_is_told_apart_and_keeps_from_sending() -> None:
    in_2030 = date(2030, 1, 1)
    assert queries.fees_unknown(STALL, CLOTHES, TODAY) == []
    assert [str(label) for label in queries.fees_unknown(STALL, CLOTHES, in_2030)] == ["Kebersihan"]
    assert "FEE_UNKNOWN" in codes(queries.missing_before_submit(STALL, CLOTHES, {"KTP"}, in_2030))


def test_what_is_missing_says_where_to_put_it_right() -> None:
    problems = queries.missing_before_submit(STALL, {"goods": "FOOD"}, set(), TODAY)
    assert [(p.code, p.where) for p in problems] == [
        ("ANSWER_MISSING", "section:stall"),
        ("ANSWER_MISSING", "section:kitchen"),
        ("PAPER_MISSING", "paper:KTP"),
        ("PAPER_MISSING", "paper:HYGIENE"),
    ]
    assert problems[2].sentence == "Berkas belum ada: KTP."


def test_optional_papers_and_pages_that_do_not_apply_are_not_missing() -> None:
    assert queries.missing_before_submit(STALL, CLOTHES, {"KTP"}, TODAY) == []


def test_advice_that_does_not_block_does_not_keep_from_sending() -> None:
    assert codes(queries.advice_for(STALL, FOOD, TODAY)) == ["RAW_FISH"]
    assert queries.missing_before_submit(STALL, FOOD, {"KTP", "HYGIENE"}, TODAY) == []


def test_advice_that_blocks_does() -> None:
    strict = defined(stall(old="    blocks: false", new="    section: stall"))
    [problem] = queries.missing_before_submit(strict, FOOD, {"KTP", "HYGIENE"}, TODAY)
    assert (problem.code, problem.where) == ("RAW_FISH", "section:stall")


def test_a_person_whom_no_case_fits_cannot_send() -> None:
    only_food = defined(stall(old="  - code: OTHER\n    title: {id: Lainnya, en: Other}\n", new=""))
    assert queries.case_for(only_food, CLOTHES, TODAY) is None
    assert codes(queries.missing_before_submit(only_food, CLOTHES, {"KTP"}, TODAY)) == ["NO_CASE"]


def test_an_answer_that_no_longer_applies_decides_nothing() -> None:
    changed_mind = {**FOOD, "goods": "CLOTHES"}
    assert queries.settled(STALL, changed_mind, TODAY) == {"goods": "CLOTHES", "metres": 3}


# --- The first passport --------------------------------------------------------------------------------------------
PASSPORT = defined("paspor-baru")
SARI: dict[str, Any] = {
    "had_passport": False, "citizenship": "IDN", "full_name": "Sari", "nik": "1312034507900001",
    "kk": "1312030507100003", "sex": "F", "birth_place": "Talu", "birth_date": "1990-07-05", "mother_name": "Upik",
    "name_changed": False, "naturalised": False, "marital_status": "SINGLE", "street": "Jorong Pasar",
    "region": "13.12.04.2002", "lives_there": True, "phone": "+6281234567890", "emergency_name": "Budi",
    "emergency_relation": "SIBLING", "emergency_phone": "+6281234567891", "occupation": "FARMER",
    "purpose": "TOURISM", "destination": "Malaysia", "stay_length": "WEEKS_2", "companions": "keluarga",
    "product": "E5", "first_passport": True, "true_purpose": True,
}  # fmt: skip
BASE = {"KTP", "KK", "BIRTH_PROOF"}


def test_sari_can_send_her_application() -> None:
    assert queries.missing_before_submit(PASSPORT, SARI, BASE, TODAY) == []
    assert queries.case_for(PASSPORT, SARI, TODAY).code == "PN_ADULT"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("change", "code", "where"),
    [
        ({"had_passport": True}, "HAD_PASSPORT", "section:history"),
        ({"citizenship": "OTHER"}, "NOT_CITIZEN", "section:identity"),
        ({"birth_date": "2009-01-15"}, "ANSWER_MISSING", "section:identity"),  # two nationalities?
        ({"birth_date": "2009-01-15", "dual": False}, "ANSWER_MISSING", "section:parents"),
        ({"birth_date": "2009-01-15", "product": "E10"}, "ANSWER_MISSING", "section:product"),
        ({"birth_date": "2009-01-15", "product": "E10"}, "TEN_YEARS", "section:product"),
        ({"product": "N5"}, "ANSWER_MISSING", "section:product"),
        ({"lives_there": False}, "ANSWER_MISSING", "section:address"),
        ({"marital_status": "MARRIED"}, "ANSWER_MISSING", "section:marriage"),
        ({"name_changed": True, "former_name": "Sarinah"}, "PAPER_MISSING", "paper:NAME_CHANGE"),
        ({"naturalised": True}, "PAPER_MISSING", "paper:NATURALISATION"),
        ({"purpose": "WORK"}, "PAPER_MISSING", "paper:WORK_RECOMMENDATION"),
        ({"true_purpose": False}, "ANSWER_MISSING", "section:declaration"),
        ({"phone": ""}, "ANSWER_MISSING", "section:contact"),
    ],
)
def test_what_would_cost_the_fee_is_found_before_there_is_one(change: dict[str, Any], code: str, where: str) -> None:
    problems = queries.missing_before_submit(PASSPORT, {**SARI, **change}, BASE, TODAY)
    assert (code, where) in [(problem.code, problem.where) for problem in problems]


def test_a_married_person_under_17_is_an_adult_here() -> None:
    young = {**SARI, "birth_date": "2009-01-15", "dual": False, "product": "E10"}
    young |= {"marital_status": "MARRIED", "spouse_name": "Budi"}
    assert queries.missing_before_submit(PASSPORT, young, BASE, TODAY) == []


def test_the_elderly_are_told_of_the_priority_lane() -> None:
    assert codes(queries.advice_for(PASSPORT, {**SARI, "birth_date": "1950-01-01"}, TODAY)) == ["PRIORITY_LANE"]


def test_pages_start_with_what_the_profile_knows() -> None:
    facts = {
        "person": {"full_name": "Sari", "birth_date": date(1990, 7, 5), "kk": ""},
        "account.phone": "+6281234567890",
    }
    assert queries.prefill(PASSPORT, facts) == {
        "full_name": "Sari",
        "birth_date": "1990-07-05",
        "phone": "+6281234567890",
    }


def test_sentences_follow_the_language_of_the_page() -> None:
    with translation.override("en"):
        [problem] = queries.missing_before_submit(PASSPORT, {**SARI, "had_passport": True}, BASE, TODAY)[:1]
    assert problem.sentence.startswith("You had a passport before")


def test_the_interview_asks_the_officer_and_a_service_without_one_asks_nothing() -> None:
    assert "told_purpose" in codes(queries.interview_questions(PASSPORT).questions)
    assert queries.interview_questions(STALL).questions == ()


OPTIONS = {
    question.code: [choice.code for choice in question.choices] or [True, False]
    for section in PASSPORT.sections
    for question in section.questions
    if question.kind in {"choice", "yes_no", "agree"}
}


@given(
    picked=st.fixed_dictionaries(
        {},
        optional={code: st.sampled_from(values) for code, values in OPTIONS.items()},  # type: ignore[arg-type]
    ),
    born=st.dates(date(1930, 1, 1), TODAY).map(date.isoformat),
)
def test_whoever_may_send_has_one_case_one_passport_to_pay_and_somebody_who_comes(
    picked: dict[str, Any], born: str
) -> None:
    answers = {**SARI, "dual": False, **picked, "birth_date": born}
    papers = {paper.code for paper in queries.papers_for(PASSPORT, answers, TODAY)}
    if not queries.missing_before_submit(PASSPORT, answers, papers, TODAY):
        assert "KK" in papers
        assert papers & {"BIRTH_PROOF", "CHILD_BIRTH"}
        assert queries.case_for(PASSPORT, answers, TODAY) is not None
        assert "APPLICANT" in queries.come_for(PASSPORT, answers, TODAY)
        booklets = [line for line in queries.fees_for(PASSPORT, answers, TODAY) if line.code != "EXPRESS"]
        assert len(booklets) == 1

"""What a case and a lane may say for themselves: stages, lanes, who comes, how long, and what is offered when."""

from datetime import date

import pytest

from rantau.catalogue import loading, queries
from rantau.catalogue.definition import Definition
from rantau.catalogue.tests.factories import STALL, defined

TODAY = date(2026, 1, 14)
FOOD = {"goods": "FOOD", "metres": 3, "opened": "2020-05-01"}
CLOTHES = {"goods": "CLOTHES", "metres": 8}
OWN_WAY = """\
    when: {question: goods, equals: FOOD}
    come: [APPLICANT, SPOUSE]
    excused:
      SPOUSE: {question: metres, below: 6}
    process: [FILL, UPLOAD, SUBMIT, FIELD_CHECK, DECISION, PAY]
    working_days: 9
"""
LANES = """\
lanes: [REGULAR, EXPRESS]
lane_rules:
  REGULAR:
    who: {id: Lapak biasa, en: Ordinary stalls}
    when: {question: metres, below: 6}
  EXPRESS:
    who: {id: Lapak besar, en: Large stalls}
    when: {question: metres, at_least: 6}
    working_days: 0
"""


def changed(*pairs: tuple[str, str]) -> str:
    text = STALL
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new, 1)
    return text


def stall(*pairs: tuple[str, str]) -> Definition:
    reading = loading.read(changed(*pairs), "izin-lapak.yaml")
    assert reading.service is not None
    assert reading.faults == ()
    return defined(reading.service)


PLAIN = stall()
SPECIAL = stall(("    when: {question: goods, equals: FOOD}\n", OWN_WAY), ("lanes: [REGULAR]\n", LANES))


def test_a_case_without_a_process_of_its_own_follows_that_of_the_service() -> None:
    assert queries.process_for(PLAIN, FOOD, TODAY) == PLAIN.process
    assert queries.process_for(SPECIAL, CLOTHES, TODAY) == SPECIAL.process


def test_a_case_with_a_process_of_its_own_follows_that() -> None:
    assert queries.process_for(SPECIAL, FOOD, TODAY) == ("FILL", "UPLOAD", "SUBMIT", "FIELD_CHECK", "DECISION", "PAY")


def test_who_must_come_depends_on_the_answers_too() -> None:
    assert queries.come_for(SPECIAL, {**FOOD, "metres": 6}, TODAY) == ("APPLICANT", "SPOUSE")
    assert queries.come_for(SPECIAL, FOOD, TODAY) == ("APPLICANT",)
    assert queries.come_for(SPECIAL, CLOTHES, TODAY) == ("APPLICANT",)


def test_the_time_is_that_of_the_lane_else_of_the_case_else_of_the_service() -> None:
    assert queries.working_days_for(SPECIAL, {**FOOD, "metres": 6}, TODAY) == 0
    assert queries.working_days_for(SPECIAL, FOOD, TODAY) == 9
    assert queries.working_days_for(SPECIAL, {**CLOTHES, "metres": 5}, TODAY) == 2
    assert queries.working_days_for(stall(("working_days: 2\n", "")), FOOD, TODAY) is None


def test_lanes_are_open_to_those_whose_answers_lead_there() -> None:
    assert queries.lanes_for(SPECIAL, CLOTHES, TODAY) == ("EXPRESS",)
    assert queries.lanes_for(SPECIAL, FOOD, TODAY) == ("REGULAR",)
    assert queries.lanes_for(PLAIN, FOOD, TODAY) == ("REGULAR",)


UNKNOWN = ("    amount: 25000\n", "")


@pytest.mark.parametrize(
    ("process", "kept"),
    [
        ("[FILL, UPLOAD, SUBMIT, PLACE, PAY, VISIT, DECISION]", True),
        ("[FILL, UPLOAD, SUBMIT, PLACE, VISIT, DECISION, PAY]", False),
    ],
)
def test_an_unknown_fee_keeps_from_sending_only_where_it_is_paid_before_an_officer_has_decided(
    process: str, kept: bool
) -> None:
    service = stall(UNKNOWN, ("[FILL, UPLOAD, SUBMIT, PLACE, PAY, VISIT, DECISION]", process))
    problems = queries.missing_before_submit(service, CLOTHES, {"KTP"}, TODAY)
    assert [problem.code for problem in problems] == ["FEE_UNKNOWN"] * kept


ENDS = (
    "            label: {id: Pakaian, en: Clothes}\n",
    "            label: {id: Pakaian, en: Clothes}\n            effective_until: 2026-01-14\n",
)
FROM = ("effective_until: 2026-01-14", "effective_from: 2026-01-15")


def test_a_choice_that_has_ended_can_no_longer_be_sent_and_one_that_has_not_begun_not_yet() -> None:
    ending, beginning = stall(ENDS), stall(ENDS, FROM)
    first, last = date(2026, 1, 15), TODAY
    assert queries.missing_before_submit(ending, CLOTHES, {"KTP"}, last) == []
    assert queries.missing_before_submit(ending, CLOTHES, {"KTP"}, first) != []
    assert queries.missing_before_submit(beginning, CLOTHES, {"KTP"}, last) != []
    assert queries.missing_before_submit(beginning, CLOTHES, {"KTP"}, first) == []


def test_whoever_sent_it_in_time_is_billed_for_it_later_too() -> None:
    fees = queries.fees_for(stall(ENDS), CLOTHES, date(2026, 3, 1))
    assert [fee.code for fee in fees] == ["STALL", "LARGE"]


def test_what_needs_a_choice_that_has_ended_can_be_told_apart() -> None:
    for_food = next(paper for paper in PLAIN.papers if paper.code == "HYGIENE")
    ending = stall(
        (
            "{id: Makanan, en: Food}\n          - code",
            "{id: Makanan, en: Food}\n            effective_until: 2026-01-14\n          - code",
        )
    )
    assert queries.still_met(ending, for_food.when, TODAY)
    assert not queries.still_met(ending, for_food.when, date(2026, 1, 15))
    assert queries.still_met(ending, None, date(2026, 1, 15))

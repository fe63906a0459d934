"""The days of a permit: too early, in time, nearly over, over; and how long a stay may become in all."""

from datetime import date
from typing import Any

import pytest

from rantau.catalogue import queries
from rantau.catalogue.tests.foreigners import TODAY, coming, leaving, permanent, resident, service, visitor

ITK, ITAS, ITAP = service("izin-tinggal-kunjungan"), service("izin-tinggal-terbatas"), service("izin-tinggal-tetap")
IMK, VISA = service("izin-masuk-kembali"), service("visa")


def told(definition: queries.Definition, answers: dict[str, Any], on: date = TODAY) -> dict[str, bool]:
    """Code of the advice -> whether it keeps from sending."""
    return {advice.code: advice.blocks for advice in queries.advice_for(definition, answers, on)}


@pytest.mark.parametrize(
    ("left", "expected"),
    [
        (15, {"TOO_EARLY": True}),
        (14, {}),
        (8, {}),
        (7, {"SOON": False}),
        (1, {"SOON": False}),
        (0, {"LAST_DAY": False}),
        (-1, {"OVERSTAY": True}),
        (-60, {"OVERSTAY": True}),
        (-61, {"OVERSTAY_LONG": True}),
    ],
)
def test_a_visit_permit_is_extended_from_14_days_before_until_its_last_day(
    left: int, expected: dict[str, bool]
) -> None:
    assert told(ITK, visitor(left=left, stayed=100 if left < -20 else 20)) == expected


@pytest.mark.parametrize("left", [-61, -1, 15])
def test_nobody_pays_for_an_extension_too_early_or_after_the_end(left: int) -> None:
    answers = visitor(left=left, stayed=100)
    papers = {paper.code for paper in queries.papers_for(ITK, answers, TODAY)}
    [problem] = queries.missing_before_submit(ITK, answers, papers, TODAY)
    assert problem.where == "section:permit"


def test_overstay_guidance_names_the_fine_and_what_to_do() -> None:
    [advice] = queries.advice_for(ITK, visitor(left=-3), TODAY)
    assert "Rp1.000.000 setiap hari" in advice.text.id
    assert "Rp1,000,000 a day" in advice.text.en


@pytest.mark.parametrize(
    ("left", "expected"),
    [
        (40, {}),
        (7, {"SOON": False}),
        (0, {"LAST_DAY": False}),
        (-1, {"OVERSTAY": True}),
        (-61, {"OVERSTAY_LONG": True}),
    ],
)
def test_a_limited_stay_permit_is_extended_before_it_ends(left: int, expected: dict[str, bool]) -> None:
    assert told(ITAS, resident(left=left)) == {"REENTRY_APART": False, **expected}


@pytest.mark.parametrize(
    ("entered", "late"), [("2026-11-24", False), ("2026-10-25", False), ("2026-10-24", True), ("2026-08-01", True)]
)
def test_the_first_limited_stay_permit_is_due_within_30_days_of_entry(entered: str, late: bool) -> None:
    answers = resident(holds="VITAS", entry_date=entered)
    assert ("LATE_FOR_ITAS" in told(ITAS, answers)) is late
    assert [str(line) for line in queries.fees_unknown(ITAS, answers, TODAY)] == (
        ["Biaya beban terlambat mengurus ITAS"] if late else []
    )


def test_whoever_just_arrived_on_a_vitas_is_not_asked_until_when_a_permit_runs() -> None:
    answers = resident(left=-100, holds="VITAS", entry_date="2026-11-10")
    assert "OVERSTAY_LONG" not in told(ITAS, answers)


@pytest.mark.parametrize(("left", "early"), [(93, True), (92, False), (1, False)])
def test_a_permanent_permit_is_extended_from_three_months_before(left: int, early: bool) -> None:
    assert ("TOO_EARLY" in told(ITAP, permanent(left=left, holds="ITAP"))) is early
    assert "TOO_EARLY" not in told(ITAP, permanent(left=left, holds="ITAS"))


def test_three_months_are_never_more_than_92_days() -> None:
    """So that nobody is sent away on a day on which the rule lets them apply."""
    for ordinal in range(date(2026, 1, 1).toordinal(), date(2028, 1, 1).toordinal()):
        first = date.fromordinal(ordinal)
        month, year = (first.month + 3, first.year) if first.month < 10 else (first.month - 9, first.year + 1)
        last = date(year, month, min(first.day, 28))
        assert (last - first).days <= 92


@pytest.mark.parametrize(
    ("length", "granted", "blocked"),
    [
        ("D60", 120, False),
        ("D60", 121, True),
        ("D30", 150, False),
        ("D30", 151, True),
        ("D14", 166, False),
        ("D14", 167, True),
        ("D7", 173, False),
        ("D7", 174, True),
    ],
)
def test_a_visit_on_a_c_visa_is_180_days_at_most(length: str, granted: int, blocked: bool) -> None:
    answers = visitor(
        left=10, stayed=granted - 10, holds="SINGLE", extensions="ONE", length=length, guarantor_named=False
    )
    assert ("OVER_180_DAYS" in told(ITK, answers)) is blocked


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"extensions": "ONE"}, "VOA_ONCE"),
        ({"length": "D60"}, "VOA_30_DAYS"),
        ({"holds": "SINGLE", "extensions": "TWO"}, "SINGLE_TWICE"),
        ({"holds": "SINGLE", "length": "D90"}, "SINGLE_60_DAYS"),
        ({"holds": "VISA_FREE"}, "NOT_EXTENDABLE"),
        ({"holds": "ITAS"}, "NOT_VISITING"),
        ({"holds": "VITAS"}, "GO_LIMITED"),
        ({"holds": "SINGLE", "guarantor_named": True, "guarantor_same": False}, "OTHER_GUARANTOR"),
        ({"nationality": "IDN"}, "INDONESIAN"),
        ({"passport_until": "2026-11-23"}, "PASSPORT_OVER"),
        ({"entry_date": "2026-12-24", "permit_until": "2026-12-01"}, "DAYS_SWAPPED"),
    ],
)
def test_what_cannot_be_granted_is_found_before_there_is_a_bill(changes: dict[str, Any], expected: str) -> None:
    assert told(ITK, visitor(**changes)).get(expected) is True


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"holds": "MULTIPLE", "length": "D180", "guarantor_named": False}, "OVER_180_DAYS_MULTIPLE"),
        ({"passport_until": "2026-12-20"}, "PASSPORT_SHORT"),
        ({"evisa_filed": False}, "EVISA_FIRST"),
    ],
)
def test_what_the_office_decides_only_warns(changes: dict[str, Any], expected: str) -> None:
    assert told(ITK, visitor(**changes)).get(expected) is False


def test_a_visa_on_arrival_is_offered_30_days_only() -> None:
    answers = visitor(length="D60")
    problems = queries.missing_before_submit(ITK, answers, set(), TODAY)
    assert "section:length" in [problem.where for problem in problems]


@pytest.mark.parametrize(
    ("changes", "until", "expected"),
    [
        ({}, "2027-05-23", "SIX_MONTHS"),
        ({}, "2027-05-24", None),
        ({"entries": "SEVERAL"}, "2028-05-23", "EIGHTEEN_MONTHS"),
        ({"entries": "SEVERAL"}, "2028-05-24", None),
    ],
)
def test_a_visa_needs_a_passport_that_lasts(changes: dict[str, Any], until: str, expected: str | None) -> None:
    blocking = [code for code, blocks in told(VISA, coming(passport_until=until, **changes)).items() if blocks]
    assert blocking == ([expected] if expected else [])


@pytest.mark.parametrize(("duration", "left", "warned"), [("Y1", 400, False), ("Y1", 300, True), ("D30", 29, True)])
def test_leave_to_return_does_not_outlast_the_permit(duration: str, left: int, warned: bool) -> None:
    assert ("LONGER_THAN_PERMIT" in told(IMK, leaving(left=left, duration=duration))) is warned


@pytest.mark.parametrize(
    ("born", "helped", "walks_in"),
    [("1966-11-24", False, True), ("1966-11-25", False, False), ("1990-01-01", True, True)],
)
def test_who_may_come_without_booking(born: str, helped: bool, walks_in: bool) -> None:
    lanes = queries.lanes_for(ITK, visitor(birth_date=born, needs_help=helped), TODAY)
    assert lanes == (("STAY_PERMIT", "PRIORITY") if walks_in else ("STAY_PERMIT",))

"""Five wizards begin alike: whatever somebody holds and needs, each of them leads to the one right service."""

import pytest

from rantau.catalogue import queries
from rantau.catalogue.tests.foreigners import TODAY, service
from rantau.questions import passports
from rantau.questions.schema import settle
from rantau.questions.tests.test_passports import LINES

FIVE = ("izin-tinggal-kunjungan", "izin-tinggal-terbatas", "izin-tinggal-tetap", "izin-masuk-kembali", "visa")
ITK, ITAS, ITAP, IMK, VISA = FIVE
NOTHING = ""
"""Nothing to apply for; the advice says what to do instead."""
WAYS = {
    # what they hold:  stay longer, settle, go and return, come to Indonesia
    "VOA": (ITK, ITAS, VISA, VISA),
    "SINGLE": (ITK, ITAS, VISA, VISA),
    "MULTIPLE": (ITK, ITAS, NOTHING, VISA),
    "VISA_FREE": (NOTHING, ITAS, VISA, VISA),
    "VITAS": (ITAS, ITAS, ITAS, ITAS),
    "ITAS": (ITAS, ITAP, IMK, VISA),
    "ITAP": (ITAP, ITAP, IMK, VISA),
    "NONE": (VISA, VISA, VISA, VISA),
}
WANTS = ("LONGER", "SETTLE", "RETURN", "ENTER")
# The rest of each wizard, answered so that nothing else stands in the way.
REST = {
    ITK: {"extensions": "ZERO", "guarantor_named": False, "length": "D30"},
    ITAS: {"group": "FAMILY", "family_tie": "SPOUSE", "extensions": "ZERO", "duration": "Y1"},
    ITAP: {"duration": "Y5"},
    IMK: {"duration": "Y1"},
    VISA: {"purpose": "FAMILY"},
}
COMBINATIONS = [(holds, wants, to) for holds, ways in WAYS.items() for wants, to in zip(WANTS, ways, strict=True)]


@pytest.mark.parametrize("start", FIVE)
@pytest.mark.parametrize(("holds", "wants", "to"), COMBINATIONS)
def test_every_wizard_leads_to_the_right_service(start: str, holds: str, wants: str, to: str) -> None:
    definition = service(start)
    wizard = queries.wizard(definition)
    assert wizard is not None
    answers = settle([wizard], {"holds": holds, "wants": wants, **REST[start]}, TODAY)
    stops = [advice for advice in queries.advice_for(definition, answers, TODAY) if advice.blocks]
    if start == to:
        assert stops == []
        assert queries.case_for(definition, answers, TODAY) is not None
        return
    assert stops, "it must not look like the right service"
    leads_to = {advice.to for advice in stops} - {""}
    # A visit without a visa cannot be extended: its own service says so, the others lead there.
    explained_there = {ITK} if holds == "VISA_FREE" and start != ITK else set()
    assert leads_to == ({to} if to else explained_there)


def test_a_holder_of_a_visa_on_arrival_who_wants_to_stay_finds_the_extension() -> None:
    [stop] = [
        advice for advice in queries.advice_for(service(VISA), {"holds": "VOA", "wants": "LONGER"}) if advice.blocks
    ]
    assert stop.to == ITK


def test_somebody_who_married_here_finds_the_papers_of_a_family() -> None:
    answers = {"holds": "SINGLE", "wants": "SETTLE", **REST[ITAS]}
    definition = service(ITAS)
    case = queries.case_for(definition, answers, TODAY)
    assert case is not None
    assert case.code == "ITAS_CHANGE"
    assert {"KK", "MARRIAGE"} <= {paper.code for paper in queries.papers_for(definition, answers, TODAY)}


def test_the_five_ask_the_same_first() -> None:
    firsts = [[(q.code, [c.code for c in q.choices]) for q in service(code).wizard[:2]] for code in FIVE]
    assert [code for code, _choices in firsts[0]] == ["holds", "wants"]
    assert all(first == firsts[0] for first in firsts)


@pytest.mark.parametrize("code", FIVE)
def test_the_two_lines_of_the_passport_answer_most_of_the_page_about_the_person(code: str) -> None:
    filled = passports.fillings(service(code).sections, {"passport_lines": LINES}, TODAY)
    assert set(filled) == {"full_name", "nationality", "sex", "birth_date", "passport_number", "passport_until"}
    assert filled["passport_number"] == "X1234567"

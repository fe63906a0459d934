"""Every item of the list of visas and stay permits (domain 2.2 to 2.6): the case it is, what it needs, costs and takes.

Fees: on 16 December 2024, on 17 December 2024 and today; None where no line is known for that day, "ask" where the
office is to be asked. Papers are those beside the passport and what every application of the service needs.
"""

from datetime import date
from typing import Any, NamedTuple

import pytest

from rantau.catalogue import queries
from rantau.catalogue.tests.foreigners import (
    BEFORE,
    GUARANTOR,
    SINCE,
    TODAY,
    coming,
    leaving,
    permanent,
    resident,
    service,
    visitor,
)
from rantau.questions.schema import visible_questions

ITK, ITAS, ITAP = "izin-tinggal-kunjungan", "izin-tinggal-terbatas", "izin-tinggal-tetap"
IMK, VISA = "izin-masuk-kembali", "visa"
ALWAYS = {
    ITK: {"PASSPORT", "STAMP", "VISA", "PHOTO", "REQUEST", "TICKET"},
    ITAS: {"PASSPORT", "STAMP", "FORMS", "SPONSOR_LETTER", "GUARANTEE", "GUARANTOR_KTP"},
    ITAP: {"PASSPORT", "STAMP", "PERMIT", "SPONSOR_LETTER", "GUARANTEE", "GUARANTOR_KTP"},
    IMK: {"PASSPORT", "STAMP", "PERMIT"},
    VISA: {"PASSPORT", "PHOTO", "FUNDS"},
}
ASK = "ask"
MILLION = 1_000_000
BY_LINK = {"GUARANTEE", "GUARANTOR_KTP"}
VOUCHED = {*BY_LINK, "GUARANTOR_KK"}
WORK, SHARES = {"NOTIFICATION", "DKPTKA", "RPTKA"}, {"NIB", "DEED", "LICENCE"}
OLD_AGE = {"INSURANCE", "BANK_BOOK", "AGENCY"}
AT_OFFICE = ("VISIT", "INTERVIEW", "BIOMETRICS", "FIELD_CHECK", "DECISION")


class Row(NamedTuple):
    """`days` are working days, None where nobody here knows."""

    item: str
    service: str
    answers: dict[str, Any]
    case: str
    papers: set[str]
    before: int | str | None
    since: int | str | None
    today: int | str | None
    guarantor: bool
    days: int | None


TABLE = [
    # 2.2 and 2.4: extension of a visit stay permit, by index and length
    Row("B1, 30 days", ITK, visitor(), "ITK_B1", set(), 500_000, 500_000, 500_000, False, 2),
    Row("C1, 7 days", ITK, visitor(holds="SINGLE", length="D7", guarantor_named=False), "ITK_C", set(), None, 250_000, 250_000, False, 2),
    Row("C1, 14 days", ITK, visitor(holds="SINGLE", length="D14", guarantor_named=False), "ITK_C", set(), None, 350_000, 350_000, False, 2),
    Row("C1, 30 days", ITK, visitor(holds="SINGLE", length="D30", guarantor_named=False), "ITK_C", set(), None, 500_000, 500_000, False, 2),
    Row("C1, 60 days", ITK, visitor(holds="SINGLE", length="D60", guarantor_named=False), "ITK_C", set(), None, MILLION, MILLION, False, 2),
    Row("C2, 60 days, guarantor", ITK, visitor(holds="SINGLE", length="D60", guarantor_named=True), "ITK_C_GUARANTEED", VOUCHED, None, MILLION, MILLION, True, 2),
    Row("D1, 60 days", ITK, visitor(holds="MULTIPLE", length="D60", guarantor_named=False), "ITK_D", set(), None, MILLION, MILLION, False, 2),
    Row("D2, 90 days, guarantor", ITK, visitor(holds="MULTIPLE", length="D90", guarantor_named=True), "ITK_D_GUARANTEED", VOUCHED, None, 1_500_000, 1_500_000, True, 2),
    Row("D12, 180 days, guarantor", ITK, visitor(holds="MULTIPLE", length="D180", guarantor_named=True), "ITK_D_GUARANTEED", VOUCHED, None, 2 * MILLION, 2 * MILLION, True, 2),
    Row("by an agent", ITK, visitor(represented=True, representative="Budi"), "ITK_B1", {"POWER", "REPRESENTATIVE_ID"}, 500_000, 500_000, 500_000, False, 2),
    # 2.5: limited stay, by way and by group
    Row("first ITAS, family", ITAS, resident(holds="VITAS", entry_date="2026-11-10"), "ITAS_FIRST", {"VISA", "KK", "MARRIAGE"}, 2_500_000, 3 * MILLION, 3 * MILLION, True, 4),
    Row("ITAS, worker", ITAS, resident(group="WORKER"), "ITAS_EXTENSION", {"OLD_ITAS", *WORK}, 2_500_000, 3 * MILLION, 3 * MILLION, True, 4),
    Row("ITAS, investor, 2 years", ITAS, resident(group="INVESTOR", duration="Y2"), "ITAS_EXTENSION", {"OLD_ITAS", *SHARES}, 3_750_000, 5 * MILLION, 5 * MILLION, True, 4),
    Row("ITAS, student", ITAS, resident(group="STUDENT"), "ITAS_EXTENSION", {"OLD_ITAS", "STUDY_PERMIT"}, 2_500_000, 3 * MILLION, 3 * MILLION, True, 4),
    Row("ITAS, child", ITAS, resident(family_tie="CHILD"), "ITAS_EXTENSION", {"OLD_ITAS", "KK", "BIRTH"}, 2_500_000, 3 * MILLION, 3 * MILLION, True, 4),
    Row("ITAS, elderly", ITAS, resident(group="ELDERLY"), "ITAS_EXTENSION", {"OLD_ITAS", *OLD_AGE}, 2_500_000, 3 * MILLION, 3 * MILLION, True, 4),
    Row("ITAS, former Indonesian", ITAS, resident(group="EX_WNI"), "ITAS_EXTENSION", {"OLD_ITAS", "EX_WNI_PROOF"}, 2_500_000, 3 * MILLION, 3 * MILLION, True, 4),
    Row("ITAS, 6 months", ITAS, resident(group="EX_WNI", duration="M6"), "ITAS_EXTENSION", {"OLD_ITAS", "EX_WNI_PROOF"}, 1_600_000, ASK, ASK, True, 4),
    Row("ITAS, 5 years", ITAS, resident(group="EX_WNI", duration="Y5"), "ITAS_EXTENSION", {"OLD_ITAS", "EX_WNI_PROOF"}, None, ASK, ASK, True, 4),
    Row("ITAS, 10 years", ITAS, resident(group="EX_WNI", duration="Y10"), "ITAS_EXTENSION", {"OLD_ITAS", "EX_WNI_PROOF"}, None, ASK, ASK, True, 4),
    Row("ITAS, 4th extension", ITAS, resident(extensions="THREE"), "ITAS_EXTENSION_DG", {"OLD_ITAS", "KK", "MARRIAGE", "SKTT"}, 2_500_000, 3 * MILLION, 3 * MILLION, True, None),
    Row("ITAS, other guarantor", ITAS, resident(guarantor_changed=True), "ITAS_EXTENSION", {"OLD_ITAS", "KK", "MARRIAGE", "RELEASE"}, 2_500_000, 3 * MILLION, 3 * MILLION, True, 4),
    Row("change of status", ITAS, resident(holds="SINGLE", group="WORKER"), "ITAS_CHANGE", {"VISIT_PERMIT", *WORK}, 2_500_000, ASK, ASK, True, None),
    Row("late first ITAS", ITAS, resident(holds="VITAS", entry_date="2024-11-01"), "ITAS_FIRST", {"VISA", "KK", "MARRIAGE"}, 2_500_000, ASK, ASK, True, 4),
    # 2.6: permanent stay
    Row("ITAP after ITAS", ITAP, permanent(), "ITAP_FIRST", set(), 5 * MILLION, 7 * MILLION, 7 * MILLION, True, 5),
    Row("ITAP extension", ITAP, permanent(holds="ITAP"), "ITAP_EXTENSION", set(), 5 * MILLION, 7 * MILLION, 7 * MILLION, True, 5),
    Row("ITAP without limit", ITAP, permanent(holds="ITAP", duration="UNLIMITED"), "ITAP_EXTENSION", set(), 10_200_000, ASK, ASK, True, 5),
    # 2.3: re-entry
    Row("re-entry, 30 days", IMK, leaving(duration="D30"), "IMK_ITAS", set(), None, 300_000, 300_000, False, None),
    Row("re-entry, 6 months", IMK, leaving(duration="M6"), "IMK_ITAS", set(), None, ASK, ASK, False, None),
    Row("re-entry, 1 year", IMK, leaving(), "IMK_ITAS", set(), None, 1_500_000, 1_500_000, False, None),
    Row("re-entry, 2 years", IMK, leaving(duration="Y2"), "IMK_ITAS", set(), None, 2 * MILLION, 2 * MILLION, False, None),
    Row("re-entry, 5 years", IMK, leaving(holds="ITAP", duration="Y5"), "IMK_ITAP", set(), None, 3_500_000, 3_500_000, False, None),
    Row("re-entry, 10 years", IMK, leaving(holds="ITAP", duration="Y10"), "IMK_ITAP", set(), None, 5 * MILLION, 5 * MILLION, False, None),
    # 2.2 and 7.3: visas, decided elsewhere
    Row("e-VoA", VISA, coming(), "VISA_B1", {"TICKET"}, None, None, None, False, None),
    Row("C1", VISA, coming(stay_length="UP_TO_60"), "VISA_C1", {"TICKET"}, None, None, None, False, None),
    Row("C2", VISA, coming(purpose="BUSINESS"), "VISA_C2", {"TICKET", *BY_LINK}, None, None, None, True, None),
    Row("C, visit", VISA, coming(purpose="VISIT"), "VISA_C", {"TICKET", *BY_LINK}, None, None, None, True, None),
    Row("D1", VISA, coming(entries="SEVERAL"), "VISA_D1", {"TICKET"}, None, None, None, False, None),
    Row("D2", VISA, coming(purpose="BUSINESS", entries="SEVERAL"), "VISA_D2", {"TICKET", *BY_LINK}, None, None, None, True, None),
    Row("D, visit", VISA, coming(purpose="VISIT", entries="SEVERAL"), "VISA_D", {"TICKET", *BY_LINK}, None, None, None, True, None),
    Row("E23", VISA, coming(purpose="WORK", guarantor_kind="COMPANY", guarantor_company="PT Sawit"), "VISA_E23", {*BY_LINK, "COMPANY", "NPWP"}, None, None, None, True, None),
    Row("E28", VISA, coming(purpose="INVEST"), "VISA_E28", BY_LINK, None, None, None, True, None),
    Row("E30", VISA, coming(purpose="STUDY"), "VISA_E30", BY_LINK, None, None, None, True, None),
    Row("E31", VISA, coming(purpose="FAMILY"), "VISA_E31", BY_LINK, None, None, None, True, None),
    Row("E32", VISA, coming(purpose="EX_WNI"), "VISA_E32", BY_LINK, None, None, None, True, None),
    Row("E33", VISA, coming(purpose="RETIRE"), "VISA_E33", BY_LINK, None, None, None, True, None),
]  # fmt: skip
rows = pytest.mark.parametrize("row", TABLE, ids=[row.item for row in TABLE])


def cost(row: Row, on: date) -> int | str | None:
    definition = service(row.service)
    if queries.fees_unknown(definition, row.answers, on):
        return ASK
    lines = queries.fees_for(definition, row.answers, on)
    return queries.total(lines) if lines else None


@rows
def test_the_case_and_its_papers(row: Row) -> None:
    definition = service(row.service)
    case = queries.case_for(definition, row.answers, TODAY)
    assert case is not None
    assert case.code == row.case
    papers = {paper.code for paper in queries.papers_for(definition, row.answers, TODAY)}
    assert papers == ALWAYS[row.service] | row.papers


@rows
def test_the_fee_before_and_since_the_new_tariff_and_today(row: Row) -> None:
    assert (cost(row, BEFORE), cost(row, SINCE), cost(row, TODAY)) == (row.before, row.since, row.today)


@rows
def test_who_must_come_by_which_stages_and_in_how_many_days(row: Row) -> None:
    definition = service(row.service)
    come = queries.come_for(definition, row.answers, TODAY)
    process = queries.process_for(definition, row.answers, TODAY)
    assert come == (() if row.service == VISA else ("APPLICANT",))
    assert ("GUARANTOR" in process) is row.guarantor
    assert ("ADJUDICATION" in process) is (row.case == "ITAS_EXTENSION_DG" or row.service == ITAP)
    assert ("HAND_OFF" in process) is (row.service == VISA)
    assert ("PAY" in process) is (row.service != VISA)
    if row.service in {ITK, ITAS, ITAP}:
        assert process[process.index("PRE_CHECK") + 1 :][: len(AT_OFFICE) + 2] == ("PAY", "PLACE", *AT_OFFICE)
    assert queries.working_days_for(definition, row.answers, TODAY) == row.days


@rows
def test_the_guarantor_can_be_asked_where_one_is_needed(row: Row) -> None:
    """The stage reads these answers, so the pages must ask for them, and only then."""
    pages = service(row.service).sections
    asked = {each.code for page in pages for each in visible_questions(page, row.answers, TODAY)}
    assert ("guarantor_name" in asked) is row.guarantor


@rows
def test_it_can_be_sent_when_the_fee_is_known(row: Row) -> None:
    """Nothing else stands in the way of somebody whose answers are right."""
    definition = service(row.service)
    answers = {**GUARANTOR, "guarantor_same": True, **row.answers} if row.guarantor else row.answers
    papers = {paper.code for paper in queries.papers_for(definition, answers, TODAY)}
    problems = queries.missing_before_submit(definition, answers, papers, TODAY)
    assert [problem.code for problem in problems] == (["FEE_UNKNOWN"] if row.today == ASK else [])

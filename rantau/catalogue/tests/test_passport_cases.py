"""Every passport case: answers -> case, papers, fee, who comes, stages, days. Wizard and pages say the same.

Papers that nobody must have end in "?". Fees are those of 16 and 17 December 2024, when the tariff changed, and of
24 November 2026: "ask" where nobody here knows, "gone" where it is no longer offered.
"""

from dataclasses import dataclass, field
from datetime import date

import pytest
from django.utils import translation

from rantau.catalogue import queries
from rantau.catalogue.queries import Definition
from rantau.catalogue.tests.factories import defined
from rantau.catalogue.tests.passports import (
    ADULT_AGAIN,
    ADULT_FIRST,
    CHANGE,
    CHILD_AGAIN,
    CHILD_FIRST,
    DAMAGED,
    ENDORSE,
    EXPIRED,
    FULL,
    GROWN,
    LOST,
    NEW,
    OLD,
    PERSON,
    SMALL,
    Answers,
)
from rantau.questions import schema

OLD_TARIFF, NEW_TARIFF, NOW = date(2024, 12, 16), date(2024, 12, 17), date(2026, 11, 24)
STAGES = {
    "paid ahead": "FILL UPLOAD SUBMIT PLACE PAY VISIT INTERVIEW DECISION PRINT QUALITY COLLECT",
    "looked at first": "FILL UPLOAD SUBMIT PRE_CHECK PLACE PAY VISIT INTERVIEW DECISION PRINT QUALITY COLLECT",
    "examined first": "FILL UPLOAD SUBMIT PRE_CHECK BAP DECISION PLACE VISIT BIOMETRICS PAY PRINT QUALITY COLLECT",
    "approved by the centre": (
        "FILL UPLOAD SUBMIT PRE_CHECK BAP DECISION ADJUDICATION PLACE VISIT BIOMETRICS PAY PRINT QUALITY COLLECT"
    ),
    "stamped in": "FILL UPLOAD SUBMIT PLACE VISIT DECISION COLLECT",
}
BASE = "KTP KK BIRTH_PROOF"
CHILD = "KK CHILD_BIRTH FATHER_KTP MOTHER_KTP FATHER_PASSPORT? MOTHER_PASSPORT?"
FAMILY = "APPLICANT FATHER MOTHER"


@dataclass(frozen=True)
class Row:
    """`wizard` and `form` come on top of what everybody of that kind answers."""

    case: str
    service: str
    wizard: Answers
    form: Answers
    papers: str
    fees: tuple[str, str, str]
    come: str = "APPLICANT"
    way: str = "paid ahead"
    days: int | None = 4
    changes: Answers = field(default_factory=dict)
    """Answers that wizard and pages share."""

    @property
    def told(self) -> Answers:
        return {**self.wizard, **self.changes}

    @property
    def filled(self) -> Answers:
        return {**PERSON, **self.form, **self.changes}


def first(case: str, who: str, papers: str, fees: tuple[str, str, str], changes: Answers, **rest: object) -> Row:
    grown = who == "adult"
    wizard, form = (ADULT_FIRST, GROWN) if grown else (CHILD_FIRST, SMALL)
    more = {} if grown else {"guardian_name": "Nur", "parents_story": "Nikah adat", "escort_name": "Ani"}
    return Row(case, "paspor-baru", wizard, {**NEW, **form, **more}, papers, fees, changes=changes, **rest)  # type: ignore[arg-type]


def again(
    case: str, who: str, why: Answers, papers: str, fees: tuple[str, str, str], changes: Answers, **rest: object
) -> Row:
    """In the wizard the old passport is told apart by two yes or no questions, on the page by its dates."""
    grown = who == "adult"
    wizard, form = (ADULT_AGAIN, GROWN) if grown else (CHILD_AGAIN, SMALL)
    seen = {"reason": why["reason"], "half_year": True, "issued_2009": why.get("issued_on", "2017") >= "2009"}
    more = {"parents_story": "Nikah adat", "guardian_name": "Nur"}
    told = {**wizard, **seen, **({"disaster": why["disaster"]} if "disaster" in why else {})}
    return Row(case, "paspor-penggantian", told, {**form, **OLD, **more, **why}, papers, fees, changes=changes, **rest)  # type: ignore[arg-type]


E5, E10, N5, N10 = ({"product": code} for code in ("E5", "E10", "N5", "N10"))
MARRIED = {"parents_state": "MARRIED", "who_comes": "BOTH", **E5}
ALL_650 = ("650000", "650000", "650000")
EXPRESS = {**E5, "express": True}

TABLE: dict[str, Row] = {
    # --- First passports ---------------------------------------------------------------------------------------------
    "adult": first("PN_ADULT", "adult", BASE, ALL_650, E5),
    "adult, ten years": first("PN_ADULT", "adult", BASE, ("ask", "950000", "950000"), E10),
    "adult, non-electronic": first("PN_ADULT", "adult", BASE, ("350000", "350000", "gone"), N5),
    "adult, non-electronic, ten years": first("PN_ADULT", "adult", BASE, ("ask", "650000", "gone"), N10),
    "adult, express": first("PN_ADULT", "adult", BASE, ("ask", "1650000", "1650000"), EXPRESS, days=0),
    "adult, express, ten years": first(
        "PN_ADULT", "adult", BASE, ("ask", "1950000", "1950000"), {**E10, "express": True}, days=0
    ),
    "adult with a new name": first(
        "PN_ADULT", "adult", f"{BASE} NAME_CHANGE", ALL_650, {**E5, "name_changed": True, "former_name": "Sarinah"}
    ),
    "adult, naturalised": first("PN_ADULT", "adult", f"{BASE} NATURALISATION", ALL_650, {**E5, "naturalised": True}),
    "child": first("PN_CHILD", "child", f"{CHILD} PARENTS_MARRIAGE", ALL_650, MARRIED, come=FAMILY),
    "child, express": first(
        "PN_CHILD", "child", f"{CHILD} PARENTS_MARRIAGE", ("ask", "1650000", "1650000"),
        {**MARRIED, "express": True}, come=FAMILY, days=0,
    ),
    "child, father far away": first(
        "PN_CHILD", "child", f"{CHILD} PARENTS_MARRIAGE PARENT_CONSENT", ALL_650, {**MARRIED, "who_comes": "MOTHER"},
        come="APPLICANT MOTHER",
    ),
    "child, mother far away": first(
        "PN_CHILD", "child", f"{CHILD} PARENTS_MARRIAGE PARENT_CONSENT", ALL_650, {**MARRIED, "who_comes": "FATHER"},
        come="APPLICANT FATHER",
    ),
    "child of divorced parents": first(
        "PN_CHILD_DIV", "child", "KK CHILD_BIRTH MOTHER_KTP MOTHER_PASSPORT? DIVORCE CUSTODY", ALL_650,
        {**E5, "parents_state": "DIVORCED", "custody": "MOTHER"}, come="APPLICANT MOTHER",
    ),
    "child without a marriage book": first(
        "PN_CHILD_NOMARR", "child", f"{CHILD} SUBSTITUTE", ALL_650,
        {**E5, "parents_state": "NO_BOOK", "who_comes": "BOTH"}, come=FAMILY, way="looked at first",
    ),
    "child without a marriage book, mother alone": first(
        "PN_CHILD_NOMARR", "child", "KK CHILD_BIRTH MOTHER_KTP MOTHER_PASSPORT? SUBSTITUTE", ALL_650,
        {**E5, "parents_state": "NO_BOOK", "who_comes": "MOTHER"}, come="APPLICANT MOTHER", way="looked at first",
    ),
    "child with a guardian": first(
        "PN_CHILD_OTHER", "child", "KK CHILD_BIRTH GUARDIAN_KTP GUARDIAN_PROOF", ALL_650,
        {**E5, "parents_state": "OTHER"}, come="APPLICANT GUARDIAN", way="looked at first",
    ),
    "child who travels alone": first(
        "PN_CHILD_ALONE", "child", f"{CHILD} PARENTS_MARRIAGE TRAVEL_CONSENT ESCORT_KTP ESCORT_PASSPORT", ALL_650,
        {**MARRIED, "travels_alone": True}, come=FAMILY,
    ),
    "child with two nationalities": first(
        "PN_ABG", "child", f"{CHILD} PARENTS_MARRIAGE AFFIDAVIT FOREIGN_PASSPORT", ALL_650, {**MARRIED, "dual": True},
        come=FAMILY,
    ),
    "aged 18 with two nationalities": Row(
        "PN_ABG", "paspor-baru", ADULT_FIRST, {**NEW, **GROWN, "birth_date": "2007-07-05", "nik": "1312034507070001"},
        f"{BASE} FATHER_KTP MOTHER_KTP FATHER_PASSPORT? MOTHER_PASSPORT? PARENTS_MARRIAGE AFFIDAVIT FOREIGN_PASSPORT",
        ALL_650, come=FAMILY, changes={**MARRIED, "dual": True},
    ),
    "to umrah": first("P_UMRAH", "adult", f"{BASE} UMRAH_LETTER?", ALL_650, {**E5, "purpose": "UMRAH"}),
    "to work": first(
        "P_WORKER", "adult", f"{BASE} WORK_RECOMMENDATION WORK_CONTRACT?", ALL_650,
        {**E5, "purpose": "WORK", "first_work_abroad": False},
    ),
    "to work for the first time": first(
        "P_WORKER", "adult", f"{BASE} WORK_RECOMMENDATION WORK_CONTRACT?", ALL_650,
        {**E5, "purpose": "WORK", "first_work_abroad": True},
    ),
    "to work for the first time, non-electronic": first(
        "P_WORKER", "adult", f"{BASE} WORK_RECOMMENDATION WORK_CONTRACT? FIRST_WORK", ("ask", "0", "gone"),
        {**N5, "purpose": "WORK", "first_work_abroad": True},
    ),
    # --- Replacements ------------------------------------------------------------------------------------------------
    "expired": again("PR_EXPIRED", "adult", EXPIRED, "OLD_PASSPORT KTP", ALL_650, E5),
    "expired, from 2008": again(
        "PR_EXPIRED", "adult", {**EXPIRED, "issued_on": "2008-12-31"}, f"OLD_PASSPORT {BASE}", ALL_650, E5
    ),
    "expired, express, ten years": again(
        "PR_EXPIRED", "adult", EXPIRED, "OLD_PASSPORT KTP", ("ask", "1950000", "1950000"),
        {**E10, "express": True}, days=0,
    ),
    "expired, to work": again(
        "PR_EXPIRED", "adult", EXPIRED, "OLD_PASSPORT KTP WORK_RECOMMENDATION WORK_CONTRACT?", ALL_650,
        {**E5, "purpose": "WORK", "first_work_abroad": False},
    ),
    "expired, child": again(
        "PR_EXPIRED", "child", EXPIRED, f"OLD_PASSPORT {CHILD} PARENTS_MARRIAGE", ALL_650, MARRIED, come=FAMILY
    ),
    "expired, child with a guardian": again(
        "PR_CHILD_CHECKED", "child", EXPIRED, "OLD_PASSPORT KK CHILD_BIRTH GUARDIAN_KTP GUARDIAN_PROOF", ALL_650,
        {**E5, "parents_state": "OTHER"}, come="APPLICANT GUARDIAN", way="looked at first",
    ),
    "full": again("PR_FULL", "adult", FULL, "OLD_PASSPORT KTP", ALL_650, E5),
    "full, from 2008": again(
        "PR_FULL", "adult", {**FULL, "issued_on": "2008-12-31"}, f"OLD_PASSPORT {BASE}", ALL_650, E5
    ),
    "full, child": again(
        "PR_FULL", "child", FULL, f"OLD_PASSPORT {CHILD} PARENTS_MARRIAGE", ALL_650, MARRIED, come=FAMILY
    ),
    "lost": again(
        "PR_LOST", "adult", LOST, f"{BASE} POLICE_REPORT OLD_COPY?", ("ask", "1650000", "1650000"), E5,
        way="examined first", days=None,
    ),
    "lost, child": again(
        "PR_LOST", "child", LOST, f"{CHILD} PARENTS_MARRIAGE POLICE_REPORT OLD_COPY?", ("ask", "1650000", "1650000"),
        MARRIED, come=FAMILY, way="examined first", days=None,
    ),
    "damaged": again(
        "PR_DAMAGED", "adult", DAMAGED, f"OLD_PASSPORT {BASE}", ("ask", "1450000", "1450000"), E10,
        way="examined first", days=None,
    ),
    "damaged, child": again(
        "PR_DAMAGED", "child", DAMAGED, f"OLD_PASSPORT {CHILD} PARENTS_MARRIAGE", ("ask", "1150000", "1150000"),
        MARRIED, come=FAMILY, way="examined first", days=None,
    ),
    "lost in a flood": again(
        "PR_FM", "adult", {**LOST, "disaster": True},
        f"{BASE} POLICE_REPORT OLD_COPY? DISASTER_LETTER DISASTER_REQUEST", ALL_650, E5,
        way="examined first", days=None,
    ),
    "damaged in a flood": again(
        "PR_FM", "adult", {**DAMAGED, "disaster": True}, f"OLD_PASSPORT {BASE} DISASTER_LETTER DISASTER_REQUEST",
        ALL_650, E5, way="examined first", days=None,
    ),
    # --- Changes of data ---------------------------------------------------------------------------------------------
    "typing error": Row(
        "PC_DATA", "paspor-perubahan-data", ADULT_AGAIN, {**GROWN, **CHANGE}, "PASSPORT KTP KK RIGHT_DATA",
        ("ask", "ask", "ask"), way="approved by the centre", days=7, changes={"reason": "DATA", "change": "TYPO"},
    ),
    "new name": Row(
        "PC_DATA", "paspor-perubahan-data", ADULT_AGAIN, {**GROWN, **CHANGE},
        "PASSPORT KTP KK RIGHT_DATA COURT_DECISION",
        ("ask", "ask", "ask"), way="approved by the centre", days=7, changes={"reason": "DATA", "change": "NAME"},
    ),
    "added name": Row(
        "PC_ENDORSE", "paspor-perubahan-data", ADULT_AGAIN, {**GROWN, **ENDORSE},
        "PASSPORT KTP KK BIRTH_CERTIFICATE ENDORSE_FORM", ("ask", "ask", "ask"), way="stamped in", days=None,
        changes={"reason": "ENDORSE"},
    ),
}  # fmt: skip
OF_THE_DOMAIN = [
    "PN_ADULT",
    "PN_CHILD",
    "PN_CHILD_DIV",
    "PN_CHILD_NOMARR",
    "PN_CHILD_ALONE",
    "PN_ABG",
    "PR_EXPIRED",
    "PR_FULL",
    "PR_LOST",
    "PR_DAMAGED",
    "PR_FM",
    "PC_DATA",
    "PC_ENDORSE",
    "P_UMRAH",
    "P_WORKER",
]
ROWS = pytest.mark.parametrize("name", TABLE)


def when_offered(row: Row) -> date:
    """The last day of the table on which it can still be asked for."""
    return NEW_TARIFF if row.fees[2] == "gone" else NOW


def papers(service: Definition, answers: Answers, on: date) -> str:
    found = queries.papers_for(service, answers, on)
    return " ".join(paper.code + ("" if paper.required else "?") for paper in found)


def fee(service: Definition, answers: Answers, on: date) -> str:
    product = queries.question(service, "product")
    offered = {choice.code for choice in product.choices if choice.is_offered(on)} if product else set()
    if product and answers["product"] not in offered:
        return "gone"
    if queries.fees_unknown(service, answers, on):
        return "ask"
    return str(queries.total(queries.fees_for(service, answers, on)))


def test_every_case_of_the_rules_has_a_row() -> None:
    assert set(OF_THE_DOMAIN) <= {row.case for row in TABLE.values()}


def test_every_case_of_the_files_has_a_row() -> None:
    services = {row.service for row in TABLE.values()}
    assert {case.code for code in services for case in defined(code).cases} == {row.case for row in TABLE.values()}


@ROWS
def test_answers_lead_to_case_papers_people_stages_and_days(name: str) -> None:
    row = TABLE[name]
    service, on = defined(row.service), when_offered(row)
    case = queries.case_for(service, row.filled, on)
    assert case is not None
    assert case.code == row.case
    assert sorted(papers(service, row.filled, on).split()) == sorted(row.papers.split())
    assert " ".join(queries.come_for(service, row.filled, on)) == row.come
    assert " ".join(queries.process_for(service, row.filled, on)) == STAGES[row.way]
    assert queries.working_days_for(service, row.filled, on) == row.days


@ROWS
def test_the_fee_is_that_of_the_day(name: str) -> None:
    row = TABLE[name]
    service = defined(row.service)
    assert tuple(fee(service, row.filled, day) for day in (OLD_TARIFF, NEW_TARIFF, NOW)) == row.fees


@ROWS
def test_whoever_answers_so_and_brings_the_papers_can_send(name: str) -> None:
    row = TABLE[name]
    service, on = defined(row.service), when_offered(row)
    brought = {code for code in row.papers.split() if not code.endswith("?")}
    assert queries.missing_before_submit(service, row.filled, brought, on) == []
    for code in brought:
        missing = queries.missing_before_submit(service, row.filled, brought - {code}, on)
        assert [(problem.code, problem.where) for problem in missing] == [("PAPER_MISSING", f"paper:{code}")]


@ROWS
def test_the_wizard_says_the_same_as_the_pages(name: str) -> None:
    """One engine: case, papers, fee, people, stages and days come out of the same rules, with fewer questions."""
    row = TABLE[name]
    service, on = defined(row.service), when_offered(row)
    told = schema.settle([queries.wizard(service)], row.told, on)  # type: ignore[list-item]
    asked = {question.code for question in service.wizard}
    told = {code: value for code, value in told.items() if code in asked}
    assert [advice.code for advice in queries.advice_for(service, told, on) if advice.blocks] == []
    for ask in (queries.case_for, queries.papers_for, queries.come_for, queries.process_for, queries.working_days_for):
        assert ask(service, told, on) == ask(service, row.filled, on), ask
    assert fee(service, {"product": "", **told}, on) == fee(service, {"product": "", **row.filled}, on)


@ROWS
def test_the_wizard_leaves_no_question_open(name: str) -> None:
    row = TABLE[name]
    page = queries.wizard(defined(row.service))
    assert page is not None
    assert schema.missing([page], row.told, when_offered(row)) == []


@ROWS
def test_both_languages_say_different_words_for_the_case(name: str) -> None:
    row = TABLE[name]
    case = queries.case_for(defined(row.service), row.filled, when_offered(row))
    assert case is not None
    with translation.override("en"):
        english = str(case.title)
    assert english
    assert english != str(case.title)

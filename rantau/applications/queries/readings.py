"""What a machine read on the papers, beside what was answered. Which fact answers which question, the service file says:
by whose paper it is, and by the fact with which the question begins."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rantau.accounts import queries as accounts
from rantau.applications.models import Application
from rantau.applications.queries.answering import answers, counting_day, definition
from rantau.catalogue import queries as catalogue
from rantau.catalogue.queries import Paper
from rantau.documents import queries as documents
from rantau.documents.queries import Field, PaperReading
from rantau.documents.queries import Kind as PaperKind
from rantau.foundation import mrz
from rantau.questions import schema, summary
from rantau.questions.schema import Kind, Question

OF_THE_PERSON = {
    **{code: f"person.{code}" for code in ("full_name", "nik", "kk", "birth_place", "birth_date", "sex", "street")},
    "passport_number": "person.passport_number",
    "mother_name": "kin.mother_name",
    "father_name": "kin.father_name",
}
# By the role of the person whom a paper is about.
FACTS: Mapping[str, Mapping[str, str]] = {
    "APPLICANT": OF_THE_PERSON,
    "FATHER": {"full_name": "kin.father_name"},
    "MOTHER": {"full_name": "kin.mother_name"},
    "SPOUSE": {"full_name": "kin.spouse_name"},
    "GUARDIAN": {"full_name": "kin.guardian_name"},
}
# By the example of a paper: what it should be. A certificate may be one that nobody here can read.
EXPECTED = {"ktp": PaperKind.KTP, "kk": PaperKind.KK, "certificate": PaperKind.AKTA, "passport": PaperKind.PASSPORT}
BORN = ("full_name", "birth_place", "birth_date")
# What stands on each of them, whether or not a machine can read it.
PRINTED: Mapping[PaperKind, Sequence[str]] = {
    PaperKind.KTP: ("nik", *BORN, "sex", "street"),
    PaperKind.KK: ("kk", "nik", *BORN, "sex", "mother_name", "father_name"),
    PaperKind.AKTA: (*BORN, "mother_name", "father_name"),
    PaperKind.PASSPORT: ("passport_number", *BORN, "sex"),
}
NUMBERS = {Kind.NIK, Kind.KK}
NOT_COMPARED = {"street", "mrz"}
"""An address is written in as many ways as there are people; lines of a passport are compared by what they say."""


@dataclass(frozen=True, slots=True)
class Said:
    """One fact on one paper, and the question that it answers."""

    paper: Paper
    section: str
    question: Question
    field: Field


@dataclass(frozen=True, slots=True)
class Difference:
    """What was read and what was answered are not the same; the person knows which is right."""

    said: Said
    given: Any

    @property
    def rows(self) -> tuple[summary.Row, summary.Row]:
        """What was read and what was answered, as a summary shows answers."""
        asked = self.said.question
        read, given = (
            summary.Row(asked.code, str(asked.label), summary.value_words(asked, value), asked.kind, answered=True)
            for value in (self.said.field.value, self.given)
        )
        return read, given

    @property
    def places(self) -> Sequence[int]:
        """Of numbers of the same length: which of their digits differ, counted from one."""
        read, given = self.said.field.value, str(self.given)
        if self.said.question.kind not in NUMBERS or len(read) != len(given):
            return ()
        return [place for place, pair in enumerate(zip(read, given, strict=True), start=1) if pair[0] != pair[1]]


@dataclass(frozen=True, slots=True)
class Compared:
    """All papers of an application. `mistaken`: papers that say of themselves that they are another one.

    `fills`: what can be the first answer to a question that nobody has answered yet.
    """

    differences: Sequence[Difference]
    agreeing: Sequence[Said]
    fills: Sequence[Said]
    mistaken: Mapping[str, PaperKind]
    waiting: frozenset[str]


def is_read(paper: Paper) -> bool:
    """Whether a machine can do something with this paper."""
    return paper.example in EXPECTED


def compared(application: Application) -> Compared:
    given, service = answers(application), definition(application)
    papers, rows = _papers(application, service, given), documents.readings(application.reference)
    said = list(_said(papers, rows, _questions(application, service, given)))
    known = given.keys() | catalogue.prefill(service, accounts.facts(application.person_id)).keys()
    told = [one for one in said if schema.is_answer(given.get(one.question.code))]
    told = [one for one in told if one.field.code not in NOT_COMPARED]
    other = [one for one in told if not _same(one.question, one.field.value, given[one.question.code])]
    return Compared(
        differences=[Difference(one, given[one.question.code]) for one in other],
        agreeing=[one for one in told if one not in other],
        fills=[one for one in said if one.field.sure and one.question.code not in known],
        mistaken=dict(_mistaken(papers, rows)),
        waiting=frozenset(slot for slot, row in rows.items() if row.is_waiting),
    )


def confirmed_by(application: Application, slot: str) -> frozenset[str]:
    """The codes of the questions whose answers should stand on the paper in that slot too, read or not."""
    given, service = answers(application), definition(application)
    facts = {
        FACTS.get(paper.whose, {}).get(printed)
        for paper in _papers(application, service, given)
        for printed in PRINTED[EXPECTED[paper.example]]
        if paper.code == slot
    }
    asked = _questions(application, service, given)
    return frozenset(question.code for _section, question in asked if question.prefill and question.prefill in facts)


def offered(application: Application, page: schema.Section, known: Mapping[str, Any]) -> dict[str, Said]:
    """What the papers say about questions of a page that nobody has answered yet; only what is sure."""
    given, service = answers(application), definition(application)
    own = {question.code for question in page.questions}
    asked = [(page.code, question) for question in page.questions if question.code in own - set(given)]
    said = _said(_papers(application, service, given), documents.readings(application.reference), asked)
    return {
        one.question.code: one for one in said if one.field.sure and not schema.is_answer(known.get(one.question.code))
    }


def _papers(application: Application, service: catalogue.Definition, given: Mapping[str, Any]) -> list[Paper]:
    papers = catalogue.papers_for(service, given, counting_day(application))
    return [paper for paper in papers if is_read(paper)]


def _questions(
    application: Application, service: catalogue.Definition, given: Mapping[str, Any]
) -> list[tuple[str, Question]]:
    """Those that are asked with these answers, each with its page."""
    day = counting_day(application)
    pages = schema.visible_sections(service.sections, given, day)
    counting = schema.settle(service.sections, given, day)
    return [(page.code, question) for page in pages for question in schema.visible_questions(page, counting, day)]


def _said(
    papers: Sequence[Paper], rows: Mapping[str, PaperReading], asked: Sequence[tuple[str, Question]]
) -> Iterator[Said]:
    for paper in papers:
        row, facts = rows.get(paper.code), FACTS.get(paper.whose, {})
        if row is None or row.kind != EXPECTED[paper.example]:
            continue
        for field in row.fields:
            for section, question in asked:
                if _answers(question, field, facts, paper):
                    yield Said(paper, section, question, field)


def _answers(question: Question, field: Field, facts: Mapping[str, str], paper: Paper) -> bool:
    if field.code == "mrz":
        return question.kind is Kind.MRZ and paper.whose == "APPLICANT"
    if not question.prefill or question.prefill != facts.get(field.code):
        return False
    return not question.choices or field.value in {choice.code for choice in question.choices}


def _mistaken(papers: Sequence[Paper], rows: Mapping[str, PaperReading]) -> Iterator[tuple[str, PaperKind]]:
    """Papers that are surely another one. A parent from abroad brings a passport in place of the card."""
    for paper in papers:
        row = rows.get(paper.code)
        if row is None or not row.kind or row.kind == EXPECTED[paper.example]:
            continue
        if paper.example == "ktp" and paper.whose != "APPLICANT" and row.kind == PaperKind.PASSPORT:
            continue
        yield paper.code, PaperKind(row.kind)


def _same(question: Question, read: str, given: Any) -> bool:
    """Names without regard to case, spaces, marks and accents; a name that lacks a word is still the same."""
    if question.kind not in {Kind.NAME, Kind.TEXT}:
        return bool(read == str(given))
    one, other = mrz.plain_letters(read), mrz.plain_letters(str(given))
    if re.sub(r"[^A-Z0-9]", "", one) == re.sub(r"[^A-Z0-9]", "", other):
        return True
    words, others = (set(re.findall(r"[A-Z0-9]+", text)) for text in (one, other))
    return bool(words) and bool(others) and (words <= others or others <= words)

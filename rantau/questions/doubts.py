"""What makes an answer doubtful without being wrong: the person is told, ticks that it is right, and passes.

One mechanism for all: what kinds know by themselves (a NIK that differs from the birth date), what the service file
says (`soft`), and what the lines of a passport say about other answers.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from rantau.foundation import mrz
from rantau.foundation import nik as numbers
from rantau.foundation.nik import NumberProblem
from rantau.questions import passports
from rantau.questions.conditions import as_day
from rantau.questions.finding import Atlas
from rantau.questions.schema import (
    Answers,
    Kind,
    Question,
    Section,
    day_bound,
    entries_of,
    holds,
    is_answer,
    page_of,
    questions_of,
    settle,
    visible_questions,
)


@dataclass(frozen=True, slots=True)
class Remark:
    """One answer of the page `section` that is doubtful or, where it `stops`, cannot be right."""

    section: str
    question: str
    sentence: str
    stops: bool


def remarks(pages: Sequence[Section], answers: Answers, *, on: date) -> list[Remark]:
    """What there is to say about all answers together: each page was judged by what was known when it was saved."""
    counting, atlas = settle(pages, answers, on), Atlas()
    return [
        Remark(page.code, question.code, sentence, stops)
        for page in pages
        for question, around in _asked(page, counting, on)
        for sentence, stops in [
            *((sentence, True) for sentence in wrong(question, around, on=on, atlas=atlas)),
            *((told, False) for told in about(question, around, on=on, atlas=atlas, page=page, pages=pages)),
        ]
    ]


def wrong(question: Question, answers: Answers, *, on: date, atlas: Atlas) -> list[str]:
    """What makes the answer impossible; the form of its page refuses the same."""
    value = answers.get(question.code)
    if not is_answer(value):
        return []
    if question.kind is Kind.DAY:
        return _impossible_day(question, value, on)
    known = BY_KIND[question.kind](question, str(value), answers, atlas) if question.kind in BY_KIND else []
    return [problem.sentence for problem in known if problem.stops]


def _asked(page: Section, counting: Answers, on: date) -> Iterator[tuple[Question, Answers]]:
    """Each question of the page with the answers around it, those of repeated entries too."""
    for question in visible_questions(page, counting, on):
        yield question, counting
        if question.kind is Kind.GROUP:
            for entry in entries_of(question, counting):
                yield from _asked(page_of(question), {**counting, **entry}, on)


def _impossible_day(question: Question, value: object, on: date) -> list[str]:
    day, checks = as_day(value), question.checks
    earliest, latest = day_bound(checks.earliest, on), day_bound(checks.latest, on)
    if day and (earliest is None or earliest <= day) and (latest is None or day <= latest):
        return []
    return [_("Tanggal ini tidak mungkin: %(question)s. Periksa lagi.") % {"question": question.label}]


def about(
    question: Question, answers: Answers, *, on: date, atlas: Atlas, page: Section, pages: Iterable[Section]
) -> list[str]:
    """The sentences that make the answer to `question`, asked on `page`, doubtful. `pages` are those of the service."""
    value = answers.get(question.code)
    if not is_answer(value):
        return []
    known = BY_KIND[question.kind](question, str(value), answers, atlas) if question.kind in BY_KIND else []
    return [
        *(problem.sentence for problem in known if not problem.stops),
        *(str(doubt.text) for doubt in question.soft if holds(doubt.when, answers, on)),
        *_against_passports(question, answers, on, [page, *(other for other in pages if other.code != page.code)]),
    ]


def _against_passports(question: Question, answers: Answers, on: date, pages: list[Section]) -> Iterator[str]:
    """Lines are compared with all they fill; an answer that they fill, with lines of another page only."""
    placed = {asked.code: (page.code, asked) for page, asked in questions_of(pages)}
    questions: Mapping[str, Question] = {code: asked for code, (_page, asked) in placed.items()}
    if question.kind is Kind.MRZ:
        yield from passports.differences(question, answers, questions, on)
        return
    for page, lines in placed.values():
        if question.code in lines.fills.values() and page != pages[0].code:
            yield from passports.differences(lines, answers, questions, on, only=question.code)


def _nik(question: Question, value: str, answers: Answers, atlas: Atlas) -> list[NumberProblem]:
    birth = as_day(answers.get(question.checks.birth_date))
    sex = answers.get(question.checks.sex) or None
    return numbers.check(value, birth, sex, district_known=atlas.district_known)


def _kk(question: Question, value: str, answers: Answers, atlas: Atlas) -> list[NumberProblem]:
    return numbers.check_kk(value, district_known=atlas.district_known)


def _passport(question: Question, value: str, answers: Answers, atlas: Atlas) -> list[NumberProblem]:
    return numbers.check_passport_number(value, str(answers.get(question.checks.issuer, "")))


def _lines(question: Question, value: str, answers: Answers, atlas: Atlas) -> list[NumberProblem]:
    return mrz.problems(value)


BY_KIND: dict[Kind, Callable[[Question, str, Answers, Atlas], list[NumberProblem]]] = {
    Kind.NIK: _nik,
    Kind.KK: _kk,
    Kind.PASSPORT: _passport,
    Kind.MRZ: _lines,
}

"""What makes an answer doubtful without being wrong: the person is told, ticks that it is right, and passes.

One mechanism for all: what kinds know by themselves (a NIK that differs from the birth date), what the service file
says (`soft`), and what the lines of a passport say about other answers.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date

from rantau.foundation import mrz
from rantau.foundation import nik as numbers
from rantau.foundation.nik import NumberProblem
from rantau.questions import passports
from rantau.questions.conditions import as_day
from rantau.questions.finding import Atlas
from rantau.questions.schema import Answers, Kind, Question, Section, holds, is_answer, questions_of


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

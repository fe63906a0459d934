"""What the lines of a passport say about other answers: they fill empty ones, and doubt those that differ."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from rantau.foundation import countries, mrz
from rantau.questions import summary
from rantau.questions.schema import Answers, Kind, Question, Section, is_answer, questions_of, settle


def facts_of(lines: Any, on: date) -> dict[str, str]:
    """What can be relied on of stored lines, by the names of `mrz.FACTS`; nothing for lines that cannot be read."""
    first, _break, second = str(lines or "").partition("\n")
    passport = mrz.read(first, second)
    return passport.facts(on) if passport else {}


def fillings(sections: Iterable[Section], answers: Answers, on: date) -> dict[str, str]:
    """Answers that the lines of passports give to questions of these pages that have none."""
    sections = list(sections)
    counting = settle(sections, answers, on)
    questions = {question.code: question for _section, question in questions_of(sections)}
    found: dict[str, str] = {}
    for lines in [question for question in questions.values() if question.kind is Kind.MRZ]:
        said = answers_from(lines, counting.get(lines.code), questions, on)
        found = {code: value for code, value in said.items() if code not in answers} | found
    return found


def answers_from(lines: Question, value: Any, questions: Mapping[str, Question], on: date) -> dict[str, str]:
    """What the lines answer, by the code of the question. `value` are the lines as they are stored."""
    facts = facts_of(value, on)
    return {
        code: facts[fact]
        for fact, code in lines.fills.items()
        if fact in facts and code in questions and suits(questions[code], facts[fact])
    }


def suits(question: Question, value: str) -> bool:
    """Whether a fact can be an answer to this question."""
    if question.kind is Kind.CHOICE:
        return value in {choice.code for choice in question.choices}
    if question.kind is Kind.COUNTRY:
        return value in countries.countries()
    return question.kind in {Kind.TEXT, Kind.NAME, Kind.PASSPORT, Kind.DAY}


def differences(
    lines: Question, answers: Answers, questions: Mapping[str, Question], on: date, only: str = ""
) -> Iterator[str]:
    """A sentence for each answer (that to `only`, when it is given) that differs from what the lines say."""
    for code, value in answers_from(lines, answers.get(lines.code), questions, on).items():
        target, given = questions[code], answers.get(code)
        if only in {"", code} and is_answer(given) and not _same(target, value, given):
            sentence = _("%(label)s berbeda: di baris paspor %(read)s, jawaban Anda %(given)s.")
            words = {"read": summary.value_words(target, value), "given": summary.value_words(target, given)}
            yield sentence % {"label": str(target.label).rstrip("?:. "), **words}


def _same(target: Question, read: str, given: Any) -> bool:
    """Names lose marks and accents in the lines, and long ones their end."""
    if target.kind not in {Kind.NAME, Kind.TEXT}:
        return bool(read == given)
    one, other = _words(read), _words(str(given))
    return bool(one) and (one <= other or other <= one)


def _words(text: str) -> set[str]:
    return set(re.findall(r"[A-Z0-9]+", mrz.plain_letters(text)))

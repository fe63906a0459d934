"""What is asked: sections of questions, written in a service file, and which of them count for given answers."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

import msgspec

from rantau.foundation import clock
from rantau.questions.conditions import Answers, Condition, asked_about, full_years, holds, is_answer
from rantau.questions.text import Text

__all__ = [
    "Answers", "Checks", "Choice", "Condition", "Kind", "Question", "Section", "Text", "asked_about", "full_years",
    "holds", "is_answer", "missing", "settle", "visible_choices", "visible_questions", "visible_sections",
]  # fmt: skip

BOUND = re.compile(r"today(?:([+-])(\d{1,3})([dy]))?")


class Kind(StrEnum):
    TEXT = "text"
    LONG_TEXT = "long_text"
    NAME = "name"
    NUMBER = "number"
    DAY = "day"
    CHOICE = "choice"
    MULTI_CHOICE = "multi_choice"
    YES_NO = "yes_no"
    AGREE = "agree"
    PHONE = "phone"
    EMAIL = "email"
    NIK = "nik"
    KK = "kk"
    PASSPORT = "passport"
    REGION = "region"
    COUNTRY = "country"
    NOTICE = "notice"


class Choice(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One answer to pick. With `when` it is offered only then, and only on the days from and until (both included)."""

    code: str
    label: Text
    hint: Text | None = None
    when: Condition | None = None
    effective_from: date | None = None
    effective_until: date | None = None

    def is_offered(self, on: date) -> bool:
        """Whether that day lies within its days, whatever the answers are."""
        begun = self.effective_from is None or self.effective_from <= on
        return begun and (self.effective_until is None or on <= self.effective_until)


class Checks(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Limits of an answer. `earliest` and `latest` are "2009-01-01", "today", "today-17y" or "today+90d".

    `birth_date` and `sex` name the questions that a NIK is compared with; sex is answered "F" or "M".
    """

    max_length: int | None = None
    minimum: int | None = None
    maximum: int | None = None
    earliest: str = ""
    latest: str = ""
    birth_date: str = ""
    sex: str = ""


class Question(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """`prefill` names the fact it starts with, e.g. "person.full_name". A `notice` only says its label."""

    code: str
    kind: Kind
    label: Text
    hint: Text | None = None
    help: Text | None = None
    required: bool = True
    choices: tuple[Choice, ...] = ()
    when: Condition | None = None
    prefill: str = ""
    autocomplete: str = ""
    checks: Checks = Checks()

    @property
    def asks(self) -> bool:
        return self.kind is not Kind.NOTICE


class Section(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One page of questions. Conditions may only look at questions that were asked before."""

    code: str
    title: Text
    questions: tuple[Question, ...]
    intro: Text | None = None
    when: Condition | None = None


def settle(sections: Iterable[Section], answers: Answers, on: date | None = None) -> dict[str, Any]:
    """The answers that count: without those to questions that are not asked (any more).

    Answers to questions outside of `sections` stay. One pass is enough, since conditions only look back.
    """
    counting = dict(answers)
    for section in sections:
        asked = holds(section.when, counting, on)
        for question in section.questions:
            if not (asked and holds(question.when, counting, on)):
                counting.pop(question.code, None)
    return counting


def visible_sections(sections: Sequence[Section], answers: Answers, on: date | None = None) -> list[Section]:
    """The sections that ask something with these answers."""
    counting = settle(sections, answers, on)
    return [section for section in sections if visible_questions(section, counting, on)]


def visible_questions(section: Section, answers: Answers, on: date | None = None) -> list[Question]:
    """The questions (and notices) of the page, in order; none when the section does not apply."""
    counting = settle([section], answers, on)
    if not holds(section.when, counting, on):
        return []
    return [question for question in section.questions if holds(question.when, counting, on)]


def visible_choices(question: Question, answers: Answers, on: date | None = None) -> list[Choice]:
    """What can be picked with these answers on that day (today in WIB when none is given)."""
    day = on or clock.day_of(clock.now())
    return [choice for choice in question.choices if choice.is_offered(day) and holds(choice.when, answers, day)]


def missing(sections: Sequence[Section], answers: Answers, on: date | None = None) -> list[tuple[str, str]]:
    """(section code, question code) of everything that must be answered and is not, in the order of the pages."""
    counting = settle(sections, answers, on)
    return [
        (section.code, question.code)
        for section in sections
        for question in visible_questions(section, counting, on)
        if question.asks and question.required and not _is_sound(question, counting, on)
    ]


def questions_of(sections: Iterable[Section]) -> Iterator[tuple[Section, Question]]:
    for section in sections:
        for question in section.questions:
            yield section, question


def day_bound(text: str, on: date) -> date | None:
    """The day that a limit of a day question means; None for no limit. Raises ValueError for an unreadable one."""
    if not text:
        return None
    found = BOUND.fullmatch(text)
    if not found:
        return date.fromisoformat(text)
    sign, amount, unit = found.groups()
    count = int(amount or 0) * (-1 if sign == "-" else 1)
    if unit != "y":
        return on + timedelta(days=count)
    try:
        return on.replace(year=on.year + count)
    except ValueError:  # 29 February in a year without it
        return on.replace(year=on.year + count, day=28)


def _is_sound(question: Question, answers: Answers, on: date | None) -> bool:
    value = answers.get(question.code)
    if question.kind is Kind.AGREE:
        return value is True
    if question.kind is Kind.CHOICE:
        return value in {choice.code for choice in visible_choices(question, answers, on)}
    return is_answer(value)

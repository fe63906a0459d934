"""Which of what is asked counts for given answers. The structs themselves are in `parts`."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from rantau.foundation import clock
from rantau.questions.conditions import Answers, Condition, asked_about, full_years, holds, is_answer
from rantau.questions.parts import Checks, Choice, Doubt, Kind, Question, Section, day_bound, with_inner
from rantau.questions.text import Text

__all__ = [
    "CONFIRMED", "Answers", "Checks", "Choice", "Condition", "Doubt", "Kind", "Question", "Section", "Text",
    "asked_about", "day_bound", "full_years", "holds", "is_answer", "missing", "questions_of", "settle",
    "visible_choices", "visible_questions", "visible_sections", "with_inner",
]  # fmt: skip

CONFIRMED = "_confirmed"
"""Ends the code of an answer that says: what looked doubtful is right."""


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
                counting.pop(question.code + CONFIRMED, None)
            elif question.kind is Kind.GROUP and question.code in counting:
                counting[question.code] = _settled_entries(question, counting, on)
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
        if question.asks and not _is_complete(question, counting, on)
    ]


def questions_of(sections: Iterable[Section]) -> Iterator[tuple[Section, Question]]:
    for section in sections:
        for question in section.questions:
            yield section, question


def page_of(group: Question) -> Section:
    """The questions of one entry as a page of their own."""
    return Section(code=group.code, title=group.label, questions=group.questions)


def entries_of(group: Question, answers: Answers) -> list[dict[str, Any]]:
    """The entries of a group as they are stored; nothing for what is no list of entries."""
    found = answers.get(group.code)
    return [dict(entry) for entry in found if isinstance(entry, Mapping)] if isinstance(found, list) else []


def _settled_entries(group: Question, answers: Answers, on: date | None) -> list[dict[str, Any]]:
    """Each entry with what it answers itself, and of that only what counts."""
    page = page_of(group)
    own = {name for question in group.questions for name in (question.code, question.code + CONFIRMED)}
    around = {code: value for code, value in answers.items() if code not in own}
    settled = [settle([page], {**around, **entry}, on) for entry in entries_of(group, answers)]
    return [{code: value for code, value in entry.items() if code in own} for entry in settled]


def _is_complete(question: Question, answers: Answers, on: date | None) -> bool:
    if question.kind is Kind.GROUP:
        entries = entries_of(question, answers)
        whole = all(not missing([page_of(question)], {**answers, **entry}, on) for entry in entries)
        return whole and len(entries) >= question.fewest
    return not question.required or _is_sound(question, answers, on)


def _is_sound(question: Question, answers: Answers, on: date | None) -> bool:
    value = answers.get(question.code)
    if question.kind is Kind.AGREE:
        return value is True
    if question.kind is Kind.CHOICE:
        return value in {choice.code for choice in visible_choices(question, answers, on)}
    return is_answer(value)

"""Pages, wizard and interview: codes, choices, limits, and the order in which things are asked."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from rantau.catalogue.checking.conditions import Asked, Fault, condition_faults, known_word
from rantau.catalogue.checking.kinds import fill_faults, kind_faults
from rantau.catalogue.definition import FACTS, Service
from rantau.catalogue.written import Path
from rantau.questions.schema import Kind, Question, Section, asked_about, with_inner

CODE = re.compile(r"[a-z][a-z0-9_]*")
UPPER_CODE = re.compile(r"[A-Z0-9][A-Z0-9_]*")
DAY = timedelta(days=1)
PICKED = {Kind.CHOICE, Kind.MULTI_CHOICE}
ASKED_BY_WIZARD = {Kind.CHOICE, Kind.YES_NO, Kind.NOTICE}


def asked_questions(service: Service) -> Iterator[tuple[Question, Path]]:
    """Every question of wizard and pages, in the order in which they are asked."""
    for index, question in enumerate(service.wizard):
        yield question, ("wizard", index)
    for page_index, page in enumerate(service.sections):
        for index, question in enumerate(page.questions):
            yield question, ("sections", page_index, "questions", index)


def page_faults(service: Service) -> Iterator[Fault]:
    everything = {question.code: question for question, _path in asked_questions(service)}
    on_pages = {question.code: question for page in service.sections for question in page.questions}
    # A rule that is shared with the pages may name their questions; in the wizard those are simply not answered.
    before = dict(on_pages)
    together = {question.code for question in service.wizard}
    for index, question in enumerate(service.wizard):
        yield from _in_turn(question, ("wizard", index), before, everything)
        yield from _never_offered_first(question, ("wizard", index), together)
        if question.kind not in ASKED_BY_WIZARD:
            yield ("wizard", index, "kind"), "a wizard may only ask choices: its answers stand in the address"
        if question.code in on_pages and not _same(question, on_pages[question.code]):
            yield ("wizard", index, "code"), f'"{question.code}" is asked differently on a page'
    # Nobody must go through the wizard: what a page asks too counts as asked only there.
    before = {question.code: question for question in service.wizard if question.code not in on_pages}
    for index, page in enumerate(service.sections):
        yield from _page(page, ("sections", index), before, everything)
        yield from _fills(service.sections[index:], ("sections", index))
    if service.interview:
        yield from _page(service.interview, ("interview",), {}, {})


def unique_codes(codes: list[tuple[str, Path]], shape: re.Pattern[str]) -> Iterator[Fault]:
    seen: set[str] = set()
    for code, path in codes:
        if not shape.fullmatch(code):
            yield path, f'"{code}" is no code: write {"CAPITALS" if shape is UPPER_CODE else "small_letters"}'
        if code.endswith("_confirmed"):
            yield path, 'must not end in "_confirmed": the form uses that itself'
        if code in seen:
            yield path, f'"{code}" is used twice'
        seen.add(code)


def _same(one: Question, other: Question) -> bool:
    return one.kind is other.kind and [c.code for c in one.choices] == [c.code for c in other.choices]


def _page(page: Section, path: Path, before: dict[str, Question], everything: Asked) -> Iterator[Fault]:
    yield from condition_faults(page.when, (*path, "when"), before, everything)
    together = {inner.code for question in page.questions for inner in with_inner(question)}
    for index, question in enumerate(page.questions):
        here = (*path, "questions", index)
        yield from _in_turn(question, here, before, everything)
        yield from _never_offered_first(question, here, together)
        # A doubt is told when the whole page was answered, so it may look at all of that.
        yield from _doubts(question, here, {**before, **{asked.code: asked for asked in page.questions}}, everything)
        yield from _inside(question, here, before, everything)
    if not any(question.asks for question in page.questions):
        yield (*path, "questions"), "asks nothing"


def _in_turn(question: Question, path: Path, before: dict[str, Question], everything: Asked) -> Iterator[Fault]:
    """The faults of a question; afterwards it counts as asked."""
    yield from condition_faults(question.when, (*path, "when"), before, everything)
    yield from _choices(question, path, before, everything)
    yield from kind_faults(question, path, everything)
    if question.prefill:
        yield from known_word(question.prefill, FACTS, (*path, "prefill"), "fact")
    before[question.code] = question


def _inside(group: Question, path: Path, before: Asked, everything: Asked) -> Iterator[Fault]:
    """The questions of each entry see what was asked before the group, and one another."""
    inside, known = dict(before), {**everything, **{inner.code: inner for inner in group.questions}}
    for index, inner in enumerate(group.questions):
        here = (*path, "questions", index)
        yield from _in_turn(inner, here, inside, known)
        yield from _never_offered_first(inner, here, {other.code for other in group.questions})
        yield from _doubts(inner, here, {**before, **{other.code: other for other in group.questions}}, known)
        later = {other.code: other for other in group.questions[index + 1 :]}
        yield from fill_faults(inner, here, later)


def _doubts(question: Question, path: Path, before: Asked, everything: Asked) -> Iterator[Fault]:
    if question.soft and not question.asks:
        yield (*path, "soft"), "a notice has no answer to doubt"
    for index, doubt in enumerate(question.soft):
        yield from condition_faults(doubt.when, (*path, "soft", index, "when"), before, everything)


def _fills(pages: Sequence[Section], path: Path) -> Iterator[Fault]:
    """What the lines of a passport on the first of these pages fill: later questions there, and those of later pages."""
    for index, question in enumerate(pages[0].questions):
        after = [*pages[0].questions[index + 1 :], *(other for page in pages[1:] for other in page.questions)]
        yield from fill_faults(question, (*path, "questions", index), {other.code: other for other in after})


def _choices(question: Question, path: Path, before: Asked, everything: Asked) -> Iterator[Fault]:
    if question.kind in PICKED and not question.choices:
        yield path, f"a {question.kind} needs choices"
    if question.choices and question.kind not in PICKED:
        yield (*path, "choices"), f"a {question.kind} has no choices"
    codes = [(choice.code, (*path, "choices", index, "code")) for index, choice in enumerate(question.choices)]
    yield from unique_codes([(code, where) for code, where in codes], UPPER_CODE)
    for index, choice in enumerate(question.choices):
        yield from condition_faults(choice.when, (*path, "choices", index, "when"), before, everything)
        if choice.effective_from and choice.effective_until and choice.effective_until < choice.effective_from:
            yield (*path, "choices", index, "effective_until"), "lies before its effective_from"
    for day in _ends(question):
        if not any(choice.is_offered(day) for choice in question.choices):
            yield (*path, "choices"), f"leave nothing to choose from {day.isoformat()} on"


def _ends(question: Question) -> list[date]:
    """The days on which a choice is no longer offered for the first time."""
    return [choice.effective_until + DAY for choice in question.choices if choice.effective_until]


def _never_offered_first(question: Question, path: Path, together: set[str]) -> Iterator[Fault]:
    """A choice that hangs on the same page is not there when the page opens, and nobody would know of it."""
    for index, choice in enumerate(question.choices):
        if choice.when and set(asked_about(choice.when)) & together:
            yield (*path, "choices", index, "when"), "may only look at earlier pages, or nobody would see the choice"

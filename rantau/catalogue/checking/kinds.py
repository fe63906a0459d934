"""What only some kinds of questions have: limits, entries of a group, facts of a passport, comparisons."""

from collections.abc import Iterator, Mapping

from rantau.catalogue.checking.conditions import Asked, Fault, known_word
from rantau.catalogue.definition import Service
from rantau.catalogue.written import Path
from rantau.foundation import clock, mrz
from rantau.questions.schema import Kind, Question, day_bound

MOST_ENTRIES = 50
# Which facts of a passport's lines can answer which kinds of questions.
FILLED: Mapping[str, frozenset[Kind]] = {
    "full_name": frozenset({Kind.NAME, Kind.TEXT}),
    "number": frozenset({Kind.PASSPORT, Kind.TEXT}),
    "issuer": frozenset({Kind.COUNTRY, Kind.CHOICE}),
    "nationality": frozenset({Kind.COUNTRY, Kind.CHOICE}),
    "birth_date": frozenset({Kind.DAY}),
    "sex": frozenset({Kind.CHOICE}),
    "expiry": frozenset({Kind.DAY}),
}
COMPARED = {"birth_date": Kind.NIK, "sex": Kind.NIK, "issuer": Kind.PASSPORT}
LIMITED = {Kind.NUMBER, Kind.GROUP}
SENTENCES = {
    Kind.NIK: "only a NIK is compared with another answer",
    Kind.PASSPORT: "only the number of a passport has a country",
}


def inner_questions(service: Service) -> Iterator[tuple[Question, Path]]:
    """The questions that are asked for each entry of a group."""
    for page_index, page in enumerate(service.sections):
        for index, question in enumerate(page.questions):
            for place, inner in enumerate(question.questions):
                yield inner, ("sections", page_index, "questions", index, "questions", place)


def kind_faults(question: Question, path: Path, everything: Asked) -> Iterator[Fault]:
    yield from _days(question, path)
    yield from _numbers(question, path)
    yield from _compared(question, path, everything)
    yield from _group(question, path)


def fill_faults(question: Question, path: Path, later: Asked) -> Iterator[Fault]:
    """`later` are the questions that are asked after it on its page, on later pages, or in its group."""
    if question.fills and question.kind is not Kind.MRZ:
        yield (*path, "fills"), "only the lines of a passport fill other answers"
    for fact, code in question.fills.items():
        yield from known_word(fact, mrz.FACTS, (*path, "fills", fact), "fact of a passport")
        target = later.get(code)
        if target is None:
            yield from known_word(code, later, (*path, "fills", fact), "question after this one")
        elif fact in FILLED and target.kind not in FILLED[fact]:
            yield (*path, "fills", fact), f'cannot fill "{code}", which is a {target.kind}'


def _days(question: Question, path: Path) -> Iterator[Fault]:
    for name in ("earliest", "latest"):
        try:
            bound = day_bound(getattr(question.checks, name), clock.day_of(clock.now()))
        except ValueError:
            yield (*path, "checks", name), 'is no day: write "2009-01-01", "today" or "today-17y"'
        else:
            if bound and question.kind is not Kind.DAY:
                yield (*path, "checks", name), "only a day has such a limit"


def _numbers(question: Question, path: Path) -> Iterator[Fault]:
    low, high = question.checks.minimum, question.checks.maximum
    for name, limit in (("minimum", low), ("maximum", high)):
        if limit is not None and question.kind not in LIMITED:
            yield (*path, "checks", name), "only a number or a group has such a limit"
    if low is not None and high is not None and low > high:
        yield (*path, "checks", "minimum"), "is above the maximum, so no answer is possible"
    elif question.kind is Kind.GROUP and not 0 <= question.fewest <= question.most <= MOST_ENTRIES:
        yield (*path, "checks"), f"must ask for 0 to {MOST_ENTRIES} entries"


def _compared(question: Question, path: Path, everything: Asked) -> Iterator[Fault]:
    for name, kind in COMPARED.items():
        other = getattr(question.checks, name)
        if other and question.kind is not kind:
            yield (*path, "checks", name), SENTENCES[kind]
        elif other:
            yield from known_word(other, everything, (*path, "checks", name), "question")


def _group(question: Question, path: Path) -> Iterator[Fault]:
    if question.kind is not Kind.GROUP:
        for name in ("questions", "entry"):
            if getattr(question, name):
                yield (*path, name), f"a {question.kind} has none: only a group does"
        return
    if not any(inner.asks for inner in question.questions):
        yield (*path, "questions"), "asks nothing"
    if question.entry is None:
        yield path, 'lacks the key "entry": what one of them is called, e.g. {id: anak, en: child}'
    for index, inner in enumerate(question.questions):
        inside = (*path, "questions", index)
        if inner.kind is Kind.GROUP:
            yield (*inside, "kind"), "a group cannot hold another group"
        if inner.prefill:
            yield (*inside, "prefill"), "an entry of a group starts empty"
        if inner.correctable:
            yield (*inside, "correctable"), "belongs to the group as a whole"

"""Questions that hang on one another in a circle, so that none of them can ever be asked."""

from collections.abc import Iterator, Mapping

from rantau.catalogue.checking.conditions import Fault
from rantau.catalogue.definition import Service
from rantau.catalogue.written import Path
from rantau.questions.schema import asked_about


def circles(service: Service) -> Iterator[Fault]:
    """Each circle once, at the first of its questions."""
    hangs_on, places = _hanging(service)
    told: set[frozenset[str]] = set()
    for code in hangs_on:
        way = _way_back(code, hangs_on)
        if way and frozenset(way) not in told:
            told.add(frozenset(way))
            yield places[code], f"hangs on itself: {' > '.join([*way, code])}"


def _hanging(service: Service) -> tuple[dict[str, set[str]], dict[str, Path]]:
    """Question to the questions that decide whether it is asked, and the place of its own condition."""
    hangs_on: dict[str, set[str]] = {}
    places: dict[str, Path] = {}
    for index, page in enumerate(service.sections):
        for place, question in enumerate(page.questions):
            here: Path = ("sections", index, "questions", place, "when")
            places[question.code] = here if question.when else ("sections", index, "when")
            hangs_on[question.code] = {*asked_about(page.when), *asked_about(question.when)}
    return hangs_on, places


def _way_back(start: str, hangs_on: Mapping[str, set[str]]) -> list[str]:
    """The shortest way from a question over what it hangs on back to it; nothing where there is none."""
    ways, seen = [[start]], {start}
    while ways:
        way = ways.pop(0)
        for code in sorted(hangs_on.get(way[-1], ())):
            if code == start:
                return way
            if code not in seen:
                seen.add(code)
                ways.append([*way, code])
    return []

"""What an office may say in place of a service file, and the service with it. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

import msgspec

from rantau.catalogue.definition import Fee, Service
from rantau.questions.schema import Question, Section, Text

FEE, TEXT, DAYS = "FEE", "TEXT", "DAYS"
MOST_RUPIAH, MOST_DAYS, MOST_LETTERS = 100_000_000, 366, 1000
LONGEST = 27
"""Letters of a tariff that leave room for a date in the 40 that a bill keeps."""
PAGE_TEXTS = ("notice", "summary", "for_whom", "forfeiture")
LISTS = {"cases": "note", "sections": "intro", "papers": "hint", "advice": "text"}
QUESTION_LISTS = ("wizard", "questions")
S = TypeVar("S", bound=Service)


@dataclass(frozen=True, slots=True)
class Change:
    """From `effective_from` on the thing called `key` has this value; None: what the file says."""

    kind: str
    key: str
    value: Any
    effective_from: date


@dataclass(frozen=True, slots=True)
class Spot:
    """Something that can be changed. `about` is what it belongs to: the title of a paper, the label of a question."""

    kind: str
    key: str
    about: Text | None
    value: int | Text | None


def spots(service: Service, on: date) -> Iterator[Spot]:
    """Everything in a service that an office may change, with its value on that day."""
    for fee in fees_on(service.fees, on).values():
        yield Spot(FEE, fee.code, fee.label, fee.amount)
    for name in PAGE_TEXTS:
        yield Spot(TEXT, name, None, getattr(service, name))
    for name, aspect in LISTS.items():
        for part in getattr(service, name):
            about = part.text if name == "advice" else part.title
            yield Spot(TEXT, f"{name}.{part.code}.{aspect}", about, getattr(part, aspect))
    for name in QUESTION_LISTS:
        for question in _questions(service, name):
            yield Spot(TEXT, f"{name}.{question.code}.hint", question.label, question.hint)
    yield Spot(DAYS, "working_days", None, service.working_days)
    yield Spot(DAYS, "terms.pay_days", None, service.terms.pay_days)


def spot(service: Service, kind: str, key: str, on: date) -> Spot | None:
    return next((found for found in spots(service, on) if (found.kind, found.key) == (kind, key)), None)


def edited(service: S, changes: Iterable[Change], on: date) -> S:
    """The service with what is in force on that day; what no longer fits the file is left out."""
    counting = in_force(changes, on)
    for (kind, key), change in counting.items():
        if change.value is not None:
            service = _WITH[kind](service, key, change)
    fees = [change.effective_from for change in counting.values() if change.kind == FEE]
    return _changed(service, tariff_version=f"{service.tariff_version[:LONGEST]} + {max(fees)}") if fees else service


def in_force(changes: Iterable[Change], on: date) -> dict[tuple[str, str], Change]:
    """The last change of each thing whose day has come."""
    begun = [change for change in changes if change.effective_from <= on]
    return {(change.kind, change.key): change for change in sorted(begun, key=lambda change: change.effective_from)}


def fees_on(fees: Iterable[Fee], on: date) -> dict[str, Fee]:
    """The line of each code in force on that day; one that only begins later stands for itself."""
    lines = sorted(fees, key=lambda line: line.effective_from)
    first = {line.code: line for line in reversed(lines)}
    return first | {line.code: line for line in lines if line.effective_from <= on}


def _with_fee(service: S, key: str, change: Change) -> S:
    """A line more, like the one that it replaces."""
    model = fees_on(service.fees, change.effective_from).get(key)
    if model is None:
        return service
    line = msgspec.structs.replace(model, amount=change.value, effective_from=change.effective_from)
    same_day = [fee for fee in service.fees if (fee.code, fee.effective_from) == (key, change.effective_from)]
    if same_day:
        return _changed(service, fees=tuple(line if fee in same_day else fee for fee in service.fees))
    place = max(index for index, fee in enumerate(service.fees) if fee.code == key) + 1
    return _changed(service, fees=(*service.fees[:place], line, *service.fees[place:]))


def _with_text(service: S, key: str, change: Change) -> S:
    text = Text(**change.value)
    if key in PAGE_TEXTS:
        return _changed(service, **{key: text})
    name, code, aspect = key.split(".")
    if name == "questions":
        pages = tuple(
            msgspec.structs.replace(page, questions=_put(page.questions, code, hint=text)) for page in service.sections
        )
        return _changed(service, sections=pages)
    return _changed(service, **{name: _put(getattr(service, name), code, **{aspect: text})})


def _with_days(service: S, key: str, change: Change) -> S:
    if key == "working_days":
        return _changed(service, working_days=change.value)
    return _changed(service, terms=msgspec.structs.replace(service.terms, pay_days=change.value))


_WITH = {FEE: _with_fee, TEXT: _with_text, DAYS: _with_days}


def _put(parts: tuple[Any, ...], code: str, **new: Any) -> tuple[Any, ...]:
    return tuple(msgspec.structs.replace(part, **new) if part.code == code else part for part in parts)


def _changed(service: S, **new: Any) -> S:
    return msgspec.structs.replace(service, **new)


def _questions(service: Service, name: str) -> Iterator[Question]:
    pages: tuple[Section, ...] = service.sections
    if name == "wizard":
        yield from service.wizard
    else:
        yield from (question for page in pages for question in page.questions if question.asks)

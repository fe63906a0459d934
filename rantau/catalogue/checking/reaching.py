"""Conditions that no answers can fulfil: a paper that nobody is ever asked for.

Choices, yes and no, numbers, ages and counts are tried out; whatever else is compared counts as possible. So nothing
is called impossible that could happen after all.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from rantau.catalogue.checking.conditions import Fault
from rantau.catalogue.definition import Service
from rantau.questions.schema import Condition, Kind, Question, asked_about

TRIES = 2000
COUNTED = {Kind.NUMBER, Kind.DAY, Kind.GROUP}
OPEN, NOTHING = object(), object()
"""Some answer of which nothing is known; no answer at all."""
Values = dict[str, Any]
Verdict = bool | None
"""None: it may be true, it may be false."""
SENTENCES = {
    "papers": "can never hold, so nobody reaches this paper",
    "cases": "can never hold, so nobody reaches this case",
    "fees": "can never hold, so nobody pays this",
}


@dataclass(frozen=True, slots=True)
class Asked:
    question: Question
    gates: tuple[Condition, ...]


def unreachable(service: Service) -> Iterator[Fault]:
    asked = _asked(service)
    for name, sentence in SENTENCES.items():
        for index, part in enumerate(getattr(service, name)):
            if part.when is not None and not can_hold(part.when, asked):
                yield (name, index, "when"), sentence


def can_hold(condition: Condition, asked: Mapping[str, Asked]) -> bool:
    """Whether some answers fulfil it; also where that would take too long to find out."""
    return Search(condition, asked).reaches({}, 0)


def _asked(service: Service) -> dict[str, Asked]:
    """In the order of the questions. What a page asks too counts as asked only there."""
    found = {question.code: Asked(question, _gates(question.when)) for question in service.wizard}
    for page in service.sections:
        for question in page.questions:
            found.pop(question.code, None)
            found[question.code] = Asked(question, _gates(page.when, question.when))
    return found


def _gates(*conditions: Condition | None) -> tuple[Condition, ...]:
    return tuple(condition for condition in conditions if condition is not None)


class Search:
    """Tries answers one question after the other, and turns back as soon as the condition is out of reach."""

    def __init__(self, condition: Condition, asked: Mapping[str, Asked]) -> None:
        self.condition, self.asked, self.left = condition, asked, TRIES
        self.rules: list[Condition] = []
        needed = self._needed()
        self.order = [code for code in asked if code in needed]

    def reaches(self, values: Values, place: int) -> bool:
        self.left -= 1
        if self.left < 0:
            return True
        if _judge(self.condition, values) is False:
            return False
        if place == len(self.order):
            return True
        code = self.order[place]
        return any(self.reaches({**values, code: value}, place + 1) for value in self._answers(code, values))

    def _needed(self) -> set[str]:
        """What the condition looks at, and what decides whether that is asked at all."""
        needed: set[str] = set()
        waiting = [self.condition]
        while waiting:
            rule = waiting.pop()
            self.rules.append(rule)
            for code in set(asked_about(rule)) & set(self.asked) - needed:
                needed.add(code)
                asked = self.asked[code]
                waiting += [*asked.gates, *_gates(*(choice.when for choice in asked.question.choices))]
        return needed

    def _answers(self, code: str, values: Values) -> list[Any]:
        asked = self.asked[code]
        if any(_judge(gate, values) is False for gate in asked.gates):
            return [NOTHING]
        question = asked.question
        if question.kind in {Kind.YES_NO, Kind.AGREE}:
            return [True, False, NOTHING]
        if question.kind is Kind.CHOICE:
            offered = [c.code for c in question.choices if c.when is None or _judge(c.when, values) is not False]
            return [*offered, NOTHING]
        if question.kind in COUNTED:
            return [*sorted(self._edges(code)), NOTHING]
        return [OPEN, NOTHING]

    def _edges(self, code: str) -> set[int]:
        """One number on each side of every limit that some rule sets."""
        limits = {limit for rule in self.rules for limit in _limits(rule, code)}
        return {limit + step for limit in limits for step in (-1, 0)} or {0}


def _limits(rule: Condition, code: str) -> Iterator[int]:
    for part in rule.parts():
        yield from _limits(part, code)
    if rule.question == code:
        found = (rule.at_least, rule.below, rule.equals)
        yield from (limit for limit in found if isinstance(limit, int) and not isinstance(limit, bool))


def _judge(rule: Condition, values: Values) -> Verdict:
    if rule.every:
        return _all(_judge(part, values) for part in rule.every)
    if rule.some:
        return _turned(_all(_turned(_judge(part, values)) for part in rule.some))
    if rule.unless:
        return _turned(_judge(rule.unless, values))
    if rule.question not in values:
        return None
    return _compare(rule, values[rule.question])


def _compare(rule: Condition, value: Any) -> Verdict:
    if rule.answered is not None:
        return (value is not NOTHING) == rule.answered
    if value is NOTHING:
        return False
    if value is OPEN or rule.since:
        return None
    if rule.equals is not None:
        return bool(value == rule.equals)
    if rule.one_of:
        return value in rule.one_of
    return _measure(rule, value) if isinstance(value, int) else None


def _measure(rule: Condition, value: int) -> Verdict:
    if rule.at_least is not None:
        return value >= rule.at_least
    return value < rule.below if rule.below is not None else None


def _all(verdicts: Iterator[Verdict]) -> Verdict:
    found = list(verdicts)
    return False if False in found else None if None in found else True


def _turned(verdict: Verdict) -> Verdict:
    return None if verdict is None else not verdict

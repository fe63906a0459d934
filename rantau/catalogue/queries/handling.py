"""How an application with given answers is handled: its lanes, who must come, how long it takes.

`on` is the day that counts: today while it is filled in, and the day it was sent from then on, so that nobody who has
a birthday meanwhile changes lanes.
"""

from datetime import date

from rantau.catalogue.definition import Case, Definition
from rantau.catalogue.queries.deciding import case_for, settled
from rantau.questions.schema import Answers, holds


def lanes_for(definition: Definition, answers: Answers, on: date | None = None) -> tuple[str, ...]:
    """The lanes open to these answers, in the order of the file. BAP is the lane of that stage, the others of a visit."""
    counting = settled(definition, answers, on)
    rules = definition.lane_rules
    return tuple(lane for lane in definition.lanes if lane not in rules or holds(rules[lane].when, counting, on))


def come_for(definition: Definition, answers: Answers, on: date | None = None) -> tuple[str, ...]:
    """The roles of the people who must appear; nobody is known to be wanted without a case."""
    case, counting = case_for(definition, answers, on), settled(definition, answers, on)
    if case is None:
        return ()
    return tuple(role for role in case.come if role not in case.excused or not holds(case.excused[role], counting, on))


def working_days_for(definition: Definition, answers: Answers, on: date | None = None) -> int | None:
    """Working days until it is done, 0 for the same day; None where nobody here knows."""
    for lane in lanes_for(definition, answers, on):
        rule = definition.lane_rules.get(lane)
        if rule and rule.when and rule.working_days is not None:
            return rule.working_days
    return working_days_of(definition, case_for(definition, answers, on))


def working_days_of(definition: Definition, case: Case | None) -> int | None:
    own = case.working_days if case else None
    return definition.working_days if own is None else own

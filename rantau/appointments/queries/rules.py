"""The rule of a lane on a day, and the moments that follow from it."""

from datetime import date, datetime, time, timedelta

from rantau.appointments.lifecycle import LANE_NAMES, Lane
from rantau.appointments.models import LaneRule
from rantau.foundation import clock
from rantau.offices import queries as offices


def lane_name(lane: str) -> str:
    """The lane as people read it, in the language that is active now."""
    return str(LANE_NAMES[Lane(lane)])


class NoLaneRule(LookupError):
    """This lane is not offered at this point on that day."""


def lane_rule(point_code: str, lane: str, on: date) -> LaneRule:
    """The rule in force on that day. Raises NoLaneRule."""
    rules = LaneRule.objects.select_related("point__office").filter(point__code=point_code, lane=lane)
    rule = rules.filter(valid_from__lte=on).order_by("-valid_from").first()
    if rule is None:
        raise NoLaneRule(f"{point_code} {lane} {on}")
    return rule


def lanes_at(point_code: str, on: date) -> list[LaneRule]:
    """The rules of all lanes offered at this point on that day, one per lane."""
    rules = LaneRule.objects.select_related("point__office").filter(point__code=point_code, valid_from__lte=on)
    return list(rules.order_by("lane", "-valid_from").distinct("lane"))


def rules_in_force(on: date) -> list[LaneRule]:
    """The rules of all lanes at all open points on that day."""
    rules = LaneRule.objects.select_related("point__office").filter(valid_from__lte=on, point__is_open=True)
    return list(rules.order_by("point_id", "lane", "-valid_from").distinct("point_id", "lane"))


def hold_deadline(rule: LaneRule, now: datetime, starts_at: datetime | None = None) -> datetime:
    """Until when a place may wait for its money: some minutes, or an hour of the next working day (WIB).

    Given the place's `starts_at`, never later than that.
    """
    if rule.hold_mode == LaneRule.HoldMode.NEXT_WORKING_DAY:
        day = offices.next_working_day(clock.day_of(now))
        until = clock.at(day, rule.hold_time.hour, rule.hold_time.minute)
    else:
        until = now + timedelta(minutes=rule.hold_minutes)
    return min(until, starts_at) if starts_at else until


def move_deadline(rule: LaneRule, starts_at: datetime) -> datetime:
    """Before this moment the person may still move: 16.00 on the day before, unless the rule says otherwise."""
    day = clock.day_of(starts_at) - timedelta(days=rule.cutoff_days)
    return clock.at(day, rule.cutoff_time.hour, rule.cutoff_time.minute)


def sessions_of(hours: list[tuple[time, time]], minutes: int) -> list[tuple[time, time]]:
    """The whole sessions of `minutes` that fit into the hours of a day; a rest too short for one is left out."""
    found: list[tuple[time, time]] = []
    for opens, closes in hours:
        start, end = opens.hour * 60 + opens.minute, closes.hour * 60 + closes.minute
        found += [(_clock(at), _clock(at + minutes)) for at in range(start, end - minutes + 1, minutes)]
    return found


def _clock(minutes: int) -> time:
    return time(minutes // 60 % 24, minutes % 60)

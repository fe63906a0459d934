"""How many people a lane takes, what was changed, and what a change does to the sessions that are laid out."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet, Sum

from rantau.appointments.models import LaneRule, QuotaChange, Slot
from rantau.appointments.queries.rules import NoLaneRule, lane_rule, sessions_of
from rantau.foundation import clock
from rantau.offices import queries as offices

A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Span:
    """The days on which a rule counts: from `first` until the day before the next rule (None: for good)."""

    first: date
    last: date | None


@dataclass(frozen=True, slots=True)
class Resized:
    """What a rule does to sessions: how many change, their places now and then, places taken beyond what is left."""

    sessions: int
    before: int
    after: int
    beyond: int


def quota_changes(point_code: str, lane: str) -> QuerySet[QuotaChange]:
    """Newest day first, with what was taken back."""
    rows = QuotaChange.objects.filter(point__code=point_code, lane=lane, undoes=None).select_related("undone_by")
    return rows.order_by("-valid_from", "-at")


def quota_change(change_id: UUID, office: str) -> QuotaChange | None:
    rows = QuotaChange.objects.filter(pk=change_id, point__office__code=office, undoes=None)
    return rows.select_related("point__office").first()


def rule_at(office: str, point_code: str, lane: str, on: date) -> LaneRule | None:
    """The rule of a lane at a point of this office on that day; None for others and for what is not offered."""
    try:
        rule = lane_rule(point_code, lane, on)
    except NoLaneRule:
        return None
    return rule if rule.point.office.code == office else None


def people_on(day: date) -> int:
    """How many places of the home office are taken on that day."""
    rows = Slot.objects.filter(starts_at__gte=clock.at(day, 0), starts_at__lt=clock.at(day + A_DAY, 0))
    taken: int | None = rows.filter(point__office__code=settings.OFFICE).aggregate(sum=Sum("taken"))["sum"]
    return taken or 0


def coming_rules(office: str, today: date) -> list[LaneRule]:
    """Rules of this office that are still to come."""
    rows = LaneRule.objects.filter(point__office__code=office, valid_from__gt=today).select_related("point")
    return list(rows.order_by("valid_from"))


def changed_rule(point_code: str, lane: str, valid_from: date, **terms: int | None) -> LaneRule:
    """The rule of that day with these terms, as a new one that is not kept. Raises NoLaneRule."""
    rule = lane_rule(point_code, lane, valid_from)
    rule.pk, rule.valid_from = None, valid_from
    rule._state.adding = True
    for name, value in terms.items():
        setattr(rule, name, value)
    return rule


def span_of(rule: LaneRule) -> Span:
    later = LaneRule.objects.filter(point=rule.point, lane=rule.lane, valid_from__gt=rule.valid_from)
    begins = later.order_by("valid_from").values_list("valid_from", flat=True).first()
    return Span(rule.valid_from, begins - A_DAY if begins else None)


def laid_out(rule: LaneRule, now: datetime) -> QuerySet[Slot]:
    """The sessions on which this rule counts and that have not begun."""
    span = span_of(rule)
    rows = Slot.objects.filter(point=rule.point, lane=rule.lane, starts_at__gt=now)
    rows = rows.filter(starts_at__gte=clock.at(span.first, 0))
    return rows.filter(starts_at__lt=clock.at(span.last + A_DAY, 0)) if span.last else rows


def capacities(rule: LaneRule, days: Mapping[date, list[offices.Hours]]) -> dict[datetime, int]:
    """Places by the beginning of each session, as this rule says for days with these hours."""
    found: dict[datetime, int] = {}
    for day, spans in days.items():
        sessions = sessions_of(spans, rule.session_minutes)
        for number, (begins, _ends) in enumerate(sessions):
            found[clock.at(day, begins.hour, begins.minute)] = rule.places(number, len(sessions))
    return found


def new_capacities(rule: LaneRule, slots: list[Slot]) -> dict[Slot, int]:
    """What each of these sessions has under the rule; a day without hours keeps what it has."""
    if not slots:
        return {}
    days = [clock.day_of(slot.starts_at) for slot in slots]
    hours = offices.hours_between([rule.point], min(days), max(days))[rule.point.pk]
    wanted = capacities(rule, {day: spans for day, spans in hours.items() if spans})
    return {slot: wanted.get(slot.starts_at, slot.capacity) for slot in slots}


def resized(rule: LaneRule, now: datetime) -> Resized:
    """What this rule would do to the sessions that are laid out. Who has a place keeps it."""
    wanted = new_capacities(rule, list(laid_out(rule, now)))
    changing = {slot: places for slot, places in wanted.items() if places != slot.capacity}
    return Resized(
        sessions=len(changing),
        before=sum(slot.capacity for slot in changing),
        after=sum(changing.values()),
        beyond=sum(max(0, slot.taken - places) for slot, places in changing.items()),
    )

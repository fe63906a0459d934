"""Lay out sessions from hours and rules; close and open single ones; set the rules of a lane."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext_lazy as _

from rantau.appointments import policies, queries
from rantau.appointments.actions import places
from rantau.appointments.events import LaneRuleSet, SessionClosed, SessionOpened, SessionsLaidOut
from rantau.appointments.models import LaneRule, Slot, SlotChange
from rantau.foundation import clock
from rantau.foundation.actor import Actor
from rantau.foundation.refusals import NotAllowed, Refusal
from rantau.journal import journal
from rantau.offices import queries as offices

A_DAY = timedelta(days=1)
MARGIN = timedelta(days=7)
"""Sessions are laid out this much before they open, so that a missed night closes nothing."""


class NationalLane(Refusal):
    code = "national_lane"
    message = _("Jalur ini dipesan di aplikasi nasional. Sesinya tidak dibuka di sini.")


@transaction.atomic
def set_lane_rule(
    *, point_code: str, lane: str, valid_from: date, actor: Actor, now: datetime, **terms: Any
) -> LaneRule:
    """The terms of a lane from `valid_from` on: any fields of LaneRule, the others at their defaults.

    Raises NotAllowed.
    """
    point = offices.service_point(point_code)
    if not policies.can_plan(actor, point.office.code):
        raise NotAllowed
    rule, _made = LaneRule.objects.update_or_create(point=point, lane=lane, valid_from=valid_from, defaults=terms)
    told = LaneRuleSet(office=point.office.code, point=point_code, lane=lane, valid_from=valid_from)
    journal.record(told, actor=actor, now=now)
    return rule


@transaction.atomic
def lay_out_slots(*, point_code: str, lane: str, from_day: date, to_day: date, actor: Actor, now: datetime) -> int:
    """Make the sessions of both days and all between, as hours and rule say; returns how many are new.

    What is there stays as it is, except that sessions on a day that has become a day off are closed, unless staff
    opened them on purpose. Raises NotAllowed.
    """
    point = offices.service_point(point_code)
    if not policies.can_plan(actor, point.office.code):
        raise NotAllowed
    wanted: list[Slot] = []
    closed = 0
    hours = offices.hours_between([point], from_day, to_day)[point.pk]
    for day, spans in hours.items():
        wanted += _sessions(point_code, lane, day, spans) if spans else []
        if spans:
            _open_day_on(point_code, lane, day, actor, now)
        else:
            closed += _close_day_off(point_code, lane, day, actor, now)
    before = Slot.objects.filter(point=point, lane=lane).count()
    Slot.objects.bulk_create([slot for slot in wanted if slot.starts_at > now], ignore_conflicts=True)
    made = Slot.objects.filter(point=point, lane=lane).count() - before
    if made or closed:
        told = SessionsLaidOut(point.office.code, point_code, lane, from_day, to_day, made, closed)
        journal.record(told, actor=actor, now=now)
    return made


def lay_out_everything(*, actor: Actor, now: datetime) -> int:
    """All lanes of all open points, as far ahead as each lane opens and a week more. One transaction a lane."""
    today = clock.day_of(now)
    made = 0
    for rule in queries.rules_in_force(today):
        to_day = today + timedelta(days=rule.opens_days_ahead) + MARGIN
        made += lay_out_slots(
            point_code=rule.point.code, lane=rule.lane, from_day=today, to_day=to_day, actor=actor, now=now
        )
    return made


def follow_day(*, on: date, office: str, actor: Actor, now: datetime) -> None:
    """What a day is has changed: lay it out anew at all points ("": of all offices), if it is laid out by now."""
    for rule in queries.rules_in_force(on):
        ahead = clock.day_of(now) + timedelta(days=rule.opens_days_ahead) + MARGIN
        if office in {"", rule.point.office.code} and on <= ahead:
            lay_out_slots(point_code=rule.point.code, lane=rule.lane, from_day=on, to_day=on, actor=actor, now=now)


@transaction.atomic
def close_session(*, slot_id: UUID, reason: str, actor: Actor, now: datetime) -> Slot:
    """Take nobody new; who has a place keeps it. Harmless when closed already. Raises PlaceUnknown, NotAllowed."""
    slot = _planned(slot_id, actor)
    if slot.is_open:
        _set_open(slot, is_open=False, reason=reason, actor=actor, now=now)
        told = SessionClosed(slot.point.office.code, slot.point.code, slot.pk, reason, slot.taken)
        journal.record(told, actor=actor, now=now)
    return slot


@transaction.atomic
def open_session(*, slot_id: UUID, reason: str, actor: Actor, now: datetime) -> Slot:
    """Take people again. Harmless when open already. Raises NationalLane, SlotPast, PlaceUnknown, NotAllowed."""
    slot = _planned(slot_id, actor)
    if slot.starts_at <= now:
        raise places.SlotPast
    rule = queries.lane_rule(slot.point.code, slot.lane, clock.day_of(slot.starts_at))
    if rule.booked_in == LaneRule.BookedIn.NATIONAL:
        raise NationalLane
    if not slot.is_open:
        _set_open(slot, is_open=True, reason=reason, actor=actor, now=now)
        told = SessionOpened(slot.point.office.code, slot.point.code, slot.pk, reason)
        journal.record(told, actor=actor, now=now)
    return slot


def _planned(slot_id: UUID, actor: Actor) -> Slot:
    """The session, locked, when this actor plans for its office."""
    slot = Slot.objects.select_for_update(of=("self",)).select_related("point__office").filter(pk=slot_id).first()
    if slot is None:
        raise places.PlaceUnknown
    if not policies.can_plan(actor, slot.point.office.code):
        raise NotAllowed
    return slot


def _set_open(slot: Slot, *, is_open: bool, reason: str, actor: Actor, now: datetime) -> None:
    slot.is_open = is_open
    slot.save(update_fields=["is_open"])
    SlotChange.objects.create(slot=slot, is_open=is_open, reason=reason, author=places.author(actor), at=now)


def _sessions(point_code: str, lane: str, day: date, spans: list[offices.Hours]) -> list[Slot]:
    """The sessions of one lane on a working day; none where the lane is not offered or belongs to the national app."""
    try:
        rule = queries.lane_rule(point_code, lane, day)
    except queries.NoLaneRule:
        return []
    if rule.booked_in == LaneRule.BookedIn.NATIONAL:
        return []
    sessions = queries.sessions_of(spans, rule.session_minutes)
    opens_on = day - timedelta(days=rule.opens_days_ahead)
    opens_at = clock.at(opens_on, rule.opening_time.hour, rule.opening_time.minute)
    return [
        Slot(
            point=rule.point,
            lane=lane,
            starts_at=clock.at(day, begins.hour, begins.minute),
            ends_at=clock.at(day, ends.hour, ends.minute),
            opens_at=opens_at,
            capacity=rule.places(number, len(sessions)),
        )
        for number, (begins, ends) in enumerate(sessions)
        if rule.places(number, len(sessions))
    ]


def _close_day_off(point_code: str, lane: str, day: date, actor: Actor, now: datetime) -> int:
    """A day that has become a day off takes nobody new. Who has a place is moved by people, with a choice."""
    start = clock.at(day, 0)
    rows = Slot.objects.filter(point__code=point_code, lane=lane, starts_at__gte=start, starts_at__lt=start + A_DAY)
    closing = list(rows.filter(is_open=True, starts_at__gt=now).exclude(changes__is_open=True))
    for slot in closing:
        _set_open(slot, is_open=False, reason="HOLIDAY", actor=actor, now=now)
    return len(closing)


def _open_day_on(point_code: str, lane: str, day: date, actor: Actor, now: datetime) -> None:
    """A day that is no day off any more: what was closed for that alone opens again."""
    start = clock.at(day, 0)
    rows = Slot.objects.filter(point__code=point_code, lane=lane, starts_at__gte=start, starts_at__lt=start + A_DAY)
    last = SlotChange.objects.filter(slot=OuterRef("pk")).order_by("-pk")
    rows = rows.filter(is_open=False, starts_at__gt=now).annotate(
        reason=Subquery(last.values("reason")[:1]), author=Subquery(last.values("author")[:1])
    )
    for slot in rows.filter(reason="HOLIDAY", author__startswith="SYSTEM"):
        _set_open(slot, is_open=True, reason="HOLIDAY", actor=actor, now=now)

"""Sessions for the groups that come on one day, also on a day on which nothing else is laid out."""

from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from rantau.appointments import policies, queries
from rantau.appointments.actions import places as taking
from rantau.appointments.actions.calendar import NationalLane, set_lane_rule
from rantau.appointments.events import GroupDayOpened
from rantau.appointments.lifecycle import Lane
from rantau.appointments.models import LaneRule, Slot, SlotChange
from rantau.foundation import clock
from rantau.foundation.actor import Actor
from rantau.foundation.refusals import NotAllowed, Refusal
from rantau.journal import journal
from rantau.offices import queries as offices

A_DAY = timedelta(days=1)
AHEAD = 90
# Groups live far from any bank; and no session of this lane is laid out but for a group.
TERMS = {"hold_mode": LaneRule.HoldMode.NEXT_WORKING_DAY, "opens_days_ahead": AHEAD, "places_per_day": 0}


class HoursUnusable(Refusal):
    code = "hours_unusable"
    field = "closes"
    message = _("Antara kedua jam itu tidak muat satu sesi pun yang belum lewat. Satu sesi %(minutes)d menit.")


class NoPlaces(Refusal):
    code = "no_places"
    field = "places"
    message = _("Tulis berapa orang yang bisa dilayani, paling sedikit 1.")


@transaction.atomic
def open_group_day(
    *, point_code: str, day: date, opens: time, closes: time, places: int, actor: Actor, now: datetime
) -> int:
    """Spread so many collective places over the sessions between both hours (WIB); how many there are now.

    Repeated, the day gets the new number and hours; nobody who has a place loses it. Raises NotAllowed, NationalLane,
    HoursUnusable, NoPlaces.
    """
    point = offices.service_point(point_code)
    if not policies.can_plan(actor, point.office.code):
        raise NotAllowed
    if places < 1:
        raise NoPlaces
    rule = _rule(point_code, day, actor, now)
    wanted = _wanted(rule, day, (opens, closes), places, now)
    start = clock.at(day, 0)
    rows = Slot.objects.filter(point=point, lane=Lane.COLLECTIVE, starts_at__gte=start, starts_at__lt=start + A_DAY)
    there = {slot.starts_at: slot for slot in rows.select_for_update(of=("self",)).order_by("pk")}
    for starts_at, slot in there.items():
        capacity, _ends = wanted.pop(starts_at, (0, None))
        slot.capacity, slot.is_open = max(capacity, slot.taken), True
        slot.save(update_fields=["capacity", "is_open"])
    new = [
        Slot(point=point, lane=Lane.COLLECTIVE, starts_at=begins, ends_at=ends, opens_at=now, capacity=capacity)
        for begins, (capacity, ends) in wanted.items()
    ]
    slots = [*there.values(), *Slot.objects.bulk_create(new)]
    # Opened by a person: it stays open also where the calendar has a day off.
    SlotChange.objects.bulk_create(
        SlotChange(slot=slot, is_open=True, reason="OUTREACH", author=taking.author(actor), at=now) for slot in slots
    )
    total = sum(slot.capacity for slot in slots)
    journal.record(GroupDayOpened(point.office.code, point_code, day, len(slots), total), actor=actor, now=now)
    return total


def _rule(point_code: str, day: date, actor: Actor, now: datetime) -> LaneRule:
    """That of the lane on this day; a first one where the point never had any."""
    try:
        rule = queries.lane_rule(point_code, Lane.COLLECTIVE, day)
    except queries.NoLaneRule:
        today = clock.day_of(now)
        return set_lane_rule(
            point_code=point_code, lane=Lane.COLLECTIVE, valid_from=today, actor=actor, now=now, **TERMS
        )
    if rule.booked_in == LaneRule.BookedIn.NATIONAL:
        raise NationalLane
    return rule


def _wanted(
    rule: LaneRule, day: date, hours: tuple[time, time], places: int, now: datetime
) -> dict[datetime, tuple[int, datetime]]:
    """Places and end of each session to come, by when it begins; sessions without a place are left out."""
    sessions = [
        (clock.at(day, begins.hour, begins.minute), clock.at(day, ends.hour, ends.minute))
        for begins, ends in queries.sessions_of([hours], rule.session_minutes)
    ]
    sessions = [(begins, ends) for begins, ends in sessions if begins > now]
    if not sessions:
        raise HoursUnusable(minutes=rule.session_minutes)
    count = len(sessions)
    shares = [places * (number + 1) // count - places * number // count for number in range(count)]
    return {begins: (share, ends) for (begins, ends), share in zip(sessions, shares, strict=True) if share}

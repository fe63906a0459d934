"""How many people a lane takes, from a day on; with history, and undone while the day has not come."""

from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from rantau.appointments import policies, queries
from rantau.appointments.actions.calendar import MARGIN, lay_out_slots
from rantau.appointments.events import QuotaSet, QuotaTakenBack
from rantau.appointments.models import LaneRule, QuotaChange, Slot
from rantau.appointments.queries import NoLaneRule
from rantau.foundation import clock
from rantau.foundation.actor import Actor
from rantau.foundation.refusals import NotAllowed, Refusal
from rantau.journal import journal
from rantau.offices import queries as offices

A_DAY = timedelta(days=1)
TERMS = ("places_per_day", "counters", "minutes_per_service")


class LaneNotOffered(Refusal):
    code = "lane_not_offered"
    field = "valid_from"
    message = _("Jalur ini tidak ada di tempat itu pada tanggal tersebut.")


class QuotaDayIsPast(Refusal):
    code = "quota_day_is_past"
    field = "valid_from"
    message = _("Tanggal ini sudah lewat. Pilih hari ini atau sesudahnya.")


class QuotaDayTaken(Refusal):
    code = "quota_day_taken"
    field = "valid_from"
    message = _("Sudah ada perubahan untuk tanggal itu. Pilih tanggal lain atau batalkan yang itu dulu.")


class SameQuota(Refusal):
    code = "same_quota"
    message = _("Kuotanya sudah begitu pada tanggal itu. Tidak ada yang berubah.")


class QuotaInForce(Refusal):
    code = "quota_in_force"
    message = _("Perubahan ini sudah berlaku. Masukkan perubahan baru dengan tanggal berlakunya.")


class NoSuchQuotaChange(Refusal):
    code = "no_such_quota_change"
    message = _("Perubahan ini tidak ada atau sudah dibatalkan.")


def check_quota(*, point_code: str, lane: str, valid_from: date, now: datetime, **terms: int | None) -> LaneRule:
    """Writes nothing: the rule as it would be, or the refusal that `set_quota` would give."""
    if valid_from < clock.day_of(now):
        raise QuotaDayIsPast
    try:
        there = queries.lane_rule(point_code, lane, valid_from)
    except NoLaneRule:
        raise LaneNotOffered from None
    if there.valid_from == valid_from:
        raise QuotaDayTaken
    if all(getattr(there, name) == value for name, value in terms.items()):
        raise SameQuota
    return queries.changed_rule(point_code, lane, valid_from, **terms)


@transaction.atomic
def set_quota(
    *, point_code: str, lane: str, valid_from: date, places_per_day: int | None, counters: int,
    minutes_per_service: int, reason: str, actor: Actor, now: datetime,
) -> QuotaChange:  # fmt: skip
    """From that day on the lane takes so many people; all its other terms stay.

    Sessions that are laid out follow; who has a place in one that shrinks keeps it. Raises NotAllowed and the
    refusals above.
    """
    point = offices.service_point(point_code)
    if not policies.can_set_quota(actor, point.office.code):
        raise NotAllowed
    terms = {
        "places_per_day": places_per_day, "counters": counters, "minutes_per_service": minutes_per_service,
    }  # fmt: skip
    rule = check_quota(point_code=point_code, lane=lane, valid_from=valid_from, now=now, **terms)
    rule.save()
    change = QuotaChange.objects.create(
        point=point, lane=lane, valid_from=valid_from, reason=reason, author=actor.id, at=now, **terms
    )
    told = QuotaSet(
        point.office.code, point_code, lane, valid_from, places_per_day, counters, minutes_per_service
    )  # fmt: skip
    journal.record(told, actor=actor, now=now)
    _resize(rule, actor, now)
    return change


@transaction.atomic
def take_back_quota(*, change_id: UUID, actor: Actor, now: datetime) -> QuotaChange:
    """Let go of a change whose day has not come. Raises NotAllowed, NoSuchQuotaChange, QuotaInForce."""
    change = queries.quota_change(change_id, actor.office)
    if change is None or not policies.can_set_quota(actor, change.point.office.code):
        raise NotAllowed
    rules = LaneRule.objects.select_for_update().filter(
        point=change.point, lane=change.lane, valid_from=change.valid_from
    )
    if not rules.exists() or QuotaChange.objects.filter(undoes=change).exists():
        raise NoSuchQuotaChange
    if change.valid_from <= clock.day_of(now):
        raise QuotaInForce
    rules.delete()
    terms = {name: getattr(change, name) for name in TERMS}
    undoing = QuotaChange.objects.create(
        point=change.point, lane=change.lane, valid_from=change.valid_from, author=actor.id, at=now, undoes=change, **terms
    )  # fmt: skip
    told = QuotaTakenBack(change.point.office.code, change.point.code, change.lane, change.valid_from)
    journal.record(told, actor=actor, now=now)
    _resize(queries.changed_rule(change.point.code, change.lane, change.valid_from), actor, now)
    return undoing


def _resize(rule: LaneRule, actor: Actor, now: datetime) -> None:
    """Sessions in the order of their ids, as everybody locks them; then those that there were none of before."""
    slots = list(queries.laid_out(rule, now).select_for_update(of=("self",)).order_by("pk"))
    wanted = queries.new_capacities(rule, slots)
    for slot, places in wanted.items():
        slot.capacity = max(places, slot.taken)
    Slot.objects.bulk_update(slots, ["capacity"])
    from_day = max(rule.valid_from, clock.day_of(now))
    to_day = clock.day_of(now) + rule.opens_days_ahead * A_DAY + MARGIN
    if from_day <= to_day:
        lay_out_slots(
            point_code=rule.point.code, lane=rule.lane, from_day=from_day, to_day=to_day, actor=actor, now=now
        )

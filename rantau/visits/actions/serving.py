"""Call, serve, finish; and the end of the day for those whom nobody brought to an end.

Order of locks: the counter, the visit, then the booking.
"""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from rantau.appointments import actions as appointments
from rantau.foundation import clock
from rantau.foundation.actor import Actor
from rantau.foundation.refusals import NotAllowed, Refusal
from rantau.journal import journal
from rantau.visits import policies, queries
from rantau.visits.actions import turning
from rantau.visits.events import ServiceStarted, VisitFinished, VisitorCalled, VisitorLeft
from rantau.visits.lifecycle import State
from rantau.visits.models import Counter, Visit


class CounterUnknown(Refusal):
    code = "counter_unknown"
    message = _("Loket ini tidak ada atau ditutup. Pilih loket Anda lagi.")


class CounterBusy(Refusal):
    code = "counter_busy"
    message = _("Masih ada pengunjung %(ticket)s di loket ini. Selesaikan dulu, lalu panggil berikutnya.")


class NobodyWaiting(Refusal):
    code = "nobody_waiting"
    message = _("Tidak ada yang menunggu sekarang.")


class WrongCounter(Refusal):
    code = "wrong_counter"
    message = _("Pengunjung ini menunggu di tempat layanan lain.")


@transaction.atomic
def call_next(*, counter_id: int, actor: Actor, now: datetime) -> Visit:
    """Call the first of the line to this counter. Counters that call at the same moment get different visitors.

    Raises NobodyWaiting, CounterBusy, CounterUnknown, NotAllowed.
    """
    counter = _free_counter(counter_id, actor)
    rows = Visit.objects.filter(point=counter.point, day=clock.day_of(now), state=State.WAITING)
    first = queries.in_order(rows).select_for_update(skip_locked=True, of=("self",)).first()
    if first is None:
        raise NobodyWaiting
    return _call(first, counter, actor, now)


@transaction.atomic
def call(*, visit_id: UUID, counter_id: int, actor: Actor, now: datetime) -> Visit:
    """Call this one visitor out of turn.

    Raises MoveNotPossible, WrongCounter, CounterBusy, CounterUnknown, NotAllowed.
    """
    counter = _free_counter(counter_id, actor)
    visit = turning.lock(visit_id, actor)
    if visit.point_id != counter.point_id:
        raise WrongCounter
    return _call(visit, counter, actor, now)


@transaction.atomic
def recall(*, visit_id: UUID, actor: Actor, now: datetime) -> Visit:
    """Call again who has not come to the counter yet. Raises MoveNotPossible, NotAllowed."""
    visit = turning.lock(visit_id, actor)
    turning.turn(visit, "recall", actor=actor, now=now, called_at=now)
    called = VisitorCalled(**turning.told(visit), counter=_number(visit), again=True)
    journal.record(called, actor=actor, now=now)
    return visit


@transaction.atomic
def start(*, visit_id: UUID, actor: Actor, now: datetime) -> Visit:
    """The visitor sits at the counter, or was fetched from the waiting room. Raises MoveNotPossible, NotAllowed."""
    visit = turning.lock(visit_id, actor)
    turning.turn(visit, "start", actor=actor, now=now)
    journal.record(ServiceStarted(**turning.told(visit), counter=_number(visit)), actor=actor, now=now)
    return visit


@transaction.atomic
def finish(*, visit_id: UUID, actor: Actor, now: datetime) -> Visit:
    """All done; the booking is served with it. Raises MoveNotPossible, NotAllowed."""
    visit = turning.lock(visit_id, actor)
    turning.turn(visit, "finish", actor=actor, now=now)
    appointments.mark_served(booking_id=visit.booking_id, actor=actor, now=now)
    journal.record(VisitFinished(**turning.told(visit)), actor=actor, now=now)
    return visit


@transaction.atomic
def mark_left(*, visit_id: UUID, actor: Actor, now: datetime) -> Visit:
    """Not there when called. A new scan on the same day puts them back in the line.

    Raises MoveNotPossible, NotAllowed.
    """
    visit = turning.lock(visit_id, actor)
    turning.turn(visit, "leave", actor=actor, now=now)
    journal.record(VisitorLeft(**turning.told(visit)), actor=actor, now=now)
    return visit


def close_day(*, actor: Actor, now: datetime) -> int:
    """End what nobody ended: who was being served is done, who waited or went away was not served. Returns how many.

    Otherwise their bookings would stay open, and they could not book again. One transaction each.
    """
    ended = 0
    for visit in queries.unfinished(clock.day_of(now)).only("id"):
        ended += _end(visit.pk, actor, now)
    return ended


@transaction.atomic
def _end(visit_id: UUID, actor: Actor, now: datetime) -> int:
    visit = turning.lock(visit_id, actor)
    if visit.state == State.SERVING:
        finish(visit_id=visit_id, actor=actor, now=now)
        return 1
    if visit.state in {State.WAITING, State.CALLED}:
        mark_left(visit_id=visit_id, actor=actor, now=now)
    elif visit.state != State.LEFT:
        return 0
    appointments.mark_no_show(booking_id=visit.booking_id, reason="LEFT", actor=actor, now=now)
    return 1


def _call(visit: Visit, counter: Counter, actor: Actor, now: datetime) -> Visit:
    turning.turn(visit, "call", actor=actor, now=now, counter=counter, called_at=now)
    called = VisitorCalled(**turning.told(visit), counter=counter.number, again=False)
    journal.record(called, actor=actor, now=now)
    return visit


def _free_counter(counter_id: int, actor: Actor) -> Counter:
    """The counter, locked: two clicks on "call next" wait for each other, and the second finds it busy."""
    rows = Counter.objects.select_for_update(of=("self",)).select_related("point__office")
    counter = rows.filter(pk=counter_id, is_open=True).first()
    if counter is None:
        raise CounterUnknown
    if not policies.can_serve(actor, counter.point.office.code):
        raise NotAllowed
    if visit := queries.at_counter(counter.pk):
        raise CounterBusy(ticket=visit.ticket)
    return counter


def _number(visit: Visit) -> int:
    return visit.counter.number if visit.counter else 0

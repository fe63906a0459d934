"""A place is never sold twice (promise P20): many at once, and any order of events."""

import threading
from collections import Counter
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rantau.accounts.tests.factories import PersonAccount
from rantau.appointments import actions
from rantau.appointments.lifecycle import LIVE
from rantau.appointments.models import Booking, Slot
from rantau.appointments.tests.factories import HOUR, NOW, SYSTEM, a_rule, a_slot, booked, held, taken
from rantau.foundation import references
from rantau.foundation.refusals import Refusal


def at_once(jobs: list[Callable[[], object]]) -> list[str]:
    """Run all jobs at the same moment, each on its own connection; the names of the refusals, "ok", or what broke."""
    start, outcomes = threading.Barrier(len(jobs)), []

    def run(job: Callable[[], object]) -> None:
        try:
            start.wait()
            job()
            outcomes.append("ok")
        except Exception as error:  # noqa: BLE001 (every outcome is counted)
            outcomes.append(type(error).__name__)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(job,)) for job in jobs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes


@pytest.mark.django_db(transaction=True)
def test_forty_people_at_once_get_exactly_ten_places() -> None:
    slot, people = a_slot(capacity=10), [PersonAccount().pk for _ in range(40)]
    outcomes = at_once([lambda person=person: held(slot, person) for person in people])
    assert Counter(outcomes) == {"ok": 10, "SlotFull": 30}
    assert (taken(slot), Booking.objects.filter(state="HELD").count()) == (10, 10)


@pytest.mark.django_db(transaction=True)
def test_one_application_sent_from_ten_tabs_gets_one_place() -> None:
    slots, holder, sari = [a_slot(NOW + n * HOUR) for n in range(1, 11)], references.new(), PersonAccount().pk
    outcomes = at_once([lambda slot=slot: held(slot, sari, holder) for slot in slots])
    assert Counter(outcomes) == {"ok": 1, "AlreadyBooked": 9}
    assert sum(taken(slot) for slot in slots) == 1


@pytest.mark.django_db(transaction=True)
def test_ten_releases_at_once_give_back_one_place() -> None:
    slot = a_slot()
    booking = held(slot)
    held(slot)
    release = lambda: actions.release(booking_id=booking.pk, reason="EXPIRED", actor=SYSTEM, now=NOW)  # noqa: E731
    assert Counter(at_once([release] * 10)) == {"ok": 1, "MoveNotPossible": 9}
    assert taken(slot) == 1


@pytest.mark.django_db(transaction=True)
def test_people_who_swap_hours_do_not_wait_for_each_other_for_ever() -> None:
    a_rule(reschedule_limit=99)
    one, other = a_slot(capacity=12), a_slot(NOW + 72 * HOUR, capacity=12)
    there = [booked(one) for _ in range(6)]
    back = [booked(other) for _ in range(6)]

    def move(booking: Booking, to: Slot) -> Callable[[], object]:
        return lambda: actions.move(booking_id=booking.pk, to_slot_id=to.pk, actor=SYSTEM, now=NOW)

    jobs = [job for pair in zip(there, back, strict=True) for job in (move(pair[0], other), move(pair[1], one))]
    assert at_once(jobs) == ["ok"] * 12
    assert (taken(one), taken(other)) == (6, 6)


STEPS = st.tuples(
    st.sampled_from(["hold", "confirm", "release", "take_again", "move", "arrive", "serve", "miss"]),
    st.integers(0, 3),  # whose
    st.integers(0, 2),  # which session
    st.integers(0, 5),  # how many hours pass
)


@pytest.mark.django_db
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(STEPS, max_size=25))
def test_in_any_order_of_events_the_count_is_the_number_of_people(steps: list[tuple[str, int, int, int]]) -> None:
    a_rule()
    Slot.objects.update(is_open=False)
    begin = NOW + timedelta(hours=Slot.objects.count())
    slots = [a_slot(begin + n * HOUR + timedelta(minutes=n), capacity=2) for n in (5, 40, 60)]
    owner = PersonAccount().pk
    holders = [references.new() for _ in range(4)]
    now = NOW
    for act, who, which, hours in steps:
        now += hours * HOUR
        _try(act, holders[who], owner, slots[which], now)
        _check(slots, holders)


def _try(act: str, holder: str, owner: object, slot: Slot, now: object) -> None:
    booking = Booking.objects.filter(holder=holder).order_by("-made_at", "id").first()
    if act != "hold" and booking is None:
        return
    verbs = {
        "hold": lambda: held(slot, owner, holder, now),
        "confirm": lambda: actions.confirm(booking_id=booking.pk, actor=SYSTEM, now=now),
        "release": lambda: actions.release(booking_id=booking.pk, reason="CANCELLED", actor=SYSTEM, now=now),
        "take_again": lambda: actions.take_again(booking_id=booking.pk, actor=SYSTEM, now=now),
        "move": lambda: actions.move(booking_id=booking.pk, to_slot_id=slot.pk, actor=SYSTEM, now=now),
        "arrive": lambda: actions.mark_arrived(booking_id=booking.pk, actor=SYSTEM, now=now),
        "serve": lambda: actions.mark_served(booking_id=booking.pk, actor=SYSTEM, now=now),
        "miss": lambda: actions.mark_no_show(booking_id=booking.pk, actor=SYSTEM, now=now),
    }
    try:
        verbs[act]()
    except Refusal:
        return


def _check(slots: list[Slot], holders: list[str]) -> None:
    for slot in slots:
        count = taken(slot)
        assert count == Booking.objects.filter(slot=slot).count()
        assert 0 <= count <= 2
    for holder in holders:
        assert Booking.objects.filter(holder=holder, state__in=LIVE).count() <= 1

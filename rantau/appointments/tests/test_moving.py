"""A place is changed without ever being without one."""

from datetime import timedelta

import pytest

from rantau.accounts.tests.factories import PersonAccount
from rantau.appointments import actions
from rantau.appointments.lifecycle import MoveLimitReached, TooLateToMove
from rantau.appointments.tests.factories import (
    HOUR,
    MONDAY,
    NOW,
    SYSTEM,
    a_rule,
    a_slot,
    another_office_point,
    booked,
    held,
    taken,
)
from rantau.foundation import clock
from rantau.foundation.actor import Actor
from rantau.foundation.lifecycle import MoveNotPossible
from rantau.foundation.refusals import NotAllowed
from rantau.journal.models import Entry

pytestmark = pytest.mark.django_db


@pytest.fixture
def sari():
    return PersonAccount()


@pytest.fixture
def me(sari):
    return Actor.person(sari.pk)


def test_sari_moves_and_the_old_place_is_free_again(sari, me) -> None:
    a_rule()
    old, new = a_slot(), a_slot(NOW + 72 * HOUR)
    booking = booked(old, sari.pk)
    moved = actions.move(booking_id=booking.pk, to_slot_id=new.pk, actor=me, now=NOW)
    assert (moved.state, moved.slot, taken(old), taken(new)) == ("BOOKED", new, 0, 1)
    told = Entry.objects.get(code="appointments.place_moved").payload
    assert told["by_office"] is False


def test_the_old_place_is_kept_when_the_new_one_is_gone(sari, me) -> None:
    a_rule()
    old, full = a_slot(), a_slot(NOW + 72 * HOUR, capacity=1)
    held(full)
    booking = booked(old, sari.pk)
    with pytest.raises(actions.SlotFull):
        actions.move(booking_id=booking.pk, to_slot_id=full.pk, actor=me, now=NOW)
    booking.refresh_from_db()
    assert (booking.slot, taken(old), taken(full)) == (old, 1, 1)


def test_two_moves_are_allowed_and_the_third_is_refused(sari, me) -> None:
    a_rule(reschedule_limit=2)
    slots = [a_slot(NOW + n * 24 * HOUR) for n in range(2, 6)]
    booking = booked(slots[0], sari.pk)
    for slot in slots[1:3]:
        actions.move(booking_id=booking.pk, to_slot_id=slot.pk, actor=me, now=NOW)
    with pytest.raises(MoveLimitReached):
        actions.move(booking_id=booking.pk, to_slot_id=slots[3].pk, actor=me, now=NOW)
    assert [taken(slot) for slot in slots] == [0, 0, 1, 0]


def test_what_the_office_moves_does_not_count_and_has_no_cutoff(sari, me) -> None:
    a_rule(reschedule_limit=0)
    old, new = a_slot(NOW + 2 * HOUR), a_slot(NOW + 30 * HOUR)
    booking = booked(old, sari.pk)
    wati = Actor.staff("wati", role="front_desk", office="PASBAR")
    moved = actions.move(booking_id=booking.pk, to_slot_id=new.pk, actor=wati, now=NOW, reason="OUTAGE")
    assert moved.slot == new
    assert moved.changes.get(move="move_by_office").reason == "OUTAGE"


@pytest.mark.parametrize(("minutes", "allowed"), [(-1, True), (0, False), (1, False)])
def test_a_move_is_possible_until_four_on_the_day_before(sari, me, minutes, allowed) -> None:
    a_rule()
    old, new = a_slot(clock.at(MONDAY + timedelta(days=1), 10)), a_slot(NOW + 72 * HOUR)
    booking = booked(old, sari.pk)
    moment = clock.at(MONDAY, 16) + timedelta(minutes=minutes)
    if allowed:
        assert actions.move(booking_id=booking.pk, to_slot_id=new.pk, actor=me, now=moment).slot == new
    else:
        with pytest.raises(TooLateToMove, match=r"Senin, 12 Januari 2026, 16\.00 WIB"):
            actions.move(booking_id=booking.pk, to_slot_id=new.pk, actor=me, now=moment)


def test_a_choice_that_is_not_paid_yet_can_be_changed_freely(sari, me) -> None:
    a_rule(reschedule_limit=0)
    old, new = a_slot(NOW + 2 * HOUR), a_slot(NOW + 30 * HOUR)
    moved = actions.move(booking_id=held(old, sari.pk).pk, to_slot_id=new.pk, actor=me, now=NOW)
    assert (moved.state, moved.held_until, taken(old), taken(new)) == ("HELD", NOW + 2 * HOUR, 0, 1)


def test_moving_to_the_same_place_changes_nothing(sari, me) -> None:
    slot = a_slot()
    booking = booked(slot, sari.pk)
    actions.move(booking_id=booking.pk, to_slot_id=slot.pk, actor=me, now=NOW)
    assert taken(slot) == 1
    assert not Entry.objects.filter(code="appointments.place_moved").exists()


def test_budi_cannot_move_saris_place(sari) -> None:
    old, new = a_slot(), a_slot(NOW + 72 * HOUR)
    booking = booked(old, sari.pk)
    with pytest.raises(NotAllowed):
        actions.move(booking_id=booking.pk, to_slot_id=new.pk, actor=Actor.person(PersonAccount().pk), now=NOW)
    assert (taken(old), taken(new)) == (1, 0)


def test_staff_cannot_send_a_visitor_to_an_office_they_do_not_serve(sari) -> None:
    new = a_slot(NOW + 72 * HOUR, point=another_office_point())
    booking = booked(a_slot(), sari.pk)
    wati = Actor.staff("wati", role="front_desk", office="PASBAR")
    with pytest.raises(NotAllowed):
        actions.move(booking_id=booking.pk, to_slot_id=new.pk, actor=wati, now=NOW)


def test_a_visitor_who_was_served_is_moved_nowhere(sari) -> None:
    booking = booked(a_slot(), sari.pk)
    new = a_slot(NOW + 72 * HOUR)
    actions.mark_arrived(booking_id=booking.pk, actor=SYSTEM, now=NOW)
    with pytest.raises(MoveNotPossible):
        actions.move(booking_id=booking.pk, to_slot_id=new.pk, actor=SYSTEM, now=NOW)
    assert taken(new) == 0

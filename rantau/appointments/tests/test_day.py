"""Arrived, served, missed; and bookings of the national app, which are like any other."""

import pytest

from rantau.accounts.tests.factories import PersonAccount
from rantau.appointments import actions, queries
from rantau.appointments.tests.factories import (
    HOUR,
    MONDAY,
    NOW,
    SYSTEM,
    a_rule,
    a_slot,
    booked,
    held,
    taken,
)
from rantau.foundation import references
from rantau.foundation.actor import Actor
from rantau.foundation.lifecycle import MoveNotPossible
from rantau.foundation.refusals import NotAllowed
from rantau.journal.models import Entry

pytestmark = pytest.mark.django_db
WATI = Actor.staff("wati", role="front_desk", office="PASBAR")


def record(reference="M-2026-0001", holder="", lane="REGULAR", actor=WATI):
    return actions.record_external(
        point_code="SIMPANG-EMPAT",
        lane=lane,
        starts_at=NOW + HOUR,
        reference=reference,
        holder=holder or references.new(),
        owner_id=PersonAccount().pk,
        actor=actor,
        now=NOW,
    )


def test_a_visitor_arrives_is_served_and_may_book_again_later() -> None:
    booking = booked(a_slot(NOW + HOUR))
    actions.mark_arrived(booking_id=booking.pk, actor=WATI, now=NOW)
    served = actions.mark_served(booking_id=booking.pk, actor=WATI, now=NOW)
    assert served.state == "SERVED"
    assert queries.live(booking.holder) is None
    assert held(a_slot(), holder=booking.holder).state == "HELD"


def test_an_unpaid_place_does_not_arrive() -> None:
    with pytest.raises(MoveNotPossible):
        actions.mark_arrived(booking_id=held(a_slot()).pk, actor=WATI, now=NOW)


@pytest.mark.parametrize("actor", [Actor.person("sari"), Actor.staff("wati", role="front_desk", office="AGAM")])
def test_only_the_office_says_who_came(actor) -> None:
    booking = booked(a_slot())
    for action in (actions.mark_arrived, actions.mark_no_show, actions.mark_served):
        with pytest.raises(NotAllowed):
            action(booking_id=booking.pk, actor=actor, now=NOW)


def test_the_end_of_the_day_misses_those_who_did_not_come_and_nobody_else() -> None:
    early = NOW - 5 * HOUR
    absent, came = (
        booked(a_slot(NOW - 2 * HOUR), now=early),
        booked(a_slot(NOW - 3 * HOUR), now=early),
    )
    actions.mark_arrived(booking_id=came.pk, actor=WATI, now=NOW - 3 * HOUR)
    tomorrow = booked(a_slot(NOW + 24 * HOUR))
    assert actions.close_day(actor=SYSTEM, now=NOW) == 1
    assert actions.close_day(actor=SYSTEM, now=NOW) == 0
    states = []
    for booking in (absent, came, tomorrow):
        booking.refresh_from_db()
        states.append(booking.state)
    assert states == ["NO_SHOW", "ARRIVED", "BOOKED"]
    assert Entry.objects.get(code="appointments.visitor_missed").payload["reason"] == "ABSENT"


def test_a_national_booking_is_recorded_and_expected_like_any_other() -> None:
    a_rule(booked_in="NATIONAL")
    first, second = record(), record("M-2026-0002")
    assert (first.state, first.slot, first.external_at) == ("BOOKED", second.slot, NOW)
    assert taken(first.slot) == 2
    assert set(queries.of_day("SIMPANG-EMPAT", MONDAY)) == {first, second}
    assert queries.expected("M-2026-0001") == first
    assert queries.free("SIMPANG-EMPAT", "REGULAR", MONDAY, 1, NOW) == []


def test_a_national_place_that_is_given_up_does_not_become_ours() -> None:
    a_rule(booked_in="NATIONAL")
    booking = record()
    slot = booking.slot
    actions.release(booking_id=booking.pk, reason="WITHDRAWN", actor=SYSTEM, now=NOW)
    assert taken(slot) == 0
    with pytest.raises(actions.SessionClosedNow):
        held(slot)
    assert record().slot == slot


def test_a_national_number_belongs_to_one_application() -> None:
    a_rule(booked_in="NATIONAL")
    slot = record().slot
    with pytest.raises(actions.AlreadyRecorded):
        record()
    assert taken(slot) == 1


def test_an_application_with_a_place_gets_no_national_one_beside() -> None:
    a_rule("EXPRESS", booked_in="NATIONAL")
    holder = held(a_slot()).holder
    with pytest.raises(actions.AlreadyBooked):
        record(holder=holder, lane="EXPRESS")


def test_a_lane_that_is_booked_here_takes_no_national_numbers() -> None:
    a_rule()
    with pytest.raises(actions.BookedHere):
        record()


def test_budi_records_nothing_for_sari() -> None:
    a_rule(booked_in="NATIONAL")
    with pytest.raises(NotAllowed):
        record(actor=Actor.person("budi"))


def test_a_visitor_is_found_by_reference_pass_or_national_number() -> None:
    booking = booked(a_slot())
    assert queries.expected(booking.holder) == booking
    assert queries.expected(booking.holder.lower().replace("-", " ")) == booking
    assert queries.expected(booking.pass_code) == booking
    assert queries.expected("something else") is None

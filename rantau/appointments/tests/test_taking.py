"""Hold, confirm, release, take again."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from rantau.accounts.tests.factories import PersonAccount
from rantau.appointments import actions, queries
from rantau.appointments.models import Booking, BookingChange, Slot
from rantau.appointments.tests.factories import (
    HOUR,
    NOW,
    SYSTEM,
    a_slot,
    another_office_point,
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


def try_hold(slot: Slot, actor: Actor = SYSTEM, owner_id=None, holder=""):
    return actions.hold(
        slot_id=slot.pk,
        holder=holder or references.new(),
        owner_id=owner_id or PersonAccount().pk,
        until=NOW + HOUR,
        actor=actor,
        now=NOW,
    )


def test_sari_holds_a_place_and_it_counts() -> None:
    slot, sari = a_slot(), PersonAccount()
    booking = try_hold(slot, Actor.person(sari.pk), sari.pk, "RTU-7KQ4M-2XW9C")
    assert (booking.state, booking.held_until, taken(slot)) == ("HELD", NOW + HOUR, 1)
    assert queries.live("RTU-7KQ4M-2XW9C") == booking
    assert booking.pass_code == Booking.objects.get().pass_code
    assert [change.move for change in booking.changes.all()] == ["hold"]
    entry = Entry.objects.get(code="appointments.place_held")
    assert (entry.application, entry.office, entry.payload["point"]) == ("RTU-7KQ4M-2XW9C", "PASBAR", "SIMPANG-EMPAT")


def test_the_session_is_locked_by_the_last_statement_before_the_commit() -> None:
    slot, sari = a_slot(), PersonAccount()
    with CaptureQueriesContext(
        connection,
    ) as seen:
        try_hold(slot, owner_id=sari.pk)
    statements = [query["sql"] for query in seen if "SAVEPOINT" not in query["sql"]]
    assert "UPDATE appointments_slot" in statements[-1]
    assert not any("appointments_slot" in sql and "FOR UPDATE" in sql for sql in statements)


def test_budi_cannot_take_a_place_in_the_name_of_sari() -> None:
    slot, sari, budi = a_slot(), PersonAccount(), PersonAccount(full_name="Budi")
    with pytest.raises(NotAllowed):
        try_hold(slot, Actor.person(budi.pk), sari.pk)
    assert taken(slot) == 0


def test_staff_of_another_office_cannot_take_places_here() -> None:
    with pytest.raises(NotAllowed):
        try_hold(a_slot(), Actor.staff("wati", role="front_desk", office="AGAM"))


def test_an_auditor_takes_no_places() -> None:
    with pytest.raises(NotAllowed):
        try_hold(a_slot(), Actor.staff("wati", role="auditor", office="PASBAR"))


def test_budi_cannot_release_what_is_saris() -> None:
    slot = a_slot()
    booking = booked(slot)
    with pytest.raises(NotAllowed):
        actions.release(booking_id=booking.pk, reason="CANCELLED", actor=Actor.person("budi"), now=NOW)
    assert taken(slot) == 1


def test_the_last_place_is_given_once_and_the_refusal_names_the_nearest() -> None:
    full = a_slot(capacity=1)
    later, much_later = a_slot(full.starts_at + HOUR), a_slot(full.starts_at + 5 * HOUR)
    earlier = a_slot(full.starts_at - 2 * HOUR)
    a_slot(full.starts_at + 2 * HOUR, lane="EXPRESS")
    a_slot(full.starts_at + HOUR, point=another_office_point())
    held(full)
    with pytest.raises(actions.SlotFull) as refused:
        try_hold(full)
    assert [place.id for place in refused.value.facts["alternatives"]] == [later.pk, earlier.pk, much_later.pk]
    assert taken(full) == 1


def test_a_place_that_fills_up_between_look_and_take_is_refused_and_leaves_nothing(monkeypatch) -> None:
    slot, sari = a_slot(capacity=1), PersonAccount()
    others_take_it = lambda *_, **__: Slot.objects.filter(pk=slot.pk).update(taken=1)  # noqa: E731
    monkeypatch.setattr("rantau.appointments.actions.taking.journal.record", others_take_it)
    with pytest.raises(actions.SlotFull):
        try_hold(slot, owner_id=sari.pk)
    assert (Booking.objects.count(), BookingChange.objects.count()) == (0, 0)


def test_a_second_place_for_the_same_application_is_refused() -> None:
    holder, slot = references.new(), a_slot()
    held(a_slot(NOW + HOUR), holder=holder)
    with pytest.raises(actions.AlreadyBooked):
        try_hold(slot, holder=holder)
    assert (taken(slot), Booking.objects.filter(holder=holder).count()) == (0, 1)


@pytest.mark.parametrize(
    ("facts", "refusal"),
    [
        ({"starts_at": NOW}, actions.SlotPast),
        ({"starts_at": NOW - HOUR}, actions.SlotPast),
        ({"opens_at": NOW + HOUR}, actions.NotOpenYet),
        ({"is_open": False}, actions.SessionClosedNow),
        ({"capacity": 0}, actions.SlotFull),
    ],
)
def test_a_place_that_cannot_be_had_is_refused_with_its_reason(facts, refusal) -> None:
    slot = a_slot(**facts)
    with pytest.raises(refusal):
        try_hold(slot)
    assert not Booking.objects.exists()


def test_a_session_that_nobody_knows_is_refused() -> None:
    with pytest.raises(actions.PlaceUnknown):
        try_hold(Slot())


def test_a_confirmed_place_waits_for_money_no_more() -> None:
    booking = booked(a_slot())
    assert (booking.state, booking.held_until) == ("BOOKED", None)
    with pytest.raises(MoveNotPossible):
        actions.confirm(booking_id=booking.pk, actor=SYSTEM, now=NOW)


def test_a_released_place_is_free_again_exactly_once() -> None:
    slot = a_slot(capacity=1)
    booking = held(slot)
    actions.release(booking_id=booking.pk, reason="EXPIRED", actor=SYSTEM, now=NOW)
    with pytest.raises(MoveNotPossible):
        actions.release(booking_id=booking.pk, reason="EXPIRED", actor=SYSTEM, now=NOW)
    booking.refresh_from_db()
    assert (taken(slot), booking.state, booking.slot, queries.last_place(booking)) == (0, "RELEASED", None, slot)
    assert held(slot).state == "HELD"


def test_a_late_payment_gets_the_same_place_when_it_is_free() -> None:
    slot = a_slot(capacity=1)
    booking = held(slot)
    actions.release(booking_id=booking.pk, reason="EXPIRED", actor=SYSTEM, now=NOW)
    again = actions.take_again(booking_id=booking.pk, actor=SYSTEM, now=NOW + 3 * HOUR)
    assert (again.state, again.slot, taken(slot)) == ("BOOKED", slot, 1)


def test_a_late_payment_is_told_the_nearest_place_when_it_is_taken() -> None:
    slot, next_one = a_slot(capacity=1), a_slot(NOW + 50 * HOUR)
    booking = held(slot)
    actions.release(booking_id=booking.pk, reason="EXPIRED", actor=SYSTEM, now=NOW)
    held(slot)
    with pytest.raises(actions.SlotFull) as refused:
        actions.take_again(booking_id=booking.pk, actor=SYSTEM, now=NOW)
    booking.refresh_from_db()
    assert (booking.state, taken(slot)) == ("RELEASED", 1)
    assert refused.value.facts["alternatives"][0].id == next_one.pk


def test_a_late_payment_takes_no_second_place_beside_a_new_one() -> None:
    old, new, holder = a_slot(), a_slot(NOW + 30 * HOUR), references.new()
    booking = held(old, holder=holder)
    actions.release(booking_id=booking.pk, reason="EXPIRED", actor=SYSTEM, now=NOW)
    held(new, holder=holder)
    with pytest.raises(actions.AlreadyBooked):
        actions.take_again(booking_id=booking.pk, actor=SYSTEM, now=NOW)
    assert (taken(old), taken(new)) == (0, 1)


@pytest.mark.parametrize("wrong", [{"taken": 4}, {"taken": -1}, {"ends_at": NOW - HOUR}, {"lane": "FAST"}])
def test_the_database_refuses_a_session_that_cannot_be(wrong) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Slot.objects.filter(pk=a_slot().pk).update(**wrong)


@pytest.mark.parametrize(
    "wrong", [{"held_until": None}, {"state": "BOOKED"}, {"slot": None}, {"external_reference": "M1"}]
)
def test_the_database_refuses_a_hold_that_cannot_be(wrong) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Booking.objects.filter(pk=held(a_slot()).pk).update(**wrong)


@pytest.mark.parametrize("typed", ["{0}", " {0} ", "https://contoh.id/m/{0}", "https://contoh.id/m/{0}/"])
def test_a_pass_is_found_however_it_is_read(typed) -> None:
    booking = booked(a_slot())
    assert queries.by_pass(typed.format(booking.pass_code)) == booking
    assert queries.by_pass(typed.format(booking.pass_code.replace("-", "").lower())) == booking


def test_what_is_no_pass_finds_nobody() -> None:
    booked(a_slot())
    assert queries.by_pass("") is None
    assert queries.by_pass("0000-0000-0000") is None


def test_sari_sees_her_bookings_only() -> None:
    sari, budi = PersonAccount(), PersonAccount(full_name="Budi")
    hers = held(a_slot(), sari.pk)
    held(a_slot(NOW + HOUR), budi.pk)
    assert list(queries.visible_to(sari.pk)) == [hers]


def test_holds_are_overdue_when_their_time_is_over_and_only_then() -> None:
    first = held(a_slot())
    booked(a_slot(NOW + HOUR))
    assert list(queries.overdue_holds(NOW + 2 * HOUR)) == [first]
    assert not queries.overdue_holds(NOW + HOUR)

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from rantau.accounts.models import User
from rantau.accounts.tests.factories import PersonAccount
from rantau.applications import actions
from rantau.applications.models import Application
from rantau.applications.tests.factories import a_sent, me, open_bill, pay, with_place
from rantau.appointments import actions as appointments
from rantau.appointments import queries as bookings
from rantau.appointments.tests.factories import HOUR, NOW, SYSTEM, a_rule, a_slot, taken
from rantau.foundation.actor import Actor
from rantau.foundation.lifecycle import MoveNotPossible
from rantau.foundation.refusals import NotAllowed
from rantau.journal.models import Entry
from rantau.payments import queries as bills
from rantau.payments.models import Bill

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quick_papers")]
TIMER = Actor.system("tests")
PAST_DUE = NOW + 3 * HOUR


@pytest.fixture
def sari() -> User:
    return PersonAccount()


def now_in(application: Application) -> str:
    application.refresh_from_db()
    return str(application.phase)


def test_choosing_a_place_holds_it_and_opens_its_bill(sari: User) -> None:
    slot = a_slot()
    application = with_place(sari, slot)
    booking, bill = bookings.live(application.reference), open_bill(application)
    assert application.phase == "AWAITING_PAYMENT"
    assert booking is not None
    assert booking.state == "HELD"
    assert bill.amount == 650_000
    assert bill.expires_at == booking.held_until
    assert taken(slot) == 1


def test_the_second_tap_makes_no_second_bill_and_takes_no_second_place(sari: User) -> None:
    slot = a_slot()
    application = with_place(sari, slot)
    with pytest.raises(MoveNotPossible):
        actions.choose_place(reference=application.reference, slot_id=slot.pk, actor=me(sari), now=NOW)
    assert taken(slot) == 1
    assert Bill.objects.count() == 1


def test_a_full_session_leaves_neither_bill_nor_phase_behind(sari: User) -> None:
    a_rule()
    application = a_sent(sari)
    slot = a_slot(capacity=1)
    appointments.hold(
        slot_id=slot.pk, holder="other", owner_id=PersonAccount().pk, until=NOW + HOUR, actor=SYSTEM, now=NOW
    )
    with pytest.raises(appointments.SlotFull):
        actions.choose_place(reference=application.reference, slot_id=slot.pk, actor=me(sari), now=NOW)
    assert now_in(application) == "SUBMITTED"
    assert not Bill.objects.exists()


def test_budi_cannot_choose_for_sari(sari: User) -> None:
    a_rule()
    application = a_sent(sari)
    with pytest.raises(NotAllowed):
        actions.choose_place(reference=application.reference, slot_id=a_slot().pk, actor=me(PersonAccount()), now=NOW)


def test_money_in_time_makes_the_place_hers(sari: User, deliver: Callable[[], int]) -> None:
    application = with_place(sari)
    pay(open_bill(application))
    deliver()
    booking = bookings.live(application.reference)
    assert now_in(application) == "CONFIRMED"
    assert booking is not None
    assert booking.state == "BOOKED"


def test_a_hold_not_paid_in_time_ends_with_its_bill_and_the_data_stay(sari: User) -> None:
    slot = a_slot()
    application = with_place(sari, slot)
    assert actions.end_hold(reference=application.reference, actor=TIMER, now=PAST_DUE)
    assert now_in(application) == "SUBMITTED"
    assert taken(slot) == 0
    assert bills.open_bill(application.reference) is None
    assert not actions.end_hold(reference=application.reference, actor=TIMER, now=PAST_DUE)


def test_late_money_gets_the_same_place_when_it_is_still_free(sari: User) -> None:
    slot = a_slot()
    application = with_place(sari, slot)
    bill = open_bill(application)
    actions.end_hold(reference=application.reference, actor=TIMER, now=PAST_DUE)
    pay(bill, PAST_DUE)
    # Called as the listener does, but on this test's own clock: the session lies ahead of it.
    actions.confirm_place(reference=application.reference, bill_id=bill.pk, actor=TIMER, now=PAST_DUE)
    booking = bookings.live(application.reference)
    assert now_in(application) == "CONFIRMED"
    assert booking is not None
    assert booking.state == "BOOKED"
    assert taken(slot) == 1


def test_late_money_for_a_place_that_is_gone_stays_as_credit_and_buys_the_next_one(
    sari: User, deliver: Callable[[], int]
) -> None:
    slot = a_slot(capacity=1)
    application = with_place(sari, slot)
    bill = open_bill(application)
    actions.end_hold(reference=application.reference, actor=TIMER, now=PAST_DUE)
    appointments.hold(
        slot_id=slot.pk, holder="other", owner_id=PersonAccount().pk, until=PAST_DUE + HOUR, actor=SYSTEM, now=PAST_DUE
    )
    pay(bill, PAST_DUE)
    deliver()
    assert now_in(application) == "SUBMITTED"
    assert Entry.objects.filter(code="applications.paid_without_place").count() == 1
    another = a_slot(NOW + timedelta(days=3))
    actions.choose_place(reference=application.reference, slot_id=another.pk, actor=me(sari), now=PAST_DUE)
    assert now_in(application) == "CONFIRMED"
    assert Bill.objects.count() == 1


def test_an_old_bill_paid_late_cancels_the_new_one_so_that_nobody_pays_twice(
    sari: User, deliver: Callable[[], int]
) -> None:
    application = with_place(sari)
    old = open_bill(application)
    actions.end_hold(reference=application.reference, actor=TIMER, now=PAST_DUE)
    slot = a_slot(NOW + timedelta(days=3))
    actions.choose_place(reference=application.reference, slot_id=slot.pk, actor=me(sari), now=PAST_DUE)
    pay(old, PAST_DUE)
    deliver()
    assert now_in(application) == "CONFIRMED"
    assert bills.open_bill(application.reference) is None


def test_giving_back_a_paid_place_keeps_the_fee_for_the_next(sari: User, deliver: Callable[[], int]) -> None:
    slot = a_slot()
    application = with_place(sari, slot)
    pay(open_bill(application))
    deliver()
    actions.give_back_place(reference=application.reference, actor=me(sari), now=NOW)
    assert now_in(application) == "SUBMITTED"
    assert taken(slot) == 0
    assert bills.settled(application.reference) is not None


def test_another_time_is_taken_before_the_old_one_is_given_back(sari: User, deliver: Callable[[], int]) -> None:
    first, second = a_slot(), a_slot(NOW + timedelta(days=3))
    application = with_place(sari, first)
    pay(open_bill(application))
    deliver()
    actions.change_place(reference=application.reference, slot_id=second.pk, actor=me(sari), now=NOW)
    assert (taken(first), taken(second)) == (0, 1)


def test_who_did_not_come_keeps_the_fee_and_chooses_again(sari: User, deliver: Callable[[], int]) -> None:
    application = with_place(sari)
    pay(open_bill(application))
    deliver()
    booking = bookings.live(application.reference)
    assert booking is not None
    appointments.mark_no_show(booking_id=booking.pk, actor=SYSTEM, now=NOW + timedelta(days=2, hours=9))
    deliver()
    assert now_in(application) == "SUBMITTED"


def test_withdrawing_frees_the_place_and_cancels_the_bill(sari: User) -> None:
    slot = a_slot()
    application = with_place(sari, slot)
    actions.withdraw(reference=application.reference, actor=me(sari), now=NOW)
    assert now_in(application) == "WITHDRAWN"
    assert taken(slot) == 0
    assert bills.open_bill(application.reference) is None


def test_a_place_paid_in_the_national_app_needs_no_bill_here(sari: User) -> None:
    a_rule(booked_in="NATIONAL")
    application = a_sent(sari)
    starts: datetime = NOW + 48 * HOUR
    with pytest.raises(actions.BookedElsewhere):
        actions.choose_place(reference=application.reference, slot_id=a_slot(starts).pk, actor=me(sari), now=NOW)
    actions.record_national_booking(
        reference=application.reference,
        point_code="SIMPANG-EMPAT",
        lane="REGULAR",
        starts_at=starts,
        external_reference="MP-2026-0001",
        actor=me(sari),
        now=NOW,
    )
    assert now_in(application) == "CONFIRMED"
    assert not Bill.objects.exists()

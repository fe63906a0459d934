"""A payment counts once and only for its amount (promise P18)."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection

from rantau.accounts.tests.factories import PersonAccount
from rantau.foundation.actor import Actor
from rantau.foundation.refusals import NotAllowed
from rantau.journal.models import Entry
from rantau.payments import actions, queries
from rantau.payments.actions import Outcome
from rantau.payments.models import Attempt, Bill, Review, Settlement
from rantau.payments.tests.factories import WORKER, AttemptOf, OpenBill, counted, money


def settle(attempt: Attempt, payment, now) -> Outcome:
    return actions.settle(attempt_id=attempt.pk, payment=payment, actor=WORKER, now=now)


def test_the_right_amount_settles_the_bill_and_tells_the_journal(sari, now):
    bill = OpenBill(sari, now)
    attempt = AttemptOf(bill, now)

    assert settle(attempt, money(ntpn="A" * 16, ntb="1" * 12), now) is Outcome.SETTLED

    bill.refresh_from_db()
    attempt.refresh_from_db()
    assert (bill.state, attempt.state) == ("SETTLED", "PAID")
    assert (bill.settlement.ntpn, bill.settlement.late) == ("A" * 16, False)
    assert queries.settled(bill.holder).pk == bill.pk
    told = Entry.objects.get(code="payments.bill_settled")
    assert (told.application, told.payload["late"]) == (bill.holder, False)


def test_the_same_money_told_three_times_counts_once(sari, now):
    bill = OpenBill(sari, now)
    attempt, paid = AttemptOf(bill, now), money()

    assert [settle(attempt, paid, now) for _ in range(3)] == [Outcome.SETTLED, Outcome.KNOWN, Outcome.KNOWN]

    assert counted(bill) == 650_000
    assert not Review.objects.exists()


def test_a_second_payment_is_held_for_the_treasurer_and_the_bill_stays_paid(sari, now):
    bill = OpenBill(sari, now)
    settle(AttemptOf(bill, now), money(), now)
    assert settle(AttemptOf(bill, now, channel="QRIS"), money(), now) is Outcome.REVIEW

    bill.refresh_from_db()
    assert bill.state == "SETTLED"
    assert Review.objects.get(bill=bill).reason == "DUPLICATE"
    assert queries.totals([bill.pk]).unallocated == 650_000
    assert counted(bill) == 1_300_000


@pytest.mark.parametrize(("amount", "reason"), [(600_000, "UNDERPAID"), (649_999, "UNDERPAID"), (650_001, "OVERPAID")])
def test_a_wrong_amount_settles_nothing_and_is_held(sari, now, amount, reason):
    bill = OpenBill(sari, now)
    settle(AttemptOf(bill, now), money(amount), now)

    bill.refresh_from_db()
    assert bill.state == "ISSUED"
    assert Review.objects.get(bill=bill).reason == reason
    assert counted(bill) == amount
    told = Entry.objects.get(code="payments.needs_review")
    assert (told.payload["reason"], told.payload["bill_id"]) == (reason, str(bill.pk))


@pytest.mark.parametrize("end", ["expire", "cancel"])
def test_money_that_comes_after_the_end_settles_late(sari, now, end):
    bill = OpenBill(sari, now)
    attempt = AttemptOf(bill, now, checked_at=bill.expires_at)
    getattr(actions, end)(bill_id=bill.pk, actor=WORKER, now=bill.expires_at)

    assert settle(attempt, money(), bill.expires_at + timedelta(hours=1)) is Outcome.SETTLED

    bill.refresh_from_db()
    assert bill.state == "SETTLED"
    assert bill.settlement.late
    assert Entry.objects.get(code="payments.bill_settled").payload["late"] is True
    assert queries.totals([bill.pk]).owed == 0
    assert counted(bill) == 650_000


def test_the_deadline_alone_does_not_make_a_payment_late_while_the_bill_is_open(sari, now):
    bill = OpenBill(sari, now)
    settle(AttemptOf(bill, now), money(), bill.expires_at + timedelta(minutes=3))
    assert not Settlement.objects.get().late


def test_the_ntpn_that_comes_later_is_added_once(sari, now):
    bill = OpenBill(sari, now)
    attempt, paid = AttemptOf(bill, now), money(ntb="1" * 12)
    settle(attempt, paid, now)
    assert [row.pk for row in queries.attempts_to_poll(now)] == [attempt.pk]

    for _ in range(2):
        settle(attempt, replace(paid, ntpn="B" * 16), now)

    assert Settlement.objects.get().ntpn == "B" * 16
    assert Entry.objects.filter(code="payments.state_receipt_arrived").count() == 1
    assert queries.attempts_to_poll(now) == []


def test_sari_cannot_settle_her_own_bill(sari, now):
    attempt = AttemptOf(OpenBill(sari, now), now)
    with pytest.raises(NotAllowed):
        actions.settle(attempt_id=attempt.pk, payment=money(), actor=Actor.person(sari.pk), now=now)


@pytest.mark.django_db(transaction=True)
def test_eight_workers_with_the_same_payment_settle_it_once(now):
    bill = OpenBill(PersonAccount(), now)
    attempt, paid = AttemptOf(bill, now), money()

    def work(_: int) -> Outcome:
        try:
            return settle(attempt, paid, now)
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as crowd:
        outcomes = list(crowd.map(work, range(8)))

    assert sorted(outcomes).count(Outcome.SETTLED) == 1
    assert counted(bill) == 650_000


@pytest.mark.django_db(transaction=True)
def test_expiry_and_payment_at_the_same_moment_end_in_one_story(now):
    """Either it was paid in time, or it expired first and the money settled it late; never a lost rupiah."""
    sari = PersonAccount()

    def race(bill: Bill, attempt: Attempt) -> None:
        def expire() -> None:
            try:
                actions.expire(bill_id=bill.pk, actor=WORKER, now=bill.expires_at)
            except Exception:  # noqa: BLE001, S110 (refused because it was paid: the other half of the story)
                pass
            finally:
                connection.close()

        def pay() -> None:
            try:
                settle(attempt, money(), bill.expires_at)
            finally:
                connection.close()

        with ThreadPoolExecutor(2) as pair:
            for job in (pair.submit(expire), pair.submit(pay)):
                job.result()

    for _ in range(5):
        bill = OpenBill(sari, now)
        race(bill, AttemptOf(bill, now, checked_at=bill.expires_at))
        assert counted(bill) == 650_000
        assert bill.state == "SETTLED"

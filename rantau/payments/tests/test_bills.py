"""A bill is opened once and ends once (promise P19)."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from rantau.accounts.tests.factories import PersonAccount
from rantau.foundation.actor import Actor
from rantau.foundation.lifecycle import MoveNotPossible
from rantau.foundation.refusals import NotAllowed
from rantau.journal.models import Entry
from rantau.payments import actions, queries
from rantau.payments.actions import Line
from rantau.payments.models import Bill, LedgerEntry, StatusChange
from rantau.payments.tests.factories import BOOKLET, WORKER, AttemptOf, OpenBill, money


def test_a_bill_is_the_sum_of_its_lines_and_says_so_once_in_the_journal(sari, now):
    bill = OpenBill(sari, now, lines=[BOOKLET, Line("EXPRESS", "Layanan percepatan", 1_000_000)])

    assert bill.amount == 1_650_000
    assert bill.number.startswith("INV-")
    assert [(line.code, line.amount) for line in bill.lines.all()] == [("BOOKLET_E5", 650_000), ("EXPRESS", 1_000_000)]
    entry = Entry.objects.get(code="payments.bill_opened")
    assert (entry.application, entry.payload["amount"]) == (bill.holder, 1_650_000)


def test_the_same_key_makes_one_bill_p19(sari, now):
    first = OpenBill(sari, now, key="booking-1", holder="RTU-A")
    again = OpenBill(sari, now, key="booking-1", holder="RTU-A")

    assert first.pk == again.pk
    assert Bill.objects.count() == 1
    assert queries.totals().owed == 650_000


def test_the_same_key_for_another_holder_is_a_mistake_of_the_caller(sari, now):
    OpenBill(sari, now, key="booking-1", holder="RTU-A")
    with pytest.raises(ValueError, match="another holder"):
        OpenBill(sari, now, key="booking-1", holder="RTU-B")


@pytest.mark.django_db(transaction=True)
def test_ten_clicks_at_once_make_one_bill(now):
    sari = PersonAccount()

    def click(_: int) -> Bill:
        try:
            return OpenBill(sari, now, key="booking-1", holder="RTU-A")
        finally:
            connection.close()

    with ThreadPoolExecutor(10) as crowd:
        bills = list(crowd.map(click, range(10)))

    assert len({bill.pk for bill in bills}) == 1
    assert LedgerEntry.objects.count() == 2


def test_a_second_open_bill_of_one_holder_is_refused(sari, now):
    OpenBill(sari, now, holder="RTU-A", key="one")
    with pytest.raises(actions.AnotherBillOpen):
        OpenBill(sari, now, holder="RTU-A", key="two")


def test_budi_cannot_bill_sari(sari, budi, now):
    with pytest.raises(NotAllowed):
        OpenBill(sari, now, actor=Actor.person(budi.pk))


@pytest.mark.parametrize("lines", [[], [Line("X", "Nol", 0)], [Line("X", "Kurang", -1)]])
def test_a_bill_needs_lines_above_zero(sari, now, lines):
    with pytest.raises(ValueError, match="lines"):
        OpenBill(sari, now, lines=lines)


@pytest.mark.parametrize(
    "path", ["https://jahat.example/", "//jahat.example/", "/\\jahat.example", "javascript:alert(1)"]
)
def test_the_way_back_stays_on_this_site(sari, now, path):
    with pytest.raises(ValueError, match="this site"):
        OpenBill(sari, now, return_to=path)


def test_the_database_itself_refuses_a_settled_bill_without_settlement(sari, now):
    bill = OpenBill(sari, now)
    with pytest.raises(IntegrityError), transaction.atomic():
        Bill.objects.filter(pk=bill.pk).update(state="SETTLED")
    with pytest.raises(IntegrityError), transaction.atomic():
        Bill.objects.filter(pk=bill.pk).update(amount=0)


def test_a_bill_expires_after_its_deadline_and_nobody_owes_it_any_more(sari, now):
    bill = OpenBill(sari, now)
    late = bill.expires_at + timedelta(minutes=1)
    assert [due.pk for due in queries.due_before(late)] == [bill.pk]

    actions.expire(bill_id=bill.pk, actor=WORKER, now=late)

    bill.refresh_from_db()
    assert bill.state == "EXPIRED"
    assert queries.totals([bill.pk]).owed == 0
    assert queries.open_bill(bill.holder) is None
    assert StatusChange.objects.get(bill=bill).author == "payments.tests"


def test_a_bill_does_not_expire_early(sari, now):
    bill = OpenBill(sari, now)
    with pytest.raises(actions.NotYetDue):
        actions.expire(bill_id=bill.pk, actor=WORKER, now=now)


def test_a_paid_bill_neither_expires_nor_is_cancelled(sari, now):
    bill = OpenBill(sari, now)
    actions.settle(attempt_id=AttemptOf(bill, now).pk, payment=money(), actor=WORKER, now=now)
    for end in (actions.expire, actions.cancel):
        with pytest.raises(MoveNotPossible):
            end(bill_id=bill.pk, actor=WORKER, now=bill.expires_at)


def test_a_bill_does_not_expire_while_a_gateway_was_not_asked_since_the_deadline(sari, now):
    bill = OpenBill(sari, now)
    attempt = AttemptOf(bill, now, checked_at=bill.expires_at - timedelta(minutes=1))
    late = bill.expires_at + timedelta(minutes=10)
    with pytest.raises(actions.PaymentUnclear):
        actions.expire(bill_id=bill.pk, actor=WORKER, now=late)

    attempt.checked_at = bill.expires_at + timedelta(minutes=1)
    attempt.save()
    assert actions.expire(bill_id=bill.pk, actor=WORKER, now=late).state == "EXPIRED"


def test_a_bill_does_not_expire_while_the_treasurer_looks_at_its_money(sari, now):
    bill = OpenBill(sari, now)
    actions.settle(attempt_id=AttemptOf(bill, now).pk, payment=money(700_000), actor=WORKER, now=now)
    with pytest.raises(actions.PaymentUnclear):
        actions.expire(bill_id=bill.pk, actor=WORKER, now=bill.expires_at)


def test_ledger_and_changes_are_closed_to_the_running_site():
    """`grant_runtime` takes the right to update and delete from tables that say so."""
    assert all(model.append_only for model in (LedgerEntry, StatusChange))


def test_a_gateway_silent_for_a_day_does_not_keep_the_bill_open_for_ever(sari, now):
    bill = OpenBill(sari, now)
    AttemptOf(bill, now)
    assert actions.expire(bill_id=bill.pk, actor=WORKER, now=bill.expires_at + timedelta(hours=25)).state == "EXPIRED"


def test_only_a_process_lets_a_bill_expire(sari, now):
    bill = OpenBill(sari, now)
    with pytest.raises(NotAllowed):
        actions.expire(bill_id=bill.pk, actor=Actor.person(sari.pk), now=bill.expires_at)


def test_sari_cancels_her_bill_twice_without_harm_and_budi_cannot(sari, budi, now):
    bill = OpenBill(sari, now)
    with pytest.raises(NotAllowed):
        actions.cancel(bill_id=bill.pk, actor=Actor.person(budi.pk), now=now)
    for _ in range(2):
        assert actions.cancel(bill_id=bill.pk, actor=Actor.person(sari.pk), now=now).state == "CANCELLED"
    assert Entry.objects.filter(code="payments.bill_cancelled").count() == 1


def test_after_an_expired_bill_the_same_holder_gets_a_new_one(sari, now):
    old = OpenBill(sari, now, holder="RTU-A")
    actions.expire(bill_id=old.pk, actor=WORKER, now=old.expires_at)
    new = OpenBill(sari, old.expires_at, holder="RTU-A")
    assert queries.for_payer("RTU-A", sari.pk).pk == new.pk

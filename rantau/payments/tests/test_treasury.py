"""What the treasurer decides by hand."""

import pytest

from rantau.accounts.tests.factories import StaffAccount
from rantau.foundation.actor import Actor
from rantau.foundation.refusals import NotAllowed, Stale
from rantau.journal.models import Entry
from rantau.payments import actions, queries
from rantau.payments.actions import answers
from rantau.payments.gateways.base import Reported, StatusAnswer
from rantau.payments.models import Review
from rantau.payments.tests.factories import WORKER, AttemptOf, OpenBill, counted, money

NTPN = "0A1B2C3D4E5F6G7H"


@pytest.fixture
def treasurer(db) -> Actor:
    return Actor.staff(StaffAccount("treasurer").pk, role="treasurer", office="PASBAR")


def held(bill, now, amount: int) -> Review:
    actions.settle(attempt_id=AttemptOf(bill, now).pk, payment=money(amount), actor=WORKER, now=now)
    return Review.objects.get(bill=bill)


def test_the_treasurer_settles_a_bill_with_its_ntpn_under_her_name(sari, treasurer, now):
    bill = OpenBill(sari, now)
    actions.confirm_by_treasurer(bill_id=bill.pk, ntpn=NTPN, note="Ada di SIMPONI", actor=treasurer, now=now)

    bill.refresh_from_db()
    assert (bill.state, bill.settlement.via, bill.settlement.ntpn) == ("SETTLED", "TREASURER", NTPN)
    told = Entry.objects.get(code="payments.bill_settled")
    assert (told.actor_id, told.actor_role, told.payload["via"]) == (treasurer.id, "treasurer", "TREASURER")
    assert counted(bill) == 650_000


def test_the_gateway_that_tells_of_the_same_ntpn_later_changes_nothing(sari, treasurer, now):
    bill = OpenBill(sari, now)
    actions.confirm_by_treasurer(bill_id=bill.pk, ntpn=NTPN, note="-", actor=treasurer, now=now)
    attempt = AttemptOf(bill, now, channel="BILLING_CODE", gateway="simponi")
    actions.settle(attempt_id=attempt.pk, payment=money(ntpn=NTPN, ntb="1" * 12), actor=WORKER, now=now)
    assert counted(bill) == 650_000


@pytest.mark.parametrize(
    "who",
    [
        Actor.staff("wati", role="verifier", office="PASBAR"),
        Actor.staff("lain", role="treasurer", office="AGAM"),
        Actor.person("sari"),
    ],
)
def test_nobody_else_confirms_or_answers(sari, now, who):
    bill = OpenBill(sari, now)
    item = held(bill, now, 1)
    with pytest.raises(NotAllowed):
        actions.confirm_by_treasurer(bill_id=bill.pk, ntpn=NTPN, note="-", actor=who, now=now)
    with pytest.raises(NotAllowed):
        actions.answer_review(review_id=item.pk, answer="TO_RETURN", note="-", actor=who, now=now)


@pytest.mark.parametrize(("ntpn", "ntb"), [("123", ""), ("0a1b2c3d4e5f6g7h", ""), (NTPN, "12")])
def test_numbers_that_the_treasury_cannot_have_issued_are_refused(sari, treasurer, now, ntpn, ntb):
    with pytest.raises(actions.NtpnWrong):
        actions.confirm_by_treasurer(
            bill_id=OpenBill(sari, now).pk, ntpn=ntpn, ntb=ntb, note="-", actor=treasurer, now=now
        )


def test_one_ntpn_settles_one_bill(sari, treasurer, now):
    first, second = OpenBill(sari, now), OpenBill(sari, now)
    actions.confirm_by_treasurer(bill_id=first.pk, ntpn=NTPN, note="-", actor=treasurer, now=now)
    with pytest.raises(actions.NtpnAlreadyUsed):
        actions.confirm_by_treasurer(bill_id=second.pk, ntpn=NTPN, note="-", actor=treasurer, now=now)
    with pytest.raises(actions.AlreadySettled):
        actions.confirm_by_treasurer(bill_id=first.pk, ntpn="Z" * 16, note="-", actor=treasurer, now=now)


def test_an_overpayment_settles_its_bill_and_its_rest_becomes_an_item(sari, treasurer, now):
    bill = OpenBill(sari, now)
    item = held(bill, now, 700_000)
    actions.confirm_by_treasurer(bill_id=bill.pk, ntpn=NTPN, note="-", review_id=item.pk, actor=treasurer, now=now)

    rest = queries.open_reviews("PASBAR").get()
    assert (rest.reason, rest.amount) == ("EXCESS", 50_000)
    assert counted(bill) == 700_000
    assert queries.totals([bill.pk]).unallocated == 50_000


def test_an_underpayment_cannot_settle_its_bill(sari, treasurer, now):
    bill = OpenBill(sari, now)
    item = held(bill, now, 600_000)
    with pytest.raises(actions.AmountStillMissing):
        actions.confirm_by_treasurer(bill_id=bill.pk, ntpn=NTPN, note="-", review_id=item.pk, actor=treasurer, now=now)


def test_money_of_one_bill_is_not_given_to_another(sari, budi, treasurer, now):
    item = held(OpenBill(sari, now), now, 700_000)
    with pytest.raises(NotAllowed):
        actions.confirm_by_treasurer(
            bill_id=OpenBill(budi, now).pk, ntpn=NTPN, note="-", review_id=item.pk, actor=treasurer, now=now
        )


def test_an_item_is_answered_once_and_held_money_is_not_explained_away(sari, treasurer, now):
    item = held(OpenBill(sari, now), now, 600_000)
    with pytest.raises(actions.MoneyIsHeld):
        actions.answer_review(review_id=item.pk, answer="NOT_MONEY", note="-", actor=treasurer, now=now)
    actions.answer_review(review_id=item.pk, answer="TO_RETURN", note="Surat ke KPPN", actor=treasurer, now=now)
    with pytest.raises(Stale):
        actions.answer_review(review_id=item.pk, answer="TO_RETURN", note="lagi", actor=treasurer, now=now)
    item.refresh_from_db()
    assert (item.note, item.answered_by) == ("Surat ke KPPN", treasurer.id)


def test_a_chargeback_is_an_item_and_never_an_unpaying(sari, treasurer, now):
    bill = OpenBill(sari, now)
    attempt = AttemptOf(bill, now)
    actions.settle(attempt_id=attempt.pk, payment=money(), actor=WORKER, now=now)
    answer = StatusAnswer(Reported.REVERSED, external_id="T-1", reversed_amount=650_000)
    for _ in range(2):
        answers.apply(attempt_id=attempt.pk, answer=answer, actor=WORKER, now=now)

    bill.refresh_from_db()
    assert bill.state == "SETTLED"
    item = queries.open_reviews("PASBAR").get()
    assert (item.reason, item.amount, item.told_amount) == ("REVERSED", 0, 650_000)
    assert actions.answer_review(review_id=item.pk, answer="NOT_MONEY", note="-", actor=treasurer, now=now).answer

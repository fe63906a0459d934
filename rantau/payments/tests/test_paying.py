"""From choosing a channel to counted money, through the simulator over HTTP and our own door for notices (P18, P22)."""

import hashlib
import json
from datetime import timedelta

import pytest
from django.test import Client
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from rantau.foundation.actor import Actor
from rantau.foundation.refusals import NotAllowed
from rantau.payments import actions, queries, tasks
from rantau.payments.actions import Outcome
from rantau.payments.gateways.base import Temporary
from rantau.payments.models import Attempt, Notice, Review, Settlement
from rantau.payments.tests.factories import WORKER, OpenBill, counted, started
from rantau.payments.tests.world import OutsideWorld, Told

GATEWAY_CHANNELS = ["BILLING_CODE", "VA", "QRIS", "EWALLET", "CARD"]


def deliver_notice(told: Told, client: Client | None = None) -> int:
    """Bring a notice of the simulator to our door, as it was sent."""
    headers = {name: value for name, value in told.headers.items() if name.lower() in {"x-signature", "content-length"}}
    path = f"/pemberitahuan/{told.gateway}/"
    answer = (client or Client(enforce_csrf_checks=True)).post(
        path, data=told.body, content_type="application/json", headers=headers
    )
    return answer.status_code


def jobs(name: str) -> list[dict[str, str]]:
    return [job.args for job in ProcrastinateJob.objects.filter(task_name=name, status="todo").order_by("id")]


def work(now) -> None:
    """What the worker does with notices that wait."""
    for args in jobs("payments.verify_notice"):
        actions.verify_notice(notice_id=args["notice_id"], actor=WORKER, now=now)


def hear(outside: OutsideWorld, now, times: int = 1) -> None:
    for _ in range(times):
        assert deliver_notice(outside.ear.next()) == 200
    work(now)


@pytest.mark.parametrize("channel", GATEWAY_CHANNELS)
def test_every_channel_leads_to_a_settled_bill(sari, now, outside, channel):
    bill = OpenBill(sari, now)
    attempt = started(bill, now, channel)
    assert any(attempt.instructions.values())

    outside.act(attempt.order, "bayar")
    hear(outside, now)

    assert counted(bill) == 650_000
    assert (bill.state, bill.settlement.via) == ("SETTLED", channel)


def test_choosing_the_same_channel_again_gives_the_same_number(sari, now, outside):
    bill = OpenBill(sari, now)
    first, again = started(bill, now), started(bill, now)
    assert (first.pk, first.instructions) == (again.pk, again.instructions)


def test_budi_and_staff_cannot_open_a_channel_of_saris_bill(sari, budi, now, outside):
    bill = OpenBill(sari, now)
    for who in (Actor.person(budi.pk), Actor.staff(sari.pk, role="treasurer", office="PASBAR")):
        with pytest.raises(NotAllowed):
            actions.start_attempt(bill_id=bill.pk, channel="VA", actor=who, now=now)


@pytest.mark.parametrize("channel", ["TUNAI", "", "va"])
def test_a_channel_that_is_not_offered_is_refused(sari, now, outside, channel):
    with pytest.raises(actions.ChannelRefused):
        started(OpenBill(sari, now), now, channel)


def test_a_bill_past_its_deadline_opens_no_channel(sari, now, outside):
    bill = OpenBill(sari, now)
    with pytest.raises(actions.BillClosed):
        started(bill, bill.expires_at)


def test_a_gateway_that_is_down_is_a_message_and_the_next_try_works(sari, now, outside):
    bill = OpenBill(sari, now)
    outside.faults(gateway_down=True)
    with pytest.raises(actions.GatewayAway):
        started(bill, now)
    outside.faults()
    assert started(bill, now).state == "PENDING"
    assert Attempt.objects.count() == 1


def test_an_attempt_the_gateway_never_heard_of_fails_when_asked_later(sari, now, outside):
    bill = OpenBill(sari, now)
    outside.faults(gateway_down=True)
    with pytest.raises(actions.GatewayAway):
        started(bill, now)
    outside.faults()
    actions.poll(actor=WORKER, now=now + timedelta(minutes=5))
    assert Attempt.objects.get().state == "FAILED"


def test_a_notice_is_kept_sealed_and_only_enqueues_its_verification(sari, now, outside):
    attempt = started(OpenBill(sari, now), now, "VA")
    outside.act(attempt.order, "bayar")
    deliver_notice(outside.ear.next())

    notice = Notice.objects.get()
    assert (notice.verdict, notice.order) == ("RECEIVED", attempt.order)
    assert attempt.order in notice.facts
    assert jobs("payments.verify_notice") == [{"notice_id": str(notice.pk)}]
    assert not Settlement.objects.exists()


def test_a_forged_notice_is_refused_kept_nowhere_and_changes_nothing(sari, now, outside):
    bill = OpenBill(sari, now)
    for channel in ("VA", "BILLING_CODE"):
        outside.act(started(bill, now, channel).order, "palsu")
        assert deliver_notice(outside.ear.next()) == 403
    assert not Notice.objects.exists()
    assert jobs("payments.verify_notice") == []
    assert counted(bill) == 0


def test_a_true_signature_on_a_lie_is_not_believed_the_gateway_is_asked(sari, now, outside):
    """Somebody learnt the key: the notice says paid, the gateway itself says pending."""
    bill = OpenBill(sari, now)
    attempt = started(bill, now, "VA")
    lie = {
        "order_id": attempt.order,
        "status_code": "200",
        "gross_amount": "650000.00",
        "transaction_status": "settlement",
    }
    signed = f"{attempt.order}200650000.00demo-server-key"
    body = json.dumps({**lie, "signature_key": hashlib.sha512(signed.encode()).hexdigest()}).encode()
    assert deliver_notice(Told("midtrans", {}, body)) == 200
    work(now)
    assert counted(bill) == 0
    assert Notice.objects.get().verdict == "NOTHING"


def test_a_replayed_notice_is_answered_and_counts_nothing_again(sari, now, outside):
    bill = OpenBill(sari, now)
    outside.act(started(bill, now, "QRIS").order, "bayar")
    told = outside.ear.next()
    for _ in range(3):
        assert deliver_notice(told) == 200
        work(now)
    assert Notice.objects.count() == 1
    assert counted(bill) == 650_000


def test_doubled_notices_count_once(sari, now, outside):
    outside.faults(notice_doubled=True)
    bill = OpenBill(sari, now)
    outside.act(started(bill, now, "BILLING_CODE").order, "bayar")
    hear(outside, now, times=2)
    assert counted(bill) == 650_000
    assert not Review.objects.exists()


@pytest.mark.parametrize("channel", ["VA", "BILLING_CODE"])
def test_paying_twice_settles_once_and_holds_the_rest(sari, now, outside, channel):
    bill = OpenBill(sari, now)
    outside.act(started(bill, now, channel).order, "dua-kali")
    hear(outside, now, times=2)
    assert bill.reviews.get().reason == "DUPLICATE"
    assert counted(bill) == 1_300_000


@pytest.mark.parametrize(
    ("act", "reason", "amount"), [("kurang", "UNDERPAID", 600_000), ("lebih", "OVERPAID", 700_000)]
)
@pytest.mark.parametrize("channel", ["VA", "BILLING_CODE"])
def test_a_wrong_amount_is_reviewed(sari, now, outside, channel, act, reason, amount):
    bill = OpenBill(sari, now)
    outside.act(started(bill, now, channel).order, act)
    hear(outside, now)
    assert bill.reviews.get().reason == reason
    assert counted(bill) == amount
    assert bill.state == "ISSUED"


def test_a_late_payment_settles_late(sari, now, outside):
    bill = OpenBill(sari, now)
    attempt = started(bill, now)
    actions.poll(actor=WORKER, now=bill.expires_at)
    actions.expire(bill_id=bill.pk, actor=WORKER, now=bill.expires_at)
    outside.act(attempt.order, "terlambat")
    hear(outside, bill.expires_at + timedelta(minutes=9))
    assert counted(bill) == 650_000
    assert bill.settlement.late


def test_reordered_notices_never_unpay(sari, now, outside):
    """The pending and the expired notice arrive after the settled one."""
    bill = OpenBill(sari, now)
    attempt = started(bill, now, "VA")
    outside.act(attempt.order, "ulang")
    outside.act(attempt.order, "kedaluwarsa")
    early = [outside.ear.next(), outside.ear.next()]
    outside.act(attempt.order, "bayar")
    hear(outside, now)
    for told in early:
        assert deliver_notice(told) == 200
    work(now)
    attempt.refresh_from_db()
    assert counted(bill) == 650_000
    assert (bill.state, attempt.state) == ("SETTLED", "PAID")


def test_a_lost_notice_is_found_by_polling(sari, now, outside):
    outside.faults(notice_lost=True)
    bill = OpenBill(sari, now)
    outside.act(started(bill, now).order, "bayar")
    actions.poll(actor=WORKER, now=now + timedelta(minutes=5))
    assert counted(bill) == 650_000
    assert bill.state == "SETTLED"


def test_a_notice_whose_job_got_lost_is_verified_by_polling(sari, now, outside):
    bill = OpenBill(sari, now)
    outside.act(started(bill, now).order, "bayar")
    deliver_notice(outside.ear.next())
    actions.poll(actor=WORKER, now=now + timedelta(minutes=5))
    assert Notice.objects.get().verdict == "SETTLED"


def test_polling_survives_a_gateway_that_is_down_and_recovers_by_itself(sari, now, outside):
    bill = OpenBill(sari, now)
    outside.act(started(bill, now).order, "bayar")
    outside.faults(gateway_down=True)
    assert actions.poll(actor=WORKER, now=now + timedelta(minutes=5)) == 0
    outside.faults()
    actions.poll(actor=WORKER, now=now + timedelta(minutes=10))
    assert counted(bill) == 650_000


def test_verifying_while_the_gateway_is_down_asks_to_be_tried_again(sari, now, outside):
    outside.act(started(OpenBill(sari, now), now, "VA").order, "bayar")
    deliver_notice(outside.ear.next())
    outside.faults(gateway_down=True)
    with pytest.raises(Temporary):
        work(now)
    outside.faults()
    work(now)
    assert Settlement.objects.count() == 1


def test_a_gateway_that_is_back_is_found_by_knocking_and_tells_all_it_was_asked(sari, budi, now, outside):
    """A notice that could not be verified, a payer who pressed the button, and a bill that ended meanwhile."""
    noticed, asked, ended = (
        OpenBill(sari, now, holder="RTU-A"),
        OpenBill(budi, now),
        OpenBill(sari, now, holder="RTU-B"),
    )
    for bill in (noticed, asked):
        outside.act(started(bill, now, "BILLING_CODE").order, "bayar" if bill is noticed else "hilang")
    left = started(ended, now, "BILLING_CODE")
    deliver_notice(outside.ear.next())
    outside.faults(gateway_down=True)
    with pytest.raises(Temporary):
        work(now)
    with pytest.raises(actions.GatewayAway):
        actions.check_now(bill_id=asked.pk, actor=Actor.person(budi.pk), now=now)
    actions.cancel(bill_id=ended.pk, actor=Actor.person(sari.pk), now=now)
    with pytest.raises(Temporary):
        actions.close_attempts(bill_id=ended.pk, actor=WORKER, now=now)
    assert jobs("payments.ask_again") == [{"gateway": "simponi"}]

    assert actions.ask_again(gateway="simponi", actor=WORKER, now=now) == 0
    assert (counted(noticed), counted(asked)) == (0, 0)
    outside.faults()
    assert actions.ask_again(gateway="simponi", actor=WORKER, now=now) == 2
    assert (counted(noticed), counted(asked)) == (650_000, 650_000)
    left.refresh_from_db()
    assert left.state == "CANCELLED"
    assert actions.ask_again(gateway="simponi", actor=WORKER, now=now) == 0


def test_money_for_an_unknown_order_waits_for_the_treasurer(db, now, outside):
    outside.charge_at_midtrans("TOKO-LAIN-1", 99_000)
    outside.act("TOKO-LAIN-1", "bayar")
    told = outside.ear.next()
    for _ in range(2):
        assert deliver_notice(told) == 200
        work(now)
    item = queries.open_reviews("PASBAR").get()
    assert (item.reason, item.amount, item.bill) == ("ORPHAN", 99_000, None)
    assert queries.totals().unallocated == 99_000


def test_a_chargeback_notice_leaves_the_bill_paid(sari, now, outside):
    bill = OpenBill(sari, now)
    attempt = started(bill, now, "CARD")
    outside.act(attempt.order, "bayar")
    hear(outside, now)
    outside.act(attempt.order, "tarik")
    hear(outside, now)
    assert counted(bill) == 650_000
    assert bill.state == "SETTLED"
    assert bill.reviews.get().reason == "REVERSED"


def test_check_now_asks_at_once_but_not_for_every_press_of_the_button(sari, budi, now, outside):
    bill = OpenBill(sari, now)
    attempt = started(bill, now, "VA")
    asker = Actor.person(sari.pk)
    actions.check_now(bill_id=bill.pk, actor=asker, now=now)
    outside.act(attempt.order, "hilang")
    actions.check_now(bill_id=bill.pk, actor=asker, now=now + timedelta(seconds=1))
    assert counted(bill) == 0
    actions.check_now(bill_id=bill.pk, actor=asker, now=now + timedelta(seconds=6))
    assert counted(bill) == 650_000
    with pytest.raises(NotAllowed):
        actions.check_now(bill_id=bill.pk, actor=Actor.person(budi.pk), now=now)


def test_after_payment_the_other_channels_are_closed_at_their_gateways(sari, now, outside):
    bill = OpenBill(sari, now)
    code, account = started(bill, now, "BILLING_CODE"), started(bill, now, "VA")
    outside.act(code.order, "bayar")
    hear(outside, now)
    assert jobs("payments.close_attempts") == [{"bill_id": str(bill.pk)}]

    actions.close_attempts(bill_id=bill.pk, actor=WORKER, now=now)

    account.refresh_from_db()
    assert account.state == "CANCELLED"


def test_closing_a_channel_that_was_paid_meanwhile_counts_that_money(sari, now, outside):
    bill = OpenBill(sari, now)
    code, account = started(bill, now, "BILLING_CODE"), started(bill, now, "VA")
    outside.act(code.order, "bayar")
    hear(outside, now)
    outside.act(account.order, "hilang")
    actions.close_attempts(bill_id=bill.pk, actor=WORKER, now=now)
    assert counted(bill) == 1_300_000


def test_a_payer_who_pays_in_time_is_safe_from_expiry_even_when_the_notice_is_lost(sari, now, outside):
    bill = OpenBill(sari, now)
    outside.act(started(bill, now).order, "hilang")
    with pytest.raises(actions.PaymentUnclear):
        actions.expire(bill_id=bill.pk, actor=WORKER, now=bill.expires_at)
    actions.check_now(bill_id=bill.pk, actor=WORKER, now=bill.expires_at)
    bill.refresh_from_db()
    assert (bill.state, bill.settlement.late) == ("SETTLED", False)


@pytest.mark.parametrize(
    ("gateway", "body", "code"),
    [
        ("tidak-ada", b"{}", 404),
        ("midtrans", b"bukan json", 400),
        ("midtrans", b"x" * 70_000, 413),
        ("simponi", b"{}", 403),
    ],
)
def test_strange_notices_get_a_clear_answer(db, outside, gateway, body, code):
    assert deliver_notice(Told(gateway, {}, body)) == code


def test_the_door_for_notices_opens_only_for_post(db, client):
    assert client.get("/pemberitahuan/midtrans/").status_code == 405


def test_the_jobs_that_actions_enqueue_by_name_exist_and_do_their_work(sari, now, outside):
    """Actions do not import tasks, so nothing but this test ties the two names together."""
    assert {"payments.verify_notice", "payments.close_attempts", "payments.poll"} <= set(app.tasks)
    bill = OpenBill(sari, now)
    code, account = started(bill, now), started(bill, now, "VA")
    outside.act(code.order, "bayar")
    deliver_notice(outside.ear.next())
    tasks.verify_notice(**jobs("payments.verify_notice")[0])
    tasks.close_attempts(**jobs("payments.close_attempts")[0])
    tasks.poll(0)
    account.refresh_from_db()
    assert (counted(bill), bill.state, account.state) == (650_000, "SETTLED", "CANCELLED")


def test_outcomes_are_ordered_by_weight():
    assert max([Outcome.KNOWN, Outcome.SETTLED, Outcome.REVIEW], key=list(Outcome).index) is Outcome.SETTLED

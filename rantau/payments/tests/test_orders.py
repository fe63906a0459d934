"""Whatever the order of events: all money that came is a settlement or an item for the treasurer (promises P18, P20)."""

from datetime import datetime, timedelta
from uuid import uuid4

from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rantau.foundation.refusals import Refusal
from rantau.payments import actions, queries
from rantau.payments.actions import answers
from rantau.payments.gateways.base import Payment, Reported, StatusAnswer
from rantau.payments.models import Attempt, Bill
from rantau.payments.tests.factories import WORKER, AttemptOf, OpenBill, counted

EVENTS = [
    "pay",
    "pay wrong",
    "pay again elsewhere",
    "notify",
    "notify again",
    "old news",
    "expire",
    "cancel",
    "check",
    "wait",
]


class Story:
    """One bill, two attempts, and a bank that remembers what it took and tells of it when it likes."""

    def __init__(self, owner, now: datetime) -> None:
        self.now = now
        self.bill: Bill = OpenBill(owner, now)
        self.attempts = [AttemptOf(self.bill, now), AttemptOf(self.bill, now, channel="QRIS")]
        self.at_bank: dict[Attempt, list[Payment]] = {attempt: [] for attempt in self.attempts}
        self.told: list[tuple[Attempt, Payment]] = []

    def happen(self, event: str) -> None:
        getattr(self, event.replace(" ", "_"))()

    def pay(self, amount: int = 650_000, at: int = 0) -> None:
        self.at_bank[self.attempts[at]].append(Payment(str(uuid4()), amount, self.now))

    def pay_wrong(self) -> None:
        self.pay(amount=600_000)

    def pay_again_elsewhere(self) -> None:
        self.pay(at=1)

    def notify(self) -> None:
        """The newest money of each attempt is told, and maybe not for the first time."""
        for attempt, taken in self.at_bank.items():
            if taken:
                self.tell(attempt, taken[-1])

    def notify_again(self) -> None:
        for attempt, payment in list(self.told):
            self.tell(attempt, payment)

    def old_news(self) -> None:
        for attempt in self.attempts:
            for word in (Reported.PENDING, Reported.EXPIRED, Reported.CANCELLED, Reported.FAILED):
                answers.apply(attempt_id=attempt.pk, answer=StatusAnswer(word), actor=WORKER, now=self.now)

    def expire(self) -> None:
        self.end(actions.expire)

    def cancel(self) -> None:
        self.end(actions.cancel)

    def end(self, how) -> None:
        try:
            with transaction.atomic():
                how(bill_id=self.bill.pk, actor=WORKER, now=self.now)
        except Refusal:
            return

    def check(self) -> None:
        for attempt, taken in self.at_bank.items():
            word = Reported.PAID if taken else Reported.PENDING
            answers.apply(attempt_id=attempt.pk, answer=StatusAnswer(word, tuple(taken)), actor=WORKER, now=self.now)
            self.told += [(attempt, payment) for payment in taken]

    def wait(self) -> None:
        self.now += timedelta(minutes=50)

    def tell(self, attempt: Attempt, payment: Payment) -> None:
        answer = StatusAnswer(Reported.PAID, (payment,))
        answers.apply(attempt_id=attempt.pk, answer=answer, actor=WORKER, now=self.now)
        self.told.append((attempt, payment))

    @property
    def known_money(self) -> int:
        return sum({payment.external_id: payment.amount for _, payment in self.told}.values())


@settings(
    max_examples=100,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    database=None,
    derandomize=True,
)
@given(events=st.lists(st.sampled_from(EVENTS), min_size=3, max_size=14))
def test_in_a_hundred_random_orders_no_rupiah_is_lost_or_counted_twice(sari, now, events):
    story = Story(sari, now)
    was_paid = False
    for event in events:
        story.happen(event)
        assert counted(story.bill) == story.known_money
        assert not was_paid or story.bill.state == "SETTLED", "paid became unpaid"
        was_paid = story.bill.state == "SETTLED"
    story.check()
    assert counted(story.bill) == sum(p.amount for taken in story.at_bank.values() for p in taken)
    totals = queries.totals([story.bill.pk])
    assert totals.received == totals.allocated + totals.unallocated
    assert totals.owed == (650_000 if story.bill.state == "ISSUED" else 0)

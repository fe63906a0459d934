"""Jobs of the payment rooms: they take ids and call one action."""

from uuid import UUID

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from rantau.foundation import clock
from rantau.foundation.actor import Actor
from rantau.payments import actions


@app.task(name="payments.verify_notice", queue="payments", retry=RetryStrategy(max_attempts=5, exponential_wait=3))
def verify_notice(notice_id: str) -> None:
    """Tries for about six minutes; after that the poller takes over."""
    actions.verify_notice(notice_id=UUID(notice_id), actor=Actor.system("payments.verify_notice"), now=clock.now())


@app.task(name="payments.close_attempts", queue="payments", retry=RetryStrategy(max_attempts=8, exponential_wait=3))
def close_attempts(bill_id: str) -> None:
    actions.close_attempts(bill_id=UUID(bill_id), actor=Actor.system("payments.close_attempts"), now=clock.now())


@app.task(name="payments.ask_again", queue="payments")
def ask_again(gateway: str) -> None:
    actions.ask_again(gateway=gateway, actor=Actor.system("payments.ask_again"), now=clock.now())


@app.periodic(cron="*/5 * * * *", periodic_id="payments.poll")
@app.task(name="payments.poll", queue="payments", queueing_lock="payments.poll")
def poll(timestamp: int) -> None:
    """A notice that never came is found within 15 minutes (promise P18)."""
    actions.poll(actor=Actor.system("payments.poll"), now=clock.now())

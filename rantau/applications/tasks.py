"""Timers of applications: holds that were not paid, drafts nobody came back to."""

from contextlib import suppress

from procrastinate.contrib.django import app

from rantau.applications import actions, queries
from rantau.foundation import clock
from rantau.foundation.actor import Actor
from rantau.payments import queries as bills
from rantau.payments.actions import PaymentUnclear

TIMER = Actor.system("applications.timer")


@app.periodic(cron="* * * * *", periodic_id="applications.end_holds")
@app.task(name="applications.end_holds", queueing_lock="applications.end_holds")
def end_holds(timestamp: int) -> None:
    for bill in bills.due_before(clock.now()):
        end_hold.defer(reference=bill.holder)


@app.task(name="applications.end_hold")
def end_hold(reference: str) -> None:
    """While money may be on its way the place stays; the next minute asks again."""
    with suppress(PaymentUnclear):
        actions.end_hold(reference=reference, actor=TIMER, now=clock.now())


@app.periodic(cron="20 2 * * *", periodic_id="applications.expire_drafts")
@app.task(name="applications.expire_drafts", queueing_lock="applications.expire_drafts")
def expire_drafts(timestamp: int) -> None:
    for reference in queries.idle_drafts(clock.now()).values_list("reference", flat=True).iterator():
        actions.expire_draft(reference=reference, actor=TIMER, now=clock.now())

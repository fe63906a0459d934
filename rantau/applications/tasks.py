"""Timers of applications: holds that were not paid, guarantors who do not answer, drafts nobody came back to, and
people on outreach lists who never used their invitation."""

from contextlib import suppress
from uuid import UUID

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


@app.periodic(cron="*/10 * * * *", periodic_id="applications.watch_guarantees")
@app.task(name="applications.watch_guarantees", queueing_lock="applications.watch_guarantees")
def watch_guarantees(timestamp: int) -> None:
    """Each in a job of its own, so that one that fails keeps no other from being told."""
    now = clock.now()
    for guarantee_id in queries.guarantees_due(now).values_list("pk", flat=True):
        lapse_guarantee.defer(guarantee_id=str(guarantee_id))
    for guarantee_id in queries.guarantees_to_remind(now).values_list("pk", flat=True):
        remind_guarantor.defer(guarantee_id=str(guarantee_id))


@app.task(name="applications.lapse_guarantee")
def lapse_guarantee(guarantee_id: str) -> None:
    actions.lapse_guarantee(guarantee_id=UUID(guarantee_id), actor=TIMER, now=clock.now())


@app.task(name="applications.remind_guarantor")
def remind_guarantor(guarantee_id: str) -> None:
    actions.remind_guarantor(guarantee_id=UUID(guarantee_id), actor=TIMER, now=clock.now())


@app.periodic(cron="20 2 * * *", periodic_id="applications.expire_drafts")
@app.task(name="applications.expire_drafts", queueing_lock="applications.expire_drafts")
def expire_drafts(timestamp: int) -> None:
    for reference in queries.idle_drafts(clock.now()).values_list("reference", flat=True).iterator():
        actions.expire_draft(reference=reference, actor=TIMER, now=clock.now())


@app.periodic(cron="40 2 * * *", periodic_id="applications.forget_unclaimed")
@app.task(name="applications.forget_unclaimed", queueing_lock="applications.forget_unclaimed")
def forget_unclaimed(timestamp: int) -> None:
    rows = queries.unclaimed_rows(clock.day_of(clock.now()))
    for list_id in rows.values_list("outreach_id", flat=True).distinct():
        actions.forget_unclaimed(list_id=list_id, actor=TIMER, now=clock.now())

"""The one place that locks a bill or an attempt and writes its state. Order of locks: bill, then attempt."""

from datetime import datetime
from uuid import UUID

from procrastinate.contrib.django import app

from rantau.foundation.actor import Actor
from rantau.foundation.lifecycle import Facts
from rantau.payments.lifecycle import ATTEMPT, BILL, LIVE_ATTEMPT, AttemptState, BillState
from rantau.payments.models import Attempt, Bill, Settlement, StatusChange


def lock_bill(bill_id: UUID) -> Bill:
    """Raises Bill.DoesNotExist."""
    return Bill.objects.select_for_update().get(pk=bill_id)


def lock_attempt(attempt_id: UUID) -> tuple[Bill, Attempt]:
    """Raises Attempt.DoesNotExist."""
    bill = lock_bill(Attempt.objects.values_list("bill_id", flat=True).get(pk=attempt_id))
    return bill, Attempt.objects.select_for_update().get(pk=attempt_id)


def move_bill(
    bill: Bill,
    move: str,
    *,
    actor: Actor,
    now: datetime,
    facts: Facts | None = None,
    settlement: Settlement | None = None,
) -> None:
    """Ask the table, write the state (with the settlement that makes it SETTLED) and who moved it."""
    step = StatusChange(bill=bill, move=move, was=bill.state, author_kind=actor.kind, author=actor.id, at=now)
    bill.state = step.became = BILL.next(BillState(bill.state), move, facts)
    bill.settlement = settlement
    bill.save(update_fields=["state", "settlement"])
    step.save()


def move_attempt(attempt: Attempt, move: str, *, actor: Actor, now: datetime) -> None:
    step = StatusChange(bill_id=attempt.bill_id, attempt=attempt, move=move, was=attempt.state, at=now)
    step.author_kind, step.author = actor.kind, actor.id
    attempt.state = step.became = ATTEMPT.next(AttemptState(attempt.state), move)
    attempt.save(update_fields=["state"])
    step.save()


def close_other_attempts_later(bill: Bill) -> None:
    """A job in this transaction: nobody should be able to pay a closed bill."""
    if Attempt.objects.filter(bill=bill, state__in=LIVE_ATTEMPT).exists():
        app.configure_task("payments.close_attempts", queue="payments").defer(bill_id=str(bill.pk))

"""Turning what a gateway answered into settlements, reviews and states. The only reader of its words."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from rantau.foundation.actor import Actor
from rantau.journal import journal
from rantau.payments.actions import moves, settlement
from rantau.payments.actions.settlement import Outcome
from rantau.payments.events import AttemptChanged
from rantau.payments.gateways.base import Reported, StatusAnswer
from rantau.payments.lifecycle import LIVE_ATTEMPT, AttemptState
from rantau.payments.models import Attempt

MOVES = {Reported.FAILED: "fail", Reported.EXPIRED: "expire", Reported.CANCELLED: "cancel"}
# Longer than any charge call can still be on its way.
CHARGE_IN_FLIGHT = timedelta(minutes=2)


def apply(*, attempt_id: UUID, answer: StatusAnswer, actor: Actor, now: datetime) -> Outcome:
    """Settle what was paid, else note how the attempt stands. `now` is when the gateway was asked."""
    outcomes = [
        settlement.settle(attempt_id=attempt_id, payment=payment, actor=actor, now=now) for payment in answer.payments
    ]
    if answer.reported is Reported.REVERSED:
        outcomes.append(settlement.note_reversal(attempt_id=attempt_id, answer=answer, actor=actor, now=now))
    elif not answer.payments:
        _note_state(attempt_id, answer.reported, actor, now)
    Attempt.objects.filter(pk=attempt_id).update(checked_at=now)
    return max(outcomes, default=Outcome.NOTHING, key=list(Outcome).index)


@transaction.atomic
def _note_state(attempt_id: UUID, reported: Reported, actor: Actor, now: datetime) -> None:
    bill, attempt = moves.lock_attempt(attempt_id)
    move = _move(attempt, reported, now)
    if move is None:
        return
    moves.move_attempt(attempt, move, actor=actor, now=now)
    event = AttemptChanged(bill.holder, bill.office, bill.pk, attempt.pk, attempt.state)
    journal.record(event, actor=actor, now=now)


def _move(attempt: Attempt, reported: Reported, now: datetime) -> str | None:
    """What an unpaid attempt becomes. A hosted page is unknown to the gateway until somebody begins to pay there."""
    if attempt.state not in LIVE_ATTEMPT:
        return None
    if reported is not Reported.UNKNOWN:
        return MOVES.get(reported)
    if attempt.state == AttemptState.OPENING:
        return "fail" if now >= attempt.started_at + CHARGE_IN_FLIGHT else None
    return "expire" if now >= attempt.expires_at else None

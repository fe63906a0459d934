"""Asking the gateway. Nothing here holds a transaction while it waits for an answer."""

from datetime import datetime, timedelta
from uuid import UUID

import structlog
from django.conf import settings

from rantau.foundation.actor import Actor
from rantau.foundation.refusals import NotAllowed
from rantau.payments import policies, queries
from rantau.payments.actions import answers, settlement
from rantau.payments.actions.attempts import GatewayAway, close_attempts
from rantau.payments.actions.knocking import knock_soon
from rantau.payments.actions.settlement import Outcome
from rantau.payments.actions.turns import turns
from rantau.payments.gateways import registry
from rantau.payments.gateways.base import Payment, Permanent, Reported, StatusAnswer, Temporary
from rantau.payments.lifecycle import AttemptState
from rantau.payments.models import Attempt, Notice, Verdict

# A person may press the button as often as they like; the gateway hears it this often.
ASK_AGAIN = timedelta(seconds=5)
VERDICTS = {Outcome.SETTLED: Verdict.SETTLED, Outcome.REVIEW: Verdict.REVIEW}
log = structlog.get_logger(__name__)


def check_now(*, bill_id: UUID, actor: Actor, now: datetime) -> None:
    """Ask about every unpaid attempt of a bill. Raises NotAllowed; GatewayAway when one could not be asked."""
    bill = queries.bill(bill_id)
    if not policies.can_check(actor, bill):
        raise NotAllowed
    asker = actor if actor.is_system else Actor.system("payments.check_now")
    unpaid = queries.attempts(bill).exclude(state=AttemptState.PAID)
    due = [each for each in unpaid if each.asked_at is None or each.asked_at <= now - ASK_AGAIN]
    try:
        with turns.one():
            answered = [_asked(attempt, asker, now) for attempt in due]
    except Temporary as problem:
        raise GatewayAway from problem
    if not all(answered):
        raise GatewayAway


def poll(*, actor: Actor, now: datetime) -> int:
    """Find what notices did not tell: forgotten notices first, then attempts. Gives the number of answers.

    A gateway that is away is not asked again in this round.
    """
    away: set[str] = set()
    asked = 0
    for notice_id in queries.notices_to_verify(now):
        asked += _verified(notice_id, away, actor, now)
    for attempt in queries.attempts_to_poll(now):
        if attempt.gateway in away:
            continue
        if _asked(attempt, actor, now):
            asked += 1
        else:
            away.add(attempt.gateway)
    return asked


def ask_again(*, gateway: str, actor: Actor, now: datetime) -> int:
    """Knock at a gateway that was away, with all it was asked and did not answer; the number of answers.

    The first silence ends the round, and another one is planned.
    """
    try:
        notices = queries.unverified_notices(gateway)
        for notice_id in notices:
            verify_notice(notice_id=notice_id, actor=actor, now=now)
        attempts = queries.unanswered_attempts(gateway)
        for attempt in attempts:
            if not _asked(attempt, actor, now):
                return 0
        for bill_id in queries.bills_to_close(gateway):
            close_attempts(bill_id=bill_id, actor=actor, now=now)
    except Temporary:
        knock_soon(gateway)
        return 0
    return len(notices) + len(attempts)


def verify_notice(*, notice_id: UUID, actor: Actor, now: datetime) -> Outcome:
    """Ask the gateway whether a notice is true, and act on its answer alone. Raises Temporary: try again later."""
    notice = Notice.objects.get(pk=notice_id)
    if notice.verdict != Verdict.RECEIVED:
        return Outcome.KNOWN
    attempt = settlement.attempt_of_order(notice.gateway, notice.order)
    try:
        answer = registry.by_name(notice.gateway).status(notice.order, notice.external_id)
    except Temporary:
        knock_soon(notice.gateway)
        raise
    except (Permanent, registry.UnknownGateway) as problem:
        log.warning("notice not confirmed", gateway=notice.gateway, notice=str(notice.pk), why=str(problem))
        outcome = Outcome.NOTHING
    else:
        if attempt is None:
            outcome = _apply_orphan(notice, answer, actor, now)
        else:
            outcome = answers.apply(attempt_id=attempt.pk, answer=answer, actor=actor, now=now)
    verdict = VERDICTS.get(outcome, Verdict.NOTHING)
    Notice.objects.filter(pk=notice.pk).update(verdict=verdict, verified_at=now)
    return outcome


def _apply_orphan(notice: Notice, answer: StatusAnswer, actor: Actor, now: datetime) -> Outcome:
    """An order we never made: its money is held for the treasurer, and so is a signed claim nobody confirms."""
    payments = answer.payments
    if not payments and answer.reported is Reported.UNKNOWN:
        payments = (Payment(notice.external_id or notice.order, 0, None),)
    outcomes = [
        settlement.note_orphan(
            gateway=notice.gateway, order=notice.order, payment=payment, office=settings.OFFICE, actor=actor, now=now
        )
        for payment in payments
    ]
    return max(outcomes, default=Outcome.NOTHING, key=list(Outcome).index)


def _verified(notice_id: UUID, away: set[str], actor: Actor, now: datetime) -> bool:
    gateway = Notice.objects.values_list("gateway", flat=True).get(pk=notice_id)
    if gateway in away:
        return False
    try:
        verify_notice(notice_id=notice_id, actor=actor, now=now)
    except Temporary:
        away.add(gateway)
        return False
    return True


def _asked(attempt: Attempt, actor: Actor, now: datetime) -> bool:
    """True when the gateway answered, whatever it said."""
    Attempt.objects.filter(pk=attempt.pk).update(asked_at=now)
    try:
        answer = registry.by_name(attempt.gateway).status(attempt.order)
    except Temporary as problem:
        log.warning("gateway away", gateway=attempt.gateway, attempt=attempt.order, why=str(problem))
        knock_soon(attempt.gateway)
        return False
    except (Permanent, registry.UnknownGateway) as problem:
        log.warning("gateway makes no sense", gateway=attempt.gateway, attempt=attempt.order, why=str(problem))
        return True
    answers.apply(attempt_id=attempt.pk, answer=answer, actor=actor, now=now)
    return True

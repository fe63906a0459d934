"""Trying to pay. The row is committed before the gateway hears of it, so that no order is ever lost to a crash."""

from dataclasses import asdict
from datetime import datetime
from uuid import UUID

import structlog
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from rantau.foundation import references
from rantau.foundation.actor import Actor
from rantau.foundation.refusals import NotAllowed, Refusal
from rantau.journal import journal
from rantau.payments import policies, queries
from rantau.payments.actions import answers, moves
from rantau.payments.actions.bills import BillClosed
from rantau.payments.actions.knocking import knock_soon
from rantau.payments.actions.turns import turns
from rantau.payments.events import AttemptChanged, AttemptStarted
from rantau.payments.gateways import registry
from rantau.payments.gateways.base import Channel, ChargeAnswer, ChargeLine, ChargeRequest, Permanent, Temporary
from rantau.payments.lifecycle import LIVE_ATTEMPT, AttemptState, BillState
from rantau.payments.models import Attempt, Bill

log = structlog.get_logger(__name__)


class GatewayAway(Refusal):
    code = "gateway_away"
    message = _("Saluran pembayaran sedang terganggu. Tagihan Anda aman. Coba lagi sebentar, atau pilih cara lain.")


class ChannelRefused(Refusal):
    code = "channel_refused"
    message = _("Cara bayar ini tidak bisa dipakai untuk tagihan ini. Pilih cara lain.")


def start_attempt(*, bill_id: UUID, channel: str, return_url: str = "", actor: Actor, now: datetime) -> Attempt:
    """Open the bill at the gateway of `channel` and keep its instructions; the same channel again: the same attempt.

    Not to be called inside a transaction. `return_url` is where a hosted page sends the payer back.
    Raises NotAllowed, BillClosed, ChannelRefused, GatewayAway (the attempt stays OPENING and may be started again).
    """
    attempt = _begin(bill_id, channel, actor, now)
    if attempt.state == AttemptState.PENDING:
        return attempt
    try:
        with turns.one():
            answer = registry.by_name(attempt.gateway).charge(_request(attempt, return_url, now))
    except Temporary as problem:
        log.warning("gateway away", gateway=attempt.gateway, attempt=attempt.order, why=str(problem))
        raise GatewayAway from problem
    except Permanent as problem:
        log.warning("gateway refused", gateway=attempt.gateway, attempt=attempt.order, why=str(problem))
        _note_refusal(attempt.pk, actor, now)
        raise ChannelRefused from problem
    return _keep(attempt.pk, answer, actor, now)


@transaction.atomic
def _begin(bill_id: UUID, channel: str, actor: Actor, now: datetime) -> Attempt:
    bill = moves.lock_bill(bill_id)
    if not policies.can_pay(actor, bill):
        raise NotAllowed
    if channel not in queries.channels():
        raise ChannelRefused
    if bill.state != BillState.ISSUED or now >= bill.expires_at:
        raise BillClosed
    if live := queries.live_attempts(bill).filter(channel=channel).first():
        return live
    attempt = Attempt.objects.create(
        order="BYR" + references.new().removeprefix(references.PREFIX),
        bill=bill,
        channel=channel,
        gateway=registry.for_channel(channel).name,
        started_at=now,
        expires_at=bill.expires_at,
    )
    event = AttemptStarted(bill.holder, bill.owner_id, bill.office, bill.pk, attempt.pk, channel)
    journal.record(event, actor=actor, now=now)
    return attempt


def _request(attempt: Attempt, return_url: str, now: datetime) -> ChargeRequest:
    bill = attempt.bill
    return ChargeRequest(
        order=attempt.order,
        channel=Channel(attempt.channel),
        amount=bill.amount,
        lines=tuple(ChargeLine(line.code, line.label, line.amount) for line in bill.lines.all()),
        description=f"{bill.number} {bill.holder}",
        payer_name=bill.payer_name,
        now=now,
        expires_at=bill.expires_at,
        return_url=return_url,
    )


@transaction.atomic
def _keep(attempt_id: UUID, answer: ChargeAnswer, actor: Actor, now: datetime) -> Attempt:
    bill, attempt = moves.lock_attempt(attempt_id)
    if attempt.state != AttemptState.OPENING:
        return attempt  # the other of two clicks was faster, or the money came before the answer
    attempt.external_id = answer.external_id
    attempt.instructions = asdict(answer.instructions)
    attempt.expires_at = answer.expires_at
    attempt.save(update_fields=["external_id", "instructions", "expires_at"])
    moves.move_attempt(attempt, "answer", actor=actor, now=now)
    if bill.state != BillState.ISSUED:
        moves.close_other_attempts_later(bill)
    journal.record(_changed(bill, attempt), actor=actor, now=now)
    return attempt


@transaction.atomic
def _note_refusal(attempt_id: UUID, actor: Actor, now: datetime) -> None:
    bill, attempt = moves.lock_attempt(attempt_id)
    if attempt.state in LIVE_ATTEMPT:
        moves.move_attempt(attempt, "fail", actor=actor, now=now)
        journal.record(_changed(bill, attempt), actor=actor, now=now)


def _changed(bill: Bill, attempt: Attempt) -> AttemptChanged:
    return AttemptChanged(bill.holder, bill.office, bill.pk, attempt.pk, attempt.state)


def close_attempts(*, bill_id: UUID, actor: Actor, now: datetime) -> None:
    """Ask the gateways to take no more money for a closed bill. Not inside a transaction. Raises Temporary."""
    bill = queries.bill(bill_id)
    if not policies.can_expire(actor):
        raise NotAllowed
    if bill.state == BillState.ISSUED:
        return
    for attempt in queries.live_attempts(bill):
        try:
            answer = registry.by_name(attempt.gateway).cancel(attempt.order)
        except Temporary:
            knock_soon(attempt.gateway)
            raise
        except (Permanent, registry.UnknownGateway) as problem:
            log.warning("could not close attempt", attempt=attempt.order, why=str(problem))
            continue
        answers.apply(attempt_id=attempt.pk, answer=answer, actor=actor, now=now)

"""Counting money exactly once: it settles its bill, or becomes an item for the treasurer. Never neither, never both."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Q

from rantau.foundation.actor import Actor
from rantau.foundation.refusals import NotAllowed
from rantau.journal import journal
from rantau.payments import policies
from rantau.payments.actions import moves, posting
from rantau.payments.events import BillSettled, PaymentNeedsReview, StateReceiptArrived
from rantau.payments.gateways.base import Payment, StatusAnswer
from rantau.payments.lifecycle import AttemptState, BillState
from rantau.payments.models import Account, Attempt, Bill, Reason, Review, Settlement


class Outcome(StrEnum):
    """What came of an answer; later members weigh more."""

    NOTHING = "NOTHING"
    KNOWN = "KNOWN"
    REVIEW = "REVIEW"
    SETTLED = "SETTLED"


@transaction.atomic
def settle(*, attempt_id: UUID, payment: Payment, actor: Actor, now: datetime) -> Outcome:
    """Count money that a gateway confirmed for an attempt.

    The first right amount settles the bill, also after its end (`late`). The same money again changes nothing; other
    money for a settled bill, or a wrong amount, is held and becomes a review.
    """
    if not policies.can_settle(actor):
        raise NotAllowed
    bill, attempt = moves.lock_attempt(attempt_id)
    if known := _known(attempt.gateway, payment):
        _note_state_receipt(known, payment, actor, now)
        return Outcome.KNOWN
    if attempt.state != AttemptState.PAID:
        moves.move_attempt(attempt, "pay", actor=actor, now=now)
    if reason := _what_is_wrong(bill, payment):
        held = _held(bill, attempt.gateway, attempt.order, payment, now)
        return _open_review(held, reason, actor, now)
    paid = Settlement.objects.create(
        attempt=attempt,
        gateway=attempt.gateway,
        external_id=payment.external_id,
        amount=payment.amount,
        paid_at=payment.paid_at or now,
        recorded_at=now,
        late=bill.state != BillState.ISSUED,
        via=attempt.channel,
        ntpn=payment.ntpn,
        ntb=payment.ntb,
    )
    settle_bill(bill, paid, source_of(payment), actor, now)
    return Outcome.SETTLED


def settle_bill(bill: Bill, paid: Settlement, source: Account, actor: Actor, now: datetime) -> None:
    """Give the money to the bill: state, ledger, journal. The caller holds the bill's lock."""
    if paid.late:
        posting.bill_opened(bill, now, "reopen")
    posting.money_for_bill(bill, source, now)
    moves.move_bill(bill, "settle_late" if paid.late else "settle", actor=actor, now=now, settlement=paid)
    moves.close_other_attempts_later(bill)
    event = BillSettled(
        bill.holder, bill.owner_id, bill.office, bill.pk, paid.amount, paid.paid_at, paid.late, paid.via
    )
    journal.record(event, actor=actor, now=now)


def source_of(payment: Payment) -> Account:
    """Money with a bank number went to the treasury; all other lies with a collecting partner."""
    return Account.TREASURY if payment.ntb or payment.ntpn else Account.GATEWAY


def _known(gateway: str, payment: Payment) -> Settlement | Review | None:
    """Where this money was counted before: by its id at the gateway, or by the treasury's numbers."""
    same = Q(gateway=gateway, external_id=payment.external_id)
    if payment.ntpn:
        same |= Q(ntpn=payment.ntpn)
    if payment.ntb:
        same |= Q(ntb=payment.ntb)
    reviews = Review.objects.exclude(reason__in=[Reason.REVERSED, Reason.EXCESS])
    return (
        Settlement.objects.filter(same).select_related("bill").first()
        or reviews.filter(gateway=gateway, external_id=payment.external_id).first()
    )


def _note_state_receipt(known: Settlement | Review, payment: Payment, actor: Actor, now: datetime) -> None:
    if isinstance(known, Settlement) and payment.ntpn and not known.ntpn:
        known.ntpn = payment.ntpn
        known.save(update_fields=["ntpn"])
        bill = known.bill
        journal.record(StateReceiptArrived(bill.holder, bill.office, bill.pk), actor=actor, now=now)


def _what_is_wrong(bill: Bill, payment: Payment) -> Reason | None:
    if bill.state == BillState.SETTLED:
        return Reason.DUPLICATE
    if payment.amount < bill.amount:
        return Reason.UNDERPAID
    return Reason.OVERPAID if payment.amount > bill.amount else None


def _held(bill: Bill | None, gateway: str, order: str, payment: Payment, now: datetime) -> Review:
    """An item (not saved yet) for money that is posted as belonging to nobody yet."""
    if payment.amount:
        posting.money_held(bill, source_of(payment), payment.amount, now, "hold")
    return Review(
        bill=bill,
        gateway=gateway,
        order=order,
        external_id=payment.external_id,
        amount=payment.amount,
        told_amount=payment.amount,
        paid_at=payment.paid_at or now,
    )


def _open_review(item: Review, reason: Reason, actor: Actor, now: datetime, office: str = "") -> Outcome:
    bill = item.bill
    item.reason, item.opened_at, item.office = reason, now, bill.office if bill else office
    item.save(force_insert=True)
    event = PaymentNeedsReview(
        application=bill.holder if bill else "",
        office=item.office,
        review_id=item.pk,
        reason=reason,
        amount=item.amount,
        bill_id=bill.pk if bill else None,
        account_id=bill.owner_id if bill else None,
    )
    journal.record(event, actor=actor, now=now)
    return Outcome.REVIEW


def note_orphan(*, gateway: str, order: str, payment: Payment, office: str, actor: Actor, now: datetime) -> Outcome:
    """Money, or the claim of it (amount 0), for an order that is not ours."""
    try:
        with transaction.atomic():
            if _known(gateway, payment):
                return Outcome.KNOWN
            return _open_review(_held(None, gateway, order, payment, now), Reason.ORPHAN, actor, now, office)
    except IntegrityError:  # two notices at the same moment
        return Outcome.KNOWN


@transaction.atomic
def note_reversal(*, attempt_id: UUID, answer: StatusAnswer, actor: Actor, now: datetime) -> Outcome:
    """Refund or chargeback at the gateway: somebody must look; nothing becomes unpaid by it."""
    bill, attempt = moves.lock_attempt(attempt_id)
    external_id = answer.external_id or attempt.order
    if Review.objects.filter(gateway=attempt.gateway, external_id=external_id, reason=Reason.REVERSED).exists():
        return Outcome.KNOWN
    item = Review(
        bill=bill,
        gateway=attempt.gateway,
        order=attempt.order,
        external_id=external_id,
        amount=0,
        told_amount=answer.reversed_amount,
        paid_at=now,
    )
    return _open_review(item, Reason.REVERSED, actor, now)


def attempt_of_order(gateway: str, order: str) -> Attempt | None:
    return Attempt.objects.filter(gateway=gateway, order=order).first()

"""What only the receiving treasurer decides, by hand and under their name."""

import re
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from rantau.foundation.actor import Actor
from rantau.foundation.refusals import NotAllowed, Refusal, Stale
from rantau.journal import journal
from rantau.payments import policies
from rantau.payments.actions import moves, settlement
from rantau.payments.events import ReviewAnswered
from rantau.payments.lifecycle import BillState
from rantau.payments.models import Account, Answer, Bill, Reason, Review, Settlement

NTPN = re.compile(r"[0-9A-Z]{16}")
NTB = re.compile(r"[0-9A-Z]{12}|")


class AlreadySettled(Refusal):
    code = "already_settled"
    message = _("Tagihan ini sudah lunas.")


class NtpnWrong(Refusal):
    code = "ntpn_wrong"
    field = "ntpn"
    message = _("NTPN terdiri dari 16 huruf dan angka, NTB dari 12.")


class NtpnAlreadyUsed(Refusal):
    code = "ntpn_already_used"
    field = "ntpn"
    message = _("NTPN ini sudah dipakai untuk tagihan lain.")


class AmountStillMissing(Refusal):
    code = "amount_still_missing"
    message = _("Uang yang diterima kurang dari jumlah tagihan.")


class MoneyIsHeld(Refusal):
    code = "money_is_held"
    field = "answer"
    message = _("Uang ini sudah diterima. Pilih pengembalian, atau lunasi tagihan dengannya.")


@transaction.atomic
def confirm_by_treasurer(
    *,
    bill_id: UUID,
    ntpn: str,
    ntb: str = "",
    note: str,
    review_id: UUID | None = None,
    actor: Actor,
    now: datetime,
) -> Bill:
    """Settle a bill by hand after finding its money at the treasury (NTPN, 16 letters and digits).

    With `review_id` the money is the held money of that item; what is left of it becomes a new item.
    Raises NotAllowed, AlreadySettled, NtpnWrong, NtpnAlreadyUsed, AmountStillMissing, Stale (item answered meanwhile).
    """
    bill = moves.lock_bill(bill_id)
    if not policies.can_do_treasury(actor, bill.office):
        raise NotAllowed
    if bill.state == BillState.SETTLED:
        raise AlreadySettled
    _check_numbers(ntpn, ntb)
    item = _locked_item(review_id, bill) if review_id else None
    if item and item.amount < bill.amount:
        raise AmountStillMissing
    paid = Settlement.objects.create(
        gateway=item.gateway if item else "treasurer",
        external_id=item.external_id if item else ntpn,
        amount=bill.amount,
        paid_at=item.paid_at if item else now,
        recorded_at=now,
        late=bill.state != BillState.ISSUED,
        via="TREASURER",
        ntpn=ntpn,
        ntb=ntb,
        note=note,
    )
    if item:
        _give_away(item, bill, note, actor, now)
    settlement.settle_bill(bill, paid, Account.UNALLOCATED if item else Account.TREASURY, actor, now)
    return bill


def _check_numbers(ntpn: str, ntb: str) -> None:
    if not NTPN.fullmatch(ntpn) or not NTB.fullmatch(ntb):
        raise NtpnWrong
    if Settlement.objects.filter(ntpn=ntpn).exists():
        raise NtpnAlreadyUsed


def _locked_item(review_id: UUID, bill: Bill) -> Review:
    item = Review.objects.select_for_update().get(pk=review_id)
    if item.answer:
        raise Stale
    if item.office != bill.office or item.bill_id not in {None, bill.pk}:
        raise NotAllowed
    return item


def _give_away(item: Review, bill: Bill, note: str, actor: Actor, now: datetime) -> None:
    """Mark the held money as given to the bill, and keep an item for what is left."""
    _close(item, Answer.ALLOCATED, note, actor, now)
    if left := item.amount - bill.amount:
        Review.objects.create(
            reason=Reason.EXCESS,
            bill=bill,
            office=bill.office,
            gateway=item.gateway,
            order=item.order,
            external_id=item.external_id,
            amount=left,
            told_amount=left,
            paid_at=item.paid_at,
            opened_at=now,
        )


@transaction.atomic
def answer_review(*, review_id: UUID, answer: str, note: str, actor: Actor, now: datetime) -> Review:
    """Close an item that settles no bill: TO_RETURN starts the legal way back, NOT_MONEY says that none came.

    Raises NotAllowed, Stale (answered meanwhile), MoneyIsHeld (NOT_MONEY although money is held).
    """
    item = Review.objects.select_for_update().get(pk=review_id)
    if not policies.can_do_treasury(actor, item.office):
        raise NotAllowed
    if item.answer:
        raise Stale
    chosen = Answer(answer)
    if chosen is Answer.ALLOCATED:
        raise NotAllowed
    if chosen is Answer.NOT_MONEY and item.amount:
        raise MoneyIsHeld
    _close(item, chosen, note, actor, now)
    holder = item.bill.holder if item.bill else ""
    journal.record(ReviewAnswered(holder, item.office, item.pk, chosen), actor=actor, now=now)
    return item


def _close(item: Review, answer: Answer, note: str, actor: Actor, now: datetime) -> None:
    item.answer, item.answered_at, item.answered_by, item.note = answer, now, actor.id, note
    item.save(update_fields=["answer", "answered_at", "answered_by", "note"])

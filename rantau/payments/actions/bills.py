"""A bill is opened once, and ends once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from rantau.foundation import references
from rantau.foundation.actor import Actor
from rantau.foundation.refusals import NotAllowed, Refusal
from rantau.journal import journal
from rantau.payments import policies, queries
from rantau.payments.actions import moves, posting
from rantau.payments.events import BillCancelled, BillExpired, BillOpened
from rantau.payments.lifecycle import BillState
from rantau.payments.models import Bill, BillLine

# A gateway that is silent for so long must not keep a place for ever; money that comes later is still counted.
SILENCE_LIMIT = timedelta(hours=24)


class AnotherBillOpen(Refusal):
    code = "another_bill_open"
    message = _("Masih ada tagihan lain yang belum dibayar untuk permohonan ini.")


class BillClosed(Refusal):
    code = "bill_closed"
    message = _("Tagihan ini sudah ditutup. Kembali ke permohonan Anda untuk langkah berikutnya.")


class UnknownBill(Refusal):
    code = "unknown_bill"
    field = "number"
    message = _("Tagihan dengan nomor ini tidak ditemukan.")


@dataclass(frozen=True, slots=True)
class Line:
    """One tariff line; `amount` in rupiah, above zero."""

    code: str
    label: str
    amount: int


def open_bill(
    *,
    holder: str,
    owner_id: UUID,
    payer_name: str,
    lines: Sequence[Line],
    tariff_version: str,
    expires_at: datetime,
    return_to: str,
    key: str,
    office: str = "",
    actor: Actor,
    now: datetime,
) -> Bill:
    """Open the bill, or give back the one that this `key` opened before. Raises AnotherBillOpen, NotAllowed.

    `return_to` is the path on this site where the payer goes on. ValueError for lines or a path that cannot be meant.
    """
    if not policies.can_open(actor, owner_id):
        raise NotAllowed
    _check(lines, return_to)
    new = Bill(
        number="INV" + references.new().removeprefix(references.PREFIX),
        key=key,
        holder=holder,
        owner_id=owner_id,
        office=office or settings.OFFICE,
        payer_name=payer_name,
        amount=sum(line.amount for line in lines),
        tariff_version=tariff_version,
        return_to=return_to,
        issued_at=now,
        expires_at=expires_at,
    )
    with transaction.atomic():
        if opened := _insert(new):
            return opened
        BillLine.objects.bulk_create(
            BillLine(bill=new, position=position, code=line.code, label=line.label, amount=line.amount)
            for position, line in enumerate(lines)
        )
        posting.bill_opened(new, now)
        journal.record(
            BillOpened(holder, owner_id, new.office, new.pk, new.amount, expires_at),
            actor=actor,
            now=now,
        )
    return new


def _insert(new: Bill) -> Bill | None:
    """None when `new` was inserted, else the bill of the same key. The database decides races, not this code."""
    if opened := _same_key(new):
        return opened
    try:
        with transaction.atomic():
            new.save(force_insert=True)
    except IntegrityError:
        if opened := _same_key(new):
            return opened
        raise AnotherBillOpen from None
    return None


def _same_key(new: Bill) -> Bill | None:
    opened = Bill.objects.filter(key=new.key).first()
    if opened and (opened.holder, opened.owner_id) != (new.holder, new.owner_id):
        raise ValueError(f"key {new.key} already made a bill for another holder")
    return opened


def _check(lines: Sequence[Line], return_to: str) -> None:
    if not lines or any(line.amount <= 0 for line in lines):
        raise ValueError("a bill needs lines, each above zero")
    if not return_to.startswith("/") or return_to.startswith(("//", "/\\")):
        raise ValueError("return_to is a path on this site")


def lock(bill_id: UUID) -> Bill:
    """The bill, locked until the caller's transaction ends. Callers lock the bill before a booking."""
    return moves.lock_bill(bill_id)


@transaction.atomic
def expire(*, bill_id: UUID, actor: Actor, now: datetime) -> Bill:
    """End an unpaid bill after its deadline.

    Raises PaymentUnclear when a gateway has not been asked since the deadline (call `check_now`, or let the poller, and
    try again), or while the treasurer looks at money for it. Raises MoveNotPossible for a settled or ended bill,
    NotYetDue before the deadline.
    """
    if not policies.can_expire(actor):
        raise NotAllowed
    bill = moves.lock_bill(bill_id)
    facts = {"now": now, "expires_at": bill.expires_at, "unclear": _is_unclear(bill, now)}
    moves.move_bill(bill, "expire", actor=actor, now=now, facts=facts)
    posting.bill_ended(bill, now, "expire")
    moves.close_other_attempts_later(bill)
    journal.record(BillExpired(bill.holder, bill.owner_id, bill.office, bill.pk), actor=actor, now=now)
    return bill


def _is_unclear(bill: Bill, now: datetime) -> bool:
    if now >= bill.expires_at + SILENCE_LIMIT:
        return False
    if queries.has_open_review(bill):
        return True
    answered = [attempt.checked_at for attempt in queries.live_attempts(bill)]
    return any(at is None or at < bill.expires_at for at in answered)


@transaction.atomic
def cancel(*, bill_id: UUID, actor: Actor, now: datetime) -> Bill:
    """Close an unpaid bill because its cause is gone; a second time changes nothing. Raises MoveNotPossible."""
    bill = moves.lock_bill(bill_id)
    if not policies.can_cancel(actor, bill):
        raise NotAllowed
    if bill.state == BillState.CANCELLED:
        return bill
    moves.move_bill(bill, "cancel", actor=actor, now=now)
    posting.bill_ended(bill, now, "cancel")
    moves.close_other_attempts_later(bill)
    journal.record(BillCancelled(bill.holder, bill.owner_id, bill.office, bill.pk), actor=actor, now=now)
    return bill

"""States of a bill and of an attempt to pay it, as two tables."""

from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from rantau.foundation.lifecycle import Facts, Lifecycle, Move
from rantau.foundation.refusals import Refusal


class BillState(StrEnum):
    ISSUED = "ISSUED"
    SETTLED = "SETTLED"
    EXPIRED = "EXPIRED"
    CANCELLED = "CANCELLED"


class AttemptState(StrEnum):
    OPENING = "OPENING"  # the gateway may or may not have heard of it
    PENDING = "PENDING"
    PAID = "PAID"
    FAILED = "FAILED"
    EXPIRED = "EXPIRED"
    CANCELLED = "CANCELLED"


LIVE_ATTEMPT = (AttemptState.OPENING, AttemptState.PENDING)
DEAD_ATTEMPT = (AttemptState.FAILED, AttemptState.EXPIRED, AttemptState.CANCELLED)


class PaymentUnclear(Refusal):
    """Money may be on its way: ask the gateway (`check_now`) before ending the bill."""

    code = "payment_unclear"
    message = _("Pembayaran sedang kami periksa. Coba lagi beberapa menit lagi.")


class NotYetDue(Refusal):
    code = "bill_not_yet_due"
    message = _("Batas waktu tagihan ini belum lewat.")


def _past_its_deadline(facts: Facts) -> Refusal | None:
    return None if facts["now"] >= facts["expires_at"] else NotYetDue()


def _nothing_on_its_way(facts: Facts) -> Refusal | None:
    return PaymentUnclear() if facts["unclear"] else None


BILL: Lifecycle[BillState] = Lifecycle(
    "bill",
    (
        Move("settle", (BillState.ISSUED,), BillState.SETTLED, label=_("Lunas")),
        # Money is never lost: a payment that comes after the end still settles the bill.
        Move("settle_late", (BillState.EXPIRED, BillState.CANCELLED), BillState.SETTLED, label=_("Lunas terlambat")),
        Move(
            "expire",
            (BillState.ISSUED,),
            BillState.EXPIRED,
            guards=(_past_its_deadline, _nothing_on_its_way),
            label=_("Kedaluwarsa"),
        ),
        Move("cancel", (BillState.ISSUED,), BillState.CANCELLED, label=_("Dibatalkan")),
    ),
)

ATTEMPT: Lifecycle[AttemptState] = Lifecycle(
    "attempt",
    (
        Move("answer", (AttemptState.OPENING,), AttemptState.PENDING),
        # No move leaves PAID: a late or reordered notice cannot un-pay anything.
        Move("pay", (*LIVE_ATTEMPT, *DEAD_ATTEMPT), AttemptState.PAID),
        Move("fail", LIVE_ATTEMPT, AttemptState.FAILED),
        Move("expire", LIVE_ATTEMPT, AttemptState.EXPIRED),
        Move("cancel", LIVE_ATTEMPT, AttemptState.CANCELLED),
    ),
)

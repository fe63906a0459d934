"""The receipt as a page."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from rantau.foundation import money
from rantau.payments.models import Bill, Settlement
from rantau.payments.presenters.words import channel_name
from rantau.ui.formats import wib


@dataclass(frozen=True, slots=True)
class ReceiptPage:
    holder: str
    rows: Sequence[tuple[str, str, None]]
    lines: Sequence[tuple[str, int]]
    total: int
    spelled: str
    has_paper: bool
    return_to: str


def receipt_page(bill: Bill, paid: Settlement, payee: str) -> ReceiptPage:
    rows = [
        (_("Nomor tagihan"), bill.number),
        (_("Permohonan"), bill.holder),
        (_("Nama pembayar"), bill.payer_name),
        (_("Penerima"), payee),
        (_("Dibayar"), wib(paid.paid_at)),
        (_("Cara bayar"), channel_name(paid.via)),
        (_("NTPN (bukti Kas Negara)"), paid.ntpn or _("Menyusul. Kuitansi ini tetap sah.")),
        *([(_("NTB (bukti bank)"), paid.ntb)] if paid.ntb else []),
    ]
    return ReceiptPage(
        holder=bill.holder,
        rows=[(label, value, None) for label, value in rows],
        lines=[(line.label, line.amount) for line in bill.lines.all()],
        total=bill.amount,
        spelled=money.spelled(bill.amount),
        has_paper=paid.receipt is not None,
        return_to=bill.return_to,
    )

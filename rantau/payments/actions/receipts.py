"""The receipt: a paper with its own number and code, made once for each settled bill."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rantau.accounts import queries as accounts
from rantau.foundation import money
from rantau.foundation.actor import Actor
from rantau.foundation.refusals import NotAllowed, Refusal
from rantau.issuing import actions as issuing
from rantau.journal import journal
from rantau.offices import queries as offices
from rantau.payments import policies
from rantau.payments.actions import moves
from rantau.payments.events import ReceiptIssued
from rantau.payments.models import Bill, Settlement
from rantau.ui import formats

TEMPLATE = "payments/pdf/receipt.typ"


class NoReceiptYet(Refusal):
    code = "no_receipt_yet"
    message = gettext_lazy("Kuitansi dibuat setelah pembayaran lunas.")


@transaction.atomic
def issue_receipt(*, bill_id: UUID, actor: Actor, now: datetime) -> UUID:
    """The id of the receipt's paper; made at the first call. Raises NotAllowed, NoReceiptYet."""
    bill = moves.lock_bill(bill_id)
    if not policies.can_check(actor, bill):
        raise NotAllowed
    paid = bill.settlement
    if paid is None:
        raise NoReceiptYet
    if paid.receipt:
        return paid.receipt
    language = accounts.contact_points(bill.owner_id).language
    with translation.override(language):
        data = _data(bill, paid)
    paper = issuing.issue(
        kind="RECEIPT",
        template=TEMPLATE,
        data=data,
        holder=bill.holder,
        owner_id=bill.owner_id,
        language=language,
        actor=actor,
        now=now,
    )
    paid.receipt = paper.id
    paid.save(update_fields=["receipt"])
    event = ReceiptIssued(bill.holder, bill.owner_id, bill.office, bill.pk, paper.id)
    journal.record(event, actor=actor, now=now)
    return paper.id


def _data(bill: Bill, paid: Settlement) -> dict[str, object]:
    """What the paper prints; all words come ready, so that the template only sets them."""
    facts = [
        (_("Nomor tagihan"), bill.number),
        (_("Permohonan"), bill.holder),
        (_("Nama pembayar"), bill.payer_name),
        (_("Penerima"), _("Kas Negara (PNBP), melalui %(office)s") % {"office": offices.office(bill.office).name}),
        (_("Dibayar"), formats.wib(paid.paid_at)),
        (_("NTPN"), paid.ntpn or _("menyusul")),
        (_("NTB"), paid.ntb or "-"),
        (_("Dasar tarif"), bill.tariff_version),
    ]
    return {
        "title": _("Kuitansi pembayaran"),
        "facts": [[label, value] for label, value in facts],
        "what": _("Untuk"),
        "amount": _("Jumlah"),
        "lines": [[line.label, money.rupiah(line.amount)] for line in bill.lines.all()],
        "total": money.rupiah(bill.amount),
        "spelled_label": _("Terbilang"),
        "spelled": money.spelled(bill.amount),
        "words": _("Kuitansi ini bukti bahwa pembayaran Anda sudah kami terima. Simpan sampai urusan Anda selesai."),
    }

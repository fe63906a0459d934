"""The treasurer's lists and items."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rantau.foundation import money
from rantau.payments.lifecycle import BillState
from rantau.payments.models import Review, Settlement
from rantau.payments.presenters.words import ANSWERS, REASONS, channel_name
from rantau.ui.formats import clock, wib
from rantau.ui.parts import Cell, Row

REVIEW_COLUMNS = (gettext_lazy("Tagihan"), gettext_lazy("Alasan"), gettext_lazy("Jumlah"), gettext_lazy("Sejak"))
SETTLEMENT_COLUMNS = (
    gettext_lazy("Tagihan"),
    gettext_lazy("Jumlah"),
    gettext_lazy("Cara"),
    gettext_lazy("Pukul"),
    gettext_lazy("NTPN"),
)


def review_rows(reviews: Iterable[Review]) -> list[Row]:
    return [
        Row(
            cells=[
                Cell(item.bill.number if item.bill else item.order, item.bill.holder if item.bill else item.gateway),
                Cell(str(REASONS[item.reason]), tone="warn"),
                money.rupiah(item.told_amount),
                wib(item.opened_at),
            ],
            url=reverse("payments:review", args=[item.pk]),
        )
        for item in reviews
    ]


def settlement_rows(settlements: Iterable[Settlement]) -> list[Row]:
    return [
        Row(
            cells=[
                Cell(paid.bill.number, paid.bill.holder),
                money.rupiah(paid.amount),
                Cell(channel_name(paid.via), _("terlambat") if paid.late else ""),
                clock(paid.paid_at),
                paid.ntpn or "-",
            ]
        )
        for paid in settlements
    ]


@dataclass(frozen=True, slots=True)
class ReviewPage:
    title: str
    rows: Sequence[tuple[str, str, None]]
    is_open: bool
    can_settle: bool
    bill_number: str


def review_page(item: Review) -> ReviewPage:
    bill = item.bill
    facts: list[tuple[str, Any]] = [
        (_("Alasan"), REASONS[item.reason]),
        (_("Uang yang dipegang"), money.rupiah(item.amount)),
        (_("Jumlah menurut gerbang pembayaran"), money.rupiah(item.told_amount)),
        (_("Tagihan"), f"{bill.number}, {money.rupiah(bill.amount)}" if bill else _("tidak dikenal")),
        (_("Permohonan"), bill.holder if bill else "-"),
        (_("Gerbang pembayaran"), f"{item.gateway}, {item.order}"),
        (_("Nomor transaksi"), item.external_id),
        (_("Waktu bayar"), wib(item.paid_at)),
    ]
    if item.answer:
        facts += [(_("Keputusan"), ANSWERS[item.answer]), (_("Catatan"), item.note or "-")]
    return ReviewPage(
        title=str(REASONS[item.reason]),
        rows=[(label, str(value), None) for label, value in facts],
        is_open=not item.answer,
        can_settle=not item.answer and item.amount > 0,
        bill_number=bill.number if bill and bill.state != BillState.SETTLED else "",
    )

"""What payment screens say: words for channels, states and items, in the language that is active."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rantau.foundation import money
from rantau.issuing import queries as issuing
from rantau.payments import queries
from rantau.payments.gateways.base import Channel, Instructions
from rantau.payments.lifecycle import LIVE_ATTEMPT, BillState
from rantau.payments.models import Attempt, Bill, Review, Settlement
from rantau.ui.formats import clock, wib
from rantau.ui.parts import Cell, Row

Words = str | Promise
CHANNELS: dict[str, tuple[Words, Words]] = {
    Channel.BILLING_CODE: (
        gettext_lazy("Kode billing (bank, kantor pos, ATM, m-banking)"),
        gettext_lazy("Langsung ke Kas Negara. Bisa tunai di teller."),
    ),
    Channel.VA: (gettext_lazy("Virtual account bank"), gettext_lazy("Bayar dari m-banking atau ATM.")),
    Channel.QRIS: (gettext_lazy("QRIS"), gettext_lazy("Pindai dengan aplikasi bank atau dompet digital.")),
    Channel.EWALLET: (
        gettext_lazy("Dompet digital"),
        gettext_lazy("Bayar dari aplikasi dompet digital di ponsel Anda."),
    ),
    Channel.CARD: (
        gettext_lazy("Kartu debit atau kredit"),
        gettext_lazy("Di halaman penyedia pembayaran. Nomor kartu tidak pernah melewati situs ini."),
    ),
}
STEPS: dict[str, tuple[Words, ...]] = {
    Channel.BILLING_CODE: (
        gettext_lazy("Buka m-banking atau ATM, atau datang ke teller bank atau kantor pos."),
        gettext_lazy("Pilih menu Penerimaan Negara, MPN, atau PNBP."),
        gettext_lazy("Masukkan kode billing. Periksa nama dan jumlahnya, lalu bayar."),
    ),
    Channel.VA: (
        gettext_lazy("Buka m-banking atau ATM, lalu pilih transfer ke virtual account."),
        gettext_lazy("Masukkan nomor di atas. Periksa jumlahnya, lalu bayar."),
    ),
    Channel.QRIS: (
        gettext_lazy("Buka aplikasi bank atau dompet digital, lalu pilih bayar dengan QRIS."),
        gettext_lazy("Pindai kode QR. Memakai satu ponsel: simpan gambarnya, lalu pilih dari galeri."),
        gettext_lazy("Periksa jumlahnya, lalu bayar."),
    ),
    Channel.EWALLET: (
        gettext_lazy("Buka aplikasi dompet digital dengan tautan, atau pindai kode QR."),
        gettext_lazy("Periksa jumlahnya, lalu bayar."),
    ),
    Channel.CARD: (
        gettext_lazy("Buka halaman kartu dengan tautan."),
        gettext_lazy("Isi data kartu di sana. Bank Anda dapat meminta kode."),
    ),
}
NUMBER_NAMES: dict[str, Words] = {
    Channel.BILLING_CODE: gettext_lazy("Kode billing"),
    Channel.VA: gettext_lazy("Nomor virtual account"),
}
VIA: dict[str, Words] = {"TREASURER": gettext_lazy("Dicatat bendahara")}
REASONS: dict[str, Words] = {
    "DUPLICATE": gettext_lazy("Dibayar dua kali"),
    "UNDERPAID": gettext_lazy("Kurang bayar"),
    "OVERPAID": gettext_lazy("Lebih bayar"),
    "ORPHAN": gettext_lazy("Pesanan tidak dikenal"),
    "REVERSED": gettext_lazy("Uang ditarik kembali"),
    "EXCESS": gettext_lazy("Sisa lebih bayar"),
}
ANSWERS: dict[str, Words] = {
    "ALLOCATED": gettext_lazy("Dipakai melunasi tagihan"),
    "TO_RETURN": gettext_lazy("Dikembalikan lewat prosedur"),
    "NOT_MONEY": gettext_lazy("Tidak ada uang yang diterima"),
}


REVIEW_COLUMNS = (gettext_lazy("Tagihan"), gettext_lazy("Alasan"), gettext_lazy("Jumlah"), gettext_lazy("Sejak"))
SETTLEMENT_COLUMNS = (
    gettext_lazy("Tagihan"),
    gettext_lazy("Jumlah"),
    gettext_lazy("Cara"),
    gettext_lazy("Pukul"),
    gettext_lazy("NTPN"),
)


def channel_name(code: str) -> str:
    return str(CHANNELS[code][0] if code in CHANNELS else VIA.get(code, code))


@dataclass(frozen=True, slots=True)
class OpenedChannel:
    """A way to pay that was begun: its page shows the number or the code."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class BillPage:
    number: str
    holder: str
    payer: str
    payee: str
    tariff: str
    lines: Sequence[tuple[str, int]]
    total: int
    expires_at: datetime
    now: datetime
    is_payable: bool
    is_due: bool
    is_settled: bool
    is_cancelled: bool
    under_review: bool
    paid_at: datetime | None
    opened: Sequence[OpenedChannel]
    return_to: str
    check_url: str
    receipt_url: str


def bill_page(bill: Bill, payee: str, now: datetime) -> BillPage:
    live = [attempt for attempt in queries.attempts(bill) if attempt.state in LIVE_ATTEMPT and attempt.instructions]
    is_open = bill.state == BillState.ISSUED
    return BillPage(
        number=bill.number,
        holder=bill.holder,
        payer=bill.payer_name,
        payee=payee,
        tariff=bill.tariff_version,
        lines=[(line.label, line.amount) for line in bill.lines.all()],
        total=bill.amount,
        expires_at=bill.expires_at,
        now=now,
        is_payable=is_open and now < bill.expires_at,
        is_due=is_open and now >= bill.expires_at,
        is_settled=bill.state == BillState.SETTLED,
        is_cancelled=bill.state == BillState.CANCELLED,
        under_review=queries.has_open_review(bill),
        paid_at=bill.settlement.paid_at if bill.settlement else None,
        opened=[OpenedChannel(channel_name(a.channel), _attempt_url(bill, a)) for a in live],
        return_to=bill.return_to,
        check_url=reverse("payments:check", args=[bill.holder]),
        receipt_url=reverse("payments:receipt", args=[bill.holder]),
    )


def _attempt_url(bill: Bill, attempt: Attempt) -> str:
    return reverse("payments:attempt", args=[bill.holder, attempt.order])


@dataclass(frozen=True, slots=True)
class AttemptPage:
    """`number` in groups of four for reading, `plain_number` for copying."""

    channel: str
    number_name: str
    number: str
    plain_number: str
    bank: str
    biller: str
    qr_svg: str
    link: str
    steps: Sequence[str]
    total: int
    payee: str
    expires_at: datetime
    now: datetime
    is_live: bool
    simulator_url: str
    check_url: str
    bill_url: str


def attempt_page(bill: Bill, attempt: Attempt, payee: str, now: datetime) -> AttemptPage:
    told = Instructions(**(attempt.instructions or {}))
    return AttemptPage(
        channel=channel_name(attempt.channel),
        number_name=str(NUMBER_NAMES.get(attempt.channel, _("Nomor"))),
        number=" ".join(told.number[at : at + 4] for at in range(0, len(told.number), 4)),
        plain_number=told.number,
        bank=told.bank.upper(),
        biller=told.biller,
        qr_svg=issuing.qr_svg(told.qr) if told.qr else "",
        link=told.url,
        steps=[str(step) for step in STEPS[attempt.channel]],
        total=bill.amount,
        payee=payee,
        expires_at=attempt.expires_at,
        now=now,
        is_live=attempt.state in LIVE_ATTEMPT and now < attempt.expires_at,
        simulator_url=_simulator_url(attempt, told),
        check_url=reverse("payments:check", args=[bill.holder]),
        bill_url=reverse("payments:pay", args=[bill.holder]),
    )


def _simulator_url(attempt: Attempt, told: Instructions) -> str:
    """Where the demo's invented bank waits; a card's own link leads there already."""
    if "simulasi" not in settings.PAYMENT_GATEWAYS or not settings.SIMULATOR_URL or told.url:
        return ""
    return f"{settings.SIMULATOR_URL}/pay/{attempt.order}/"


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

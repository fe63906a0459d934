"""The bill and the ways to pay it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from rantau.issuing import queries as issuing
from rantau.payments import queries
from rantau.payments.gateways.base import Instructions
from rantau.payments.lifecycle import LIVE_ATTEMPT, BillState
from rantau.payments.models import Attempt, Bill
from rantau.payments.presenters.words import KICKERS, SHORT, STEPS, channel_name


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
    """`kicker` and `headline` name what to type, scan or open; `plain_number` is for copying."""

    channel: str
    kicker: str
    headline: str
    plain_number: str
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
        channel=str(SHORT[attempt.channel]),
        kicker=f"{KICKERS[attempt.channel]} {told.bank.upper()}".strip(),
        headline=_headline(told),
        plain_number=told.number,
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


def _headline(told: Instructions) -> str:
    """The number in groups of four for reading, or what to do instead of typing."""
    if told.number:
        return " ".join(told.number[at : at + 4] for at in range(0, len(told.number), 4))
    return _("Pindai kode ini") if told.qr else _("Buka halaman pembayaran")


def _simulator_url(attempt: Attempt, told: Instructions) -> str:
    """Where the demo's invented bank waits; a card's own link leads there already."""
    if "simulasi" not in settings.PAYMENT_GATEWAYS or not settings.SIMULATOR_URL or told.url:
        return ""
    return f"{settings.SIMULATOR_URL}/pay/{attempt.order}/"

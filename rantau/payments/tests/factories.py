"""Bills and payments of the tests."""

from datetime import datetime, timedelta
from itertools import count
from typing import Any

from rantau.accounts.models import User
from rantau.foundation import references
from rantau.foundation.actor import Actor
from rantau.payments import actions, queries
from rantau.payments.actions import Line
from rantau.payments.gateways.base import Payment
from rantau.payments.models import Attempt, Bill, Review

_numbers = count(1)
BOOKLET = Line("BOOKLET_E5", "Paspor elektronik 5 tahun", 650_000)
WORKER = Actor.system("payments.tests")


def OpenBill(owner: User, now: datetime, **kw: Any) -> Bill:  # noqa: N802
    """A bill of Rp650.000 that can be paid for two hours."""
    holder = kw.pop("holder", None) or references.new()
    facts: dict[str, Any] = {
        "holder": holder,
        "owner_id": owner.pk,
        "payer_name": owner.full_name,
        "lines": [BOOKLET],
        "tariff_version": "PP-45-2024",
        "expires_at": now + timedelta(hours=2),
        "return_to": f"/permohonan/{holder}/",
        "key": f"{holder}/{next(_numbers)}",
        "actor": Actor.person(owner.pk),
        "now": now,
    }
    return actions.open_bill(**{**facts, **kw})


def started(bill: Bill, now: datetime, channel: str = "BILLING_CODE") -> Attempt:
    """An attempt of the payer on this channel."""
    return actions.start_attempt(bill_id=bill.pk, channel=channel, actor=Actor.person(bill.owner_id), now=now)


def money(amount: int = 650_000, **kw: Any) -> Payment:
    number = next(_numbers)
    return Payment(
        external_id=kw.pop("external_id", f"MONEY-{number}"), amount=amount, paid_at=kw.pop("paid_at", None), **kw
    )


def AttemptOf(bill: Bill, now: datetime, **kw: Any) -> Attempt:  # noqa: N802
    """An attempt that no gateway was asked about, for tests below the network."""
    facts = {
        "channel": "VA",
        "gateway": "midtrans",
        "state": "PENDING",
        "expires_at": bill.expires_at,
        "started_at": now,
    }
    return Attempt.objects.create(bill=bill, order=f"BYR-TEST-{next(_numbers)}", **{**facts, **kw})


def counted(*bills: Bill) -> int:
    """All money of these bills that is a settlement or an item for the treasurer: what must equal the money received."""
    for bill in bills:
        bill.refresh_from_db()
    settled = sum(bill.settlement.amount for bill in bills if bill.settlement)
    held = Review.objects.filter(bill__in=bills).exclude(answer="ALLOCATED").values_list("amount", flat=True)
    assert queries.totals([bill.pk for bill in bills]).received == settled + sum(held)
    return settled + sum(held)

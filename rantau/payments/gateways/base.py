"""What every payment gateway takes and gives. Vendors' words stop here.

Gateways speak over the network, so none of these calls may happen inside a transaction.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol


class Channel(StrEnum):
    """How a person pays. The order is the order in which they are offered: the treasury's own way first."""

    BILLING_CODE = "BILLING_CODE"
    VA = "VA"
    QRIS = "QRIS"
    EWALLET = "EWALLET"
    CARD = "CARD"


class Reported(StrEnum):
    """What a gateway says about an order."""

    UNKNOWN = "UNKNOWN"
    PENDING = "PENDING"
    PAID = "PAID"
    FAILED = "FAILED"
    EXPIRED = "EXPIRED"
    CANCELLED = "CANCELLED"
    REVERSED = "REVERSED"


class Temporary(Exception):
    """No answer, or one that means "later": ask again."""


class Permanent(Exception):
    """The gateway understood and said no, or said something that cannot be true."""


class Forged(Exception):
    """The notice is not signed by the gateway."""


class Unreadable(Exception):
    """The notice is not what the gateway documents."""


@dataclass(frozen=True, slots=True)
class ChargeLine:
    code: str
    label: str
    amount: int


@dataclass(frozen=True, slots=True)
class ChargeRequest:
    """`order` is our id of the attempt and the idempotency key; `amount` in rupiah is the sum of `lines`."""

    order: str
    channel: Channel
    amount: int
    lines: tuple[ChargeLine, ...]
    description: str
    payer_name: str
    now: datetime
    expires_at: datetime
    return_url: str


@dataclass(frozen=True, slots=True)
class Instructions:
    """What the payer needs: a number to type (with its bank or biller), a QR to scan, or a page to open."""

    number: str = ""
    bank: str = ""
    biller: str = ""
    qr: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class ChargeAnswer:
    external_id: str
    instructions: Instructions
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Payment:
    """Money that came in. `external_id` names this money at the gateway and is never used twice.

    `paid_at` is None when the gateway gives no time that can be read.
    """

    external_id: str
    amount: int
    paid_at: datetime | None
    ntpn: str = ""
    ntb: str = ""


@dataclass(frozen=True, slots=True)
class StatusAnswer:
    reported: Reported
    payments: tuple[Payment, ...] = ()
    external_id: str = ""
    reversed_amount: int = 0


@dataclass(frozen=True, slots=True)
class ParsedNotice:
    """What a signed notice is about. Its claim is never believed: it only says which order to ask about."""

    order: str
    external_id: str
    told: str
    facts: Mapping[str, object] = field(default_factory=dict)


class Gateway(Protocol):
    name: str

    @property
    def channels(self) -> tuple[Channel, ...]: ...

    def charge(self, request: ChargeRequest) -> ChargeAnswer:
        """Open the order. Repeating it with the same `order` gives the same answer. Raises Temporary, Permanent."""

    def status(self, order: str, external_id: str = "") -> StatusAnswer:
        """What the gateway knows of `order`, or of one transaction of it. Raises Temporary, Permanent."""

    def cancel(self, order: str) -> StatusAnswer:
        """Ask that nobody can pay `order` any more; the answer says what is true then. Raises Temporary, Permanent."""

    def parse_notice(self, headers: Mapping[str, str], body: bytes) -> ParsedNotice:
        """Raises Forged, Unreadable."""

"""SIMPONI: the billing code of the state treasury, host to host.

There is no public interface; an agreement with the treasury gives one. This is the contract we ask for and that the
simulator speaks, JSON over HTTPS, `Authorization: Bearer <key>`:

    POST /billing                 {order, amount, payer, description, lines: [{code, label, amount}], expires_at}
                                  201 {order, billing_code, amount, expires_at, status}; the same order again: 200
    GET  /billing/<order>         200 {order, billing_code, amount, status, payments: [{ntpn, ntb, amount, paid_at}]}
                                  404 for an order it does not know
    POST /billing/<order>/cancel  200 as GET
    notice to us                  {order, billing_code, status}, header X-Signature: hex HMAC-SHA256(key, body)

`status` is UNPAID, PAID, EXPIRED or CANCELLED; `billing_code` 15 digits; `ntpn` 16 letters and digits, empty while the
treasury has not booked the money; `ntb` 12 characters, given by the bank at once. Times are ISO 8601 with an offset.
"""

import hashlib
import hmac
import re
from collections.abc import Mapping

from rantau.payments.gateways import wire
from rantau.payments.gateways.base import (
    Channel,
    ChargeAnswer,
    ChargeRequest,
    Forged,
    Instructions,
    ParsedNotice,
    Payment,
    Permanent,
    Reported,
    StatusAnswer,
    Unreadable,
)

BILLING_CODE = re.compile(r"\d{15}")
NTPN = re.compile(r"[0-9A-Z]{16}")
NTB = re.compile(r"[0-9A-Z]{12}")
REPORTED = {
    "UNPAID": Reported.PENDING,
    "PAID": Reported.PAID,
    "EXPIRED": Reported.EXPIRED,
    "CANCELLED": Reported.CANCELLED,
}


class Simponi:
    name = "simponi"
    channels = (Channel.BILLING_CODE,)

    def __init__(self, *, url: str, key: str) -> None:
        self.url, self.key = url.rstrip("/"), key
        self.http = wire.client(headers={"Authorization": f"Bearer {key}"})

    def charge(self, request: ChargeRequest) -> ChargeAnswer:
        body = {
            "order": request.order,
            "amount": request.amount,
            "payer": request.payer_name,
            "description": request.description,
            "lines": [{"code": line.code, "label": line.label, "amount": line.amount} for line in request.lines],
            "expires_at": request.expires_at.isoformat(),
        }
        status, answer = wire.ask(self.http, "POST", f"{self.url}/billing", body)
        code = str(answer.get("billing_code") or "")
        if status not in {200, 201} or answer.get("order") != request.order or not BILLING_CODE.fullmatch(code):
            raise Permanent(f"billing answered {status}")
        if wire.rupiah(answer.get("amount")) != request.amount:
            raise Permanent("billing code is for another amount")
        return ChargeAnswer(
            code, Instructions(number=code), wire.moment(answer.get("expires_at")) or request.expires_at
        )

    def status(self, order: str, external_id: str = "") -> StatusAnswer:
        status, answer = wire.ask(self.http, "GET", f"{self.url}/billing/{wire.segment(order)}")
        return _read(order, status, answer)

    def cancel(self, order: str) -> StatusAnswer:
        status, answer = wire.ask(self.http, "POST", f"{self.url}/billing/{wire.segment(order)}/cancel")
        return _read(order, status, answer)

    def parse_notice(self, headers: Mapping[str, str], body: bytes) -> ParsedNotice:
        given = next((value for name, value in headers.items() if name.lower() == "x-signature"), "")
        expected = hmac.new(self.key.encode(), body, hashlib.sha256).hexdigest()
        if not hmac.compare_digest(expected.encode(), given.encode()):
            raise Forged("X-Signature does not fit")
        facts = wire.notice_object(body)
        if not isinstance(facts.get("order"), str) or not facts["order"]:
            raise Unreadable("order is missing")
        return ParsedNotice(
            order=facts["order"][:60],
            external_id=str(facts.get("billing_code") or "")[:100],
            told=str(facts.get("status") or "")[:40],
            facts=facts,
        )


def _read(order: str, status: int, answer: wire.Json) -> StatusAnswer:
    if status == 404:
        return StatusAnswer(Reported.UNKNOWN)
    if status != 200 or answer.get("order") != order:
        raise Permanent(f"billing status answered {status}")
    payments = tuple(_payment(item) for item in answer.get("payments") or [])
    # Money is money whatever the word beside it says: an expired code that was paid late lists its payment.
    reported = Reported.PAID if payments else REPORTED.get(str(answer.get("status")), Reported.PENDING)
    if reported is Reported.PAID and not payments:
        raise Permanent("said to be paid, without a payment")
    return StatusAnswer(reported, payments, str(answer.get("billing_code") or ""))


def _payment(item: Mapping[str, object]) -> Payment:
    ntb, ntpn = str(item.get("ntb") or ""), str(item.get("ntpn") or "")
    if not NTB.fullmatch(ntb) or (ntpn and not NTPN.fullmatch(ntpn)):
        raise Permanent("NTB or NTPN is not what the treasury issues")
    paid_at = wire.moment(item.get("paid_at"))
    return Payment(external_id=ntb, amount=wire.rupiah(item.get("amount")), paid_at=paid_at, ntpn=ntpn, ntb=ntb)

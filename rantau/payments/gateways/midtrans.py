"""Midtrans: Core API for virtual account, QRIS and e-wallet, Snap's hosted page for cards.

Documented rules we keep (docs.midtrans.com, read through `domain.md` 4.3): Basic auth with the server key as user;
`signature_key = SHA512(order_id + status_code + gross_amount + server_key)`; notices may come twice and out of
order; paid is `settlement`, or `capture` with `fraud_status` accept; parse without strictness.
"""

import hashlib
import hmac
import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from rantau.foundation.clock import local
from rantau.payments.gateways import qris, wire
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
    Temporary,
    Unreadable,
)

METHODS: dict[Channel, wire.Json] = {
    Channel.VA: {"payment_type": "bank_transfer", "bank_transfer": {"bank": "bri"}},
    Channel.QRIS: {"payment_type": "qris", "qris": {"acquirer": "gopay"}},
    Channel.EWALLET: {"payment_type": "gopay"},
}
REPORTED = {
    "pending": Reported.PENDING,
    "authorize": Reported.PENDING,
    "deny": Reported.FAILED,
    "failure": Reported.FAILED,
    "expire": Reported.EXPIRED,
    "cancel": Reported.CANCELLED,
    "refund": Reported.REVERSED,
    "partial_refund": Reported.REVERSED,
    "chargeback": Reported.REVERSED,
    "partial_chargeback": Reported.REVERSED,
}
DUPLICATE_ORDER = 406
LINK = re.compile(r"(https?|gojek|shopeeid|dana)://")


class Midtrans:
    name = "midtrans"
    channels = (Channel.VA, Channel.QRIS, Channel.EWALLET, Channel.CARD)

    def __init__(self, *, api: str, snap: str, server_key: str) -> None:
        self.api, self.snap, self.server_key = api.rstrip("/"), snap.rstrip("/"), server_key
        self.http = wire.client(auth=(server_key, ""))

    def charge(self, request: ChargeRequest) -> ChargeAnswer:
        if request.channel is Channel.CARD:
            return self._hosted_page(request)
        body = {**METHODS[request.channel], **_order(request), "custom_expiry": _custom_expiry(request)}
        code, answer = self._ask("POST", f"{self.api}/v2/charge", body, {"Idempotency-Key": request.order})
        if code == DUPLICATE_ORDER:
            code, answer = self._ask("GET", f"{self.api}/v2/{request.order}/status")
        if code not in {200, 201} or answer.get("order_id") != request.order:
            raise Permanent(f"charge answered {code}")
        instructions = _instructions(answer)
        if instructions.qr and not qris.asks_for(instructions.qr, request.amount):
            raise Permanent("the QR is broken or asks for another amount")
        return ChargeAnswer(
            external_id=str(answer.get("transaction_id") or ""),
            instructions=instructions,
            expires_at=wire.moment(answer.get("expiry_time")) or request.expires_at,
        )

    def status(self, order: str, external_id: str = "") -> StatusAnswer:
        code, answer = self._ask("GET", f"{self.api}/v2/{wire.segment(external_id or order)}/status")
        if code == 404:
            return StatusAnswer(Reported.UNKNOWN)
        if answer.get("order_id") != order:
            raise Permanent("answer is about another order")
        return _read_status(answer)

    def cancel(self, order: str) -> StatusAnswer:
        self._ask("POST", f"{self.api}/v2/{wire.segment(order)}/cancel")
        return self.status(order)

    def parse_notice(self, headers: Mapping[str, str], body: bytes) -> ParsedNotice:
        facts = wire.notice_object(body)
        order, code, amount = (facts.get(name) for name in ("order_id", "status_code", "gross_amount"))
        if not all(isinstance(value, str) and value for value in (order, code, amount)):
            raise Unreadable("order_id, status_code or gross_amount is missing")
        expected = hashlib.sha512(f"{order}{code}{amount}{self.server_key}".encode()).hexdigest()
        if not hmac.compare_digest(expected.encode(), str(facts.get("signature_key", "")).encode()):
            raise Forged("signature_key does not fit")
        return ParsedNotice(
            order=str(order)[:60],
            external_id=str(facts.get("transaction_id") or "")[:100],
            told=str(facts.get("transaction_status") or "")[:40],
            facts=facts,
        )

    def _hosted_page(self, request: ChargeRequest) -> ChargeAnswer:
        minutes = max(5, _minutes_left(request))
        body = {
            **_order(request),
            "enabled_payments": ["credit_card"],
            "credit_card": {"secure": True},
            "expiry": {"start_time": _stamp(request.now), "unit": "minute", "duration": minutes},
            "callbacks": {"finish": request.return_url},
        }
        code, answer = self._ask("POST", f"{self.snap}/snap/v1/transactions", body, {"Idempotency-Key": request.order})
        url = str(answer.get("redirect_url") or "")
        if code not in {200, 201} or not url.startswith(("https://", "http://")):
            raise Permanent(f"snap answered {code}")
        return ChargeAnswer("", Instructions(url=url), request.now + timedelta(minutes=minutes))

    def _ask(
        self, method: str, url: str, body: wire.Json | None = None, headers: Mapping[str, str] | None = None
    ) -> tuple[int, wire.Json]:
        """The status that counts is the one in the body: HTTP often says 200 beside a 404 there."""
        status, answer = wire.ask(self.http, method, url, body, headers)
        code = str(answer.get("status_code") or status)
        if not code.isdigit() or int(code) >= 500:
            raise Temporary(f"answered {code}")
        return int(code), answer


def _order(request: ChargeRequest) -> wire.Json:
    return {
        "transaction_details": {"order_id": request.order, "gross_amount": request.amount},
        "item_details": [
            {"id": line.code[:50], "name": line.label[:50], "price": line.amount, "quantity": 1}
            for line in request.lines
        ],
        "customer_details": {"first_name": request.payer_name[:255]},
    }


def _minutes_left(request: ChargeRequest) -> int:
    return max(1, int((request.expires_at - request.now).total_seconds()) // 60)


def _custom_expiry(request: ChargeRequest) -> wire.Json:
    return {"order_time": _stamp(request.now), "expiry_duration": _minutes_left(request), "unit": "minute"}


def _stamp(at: datetime) -> str:
    return f"{local(at):%Y-%m-%d %H:%M:%S} +0700"


def _instructions(answer: wire.Json) -> Instructions:
    accounts = answer.get("va_numbers") or [{}]
    actions = {str(a.get("name")): str(a.get("url") or "") for a in answer.get("actions") or [] if isinstance(a, dict)}
    return Instructions(
        number=str(accounts[0].get("va_number") or answer.get("permata_va_number") or answer.get("bill_key") or ""),
        bank=str(accounts[0].get("bank") or ("permata" if answer.get("permata_va_number") else "")),
        biller=str(answer.get("biller_code") or ""),
        qr=str(answer.get("qr_string") or ""),
        url=link if LINK.match(link := actions.get("deeplink-redirect", "")) else "",
    )


def _read_status(answer: wire.Json) -> StatusAnswer:
    word = str(answer.get("transaction_status") or "")
    external_id = str(answer.get("transaction_id") or "")
    if not _is_paid(word, answer):
        reported = REPORTED.get(word, Reported.PENDING)
        back = (
            wire.rupiah(answer.get("refund_amount") or answer.get("gross_amount"))
            if reported is Reported.REVERSED
            else 0
        )
        return StatusAnswer(reported, external_id=external_id, reversed_amount=back)
    if answer.get("currency", "IDR") != "IDR" or not external_id:
        raise Permanent("paid in another currency, or without a transaction_id")
    paid_at = wire.moment(answer.get("settlement_time") or answer.get("transaction_time"))
    payment = Payment(external_id, wire.rupiah(answer.get("gross_amount")), paid_at)
    return StatusAnswer(Reported.PAID, (payment,), external_id)


def _is_paid(word: str, answer: Mapping[str, Any]) -> bool:
    if str(answer.get("status_code", "200")) != "200":
        return False
    if word == "settlement":
        return True
    return word == "capture" and answer.get("fraud_status") == "accept"

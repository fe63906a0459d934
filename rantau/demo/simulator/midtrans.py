"""A gateway that speaks Midtrans: Core API, Snap, and the body of its notices."""

import base64
import hashlib
import hmac
import json
import random
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

from rantau.demo.simulator import money, qris
from rantau.demo.simulator.state import Money, Order, World, now
from rantau.demo.simulator.wire import Request, Response, Route, as_json, route

WIB = ZoneInfo("Asia/Jakarta")
CODES = {"pending": "201", "settlement": "200", "expire": "407", "cancel": "200", "deny": "202", "chargeback": "200"}


def charge(world: World, request: Request) -> Response:
    if refusal := _guard(world, request):
        return refusal
    wish = request.json()
    details = wish.get("transaction_details") or {}
    order_id, amount = str(details.get("order_id") or ""), details.get("gross_amount")
    if not order_id or not isinstance(amount, int) or amount <= 0 or _sum_of_items(wish) not in {None, amount}:
        return _problem(400, "transaction_details or item_details are wrong")
    if known := world.find("midtrans", order_id):
        repeated = request.headers.get("idempotency-key") == order_id
        return as_json(201, _body(known)) if repeated else _problem(406, "order_id has been used")
    order = _new(wish, order_id, amount)
    with world.changing():
        world.orders[order.key] = order
    return as_json(201, _body(order))


def snap(world: World, request: Request) -> Response:
    """A hosted page. The Core API does not know the order until somebody pays there."""
    if refusal := _guard(world, request):
        return refusal
    wish = request.json()
    details = wish.get("transaction_details") or {}
    order_id, amount = str(details.get("order_id") or ""), details.get("gross_amount")
    if not order_id or not isinstance(amount, int):
        return as_json(400, {"error_messages": ["transaction_details is wrong"]})
    order = world.find("midtrans", order_id)
    if order is None:
        order = _new(wish, order_id, amount)
        order.transaction_id = ""
        order.return_url = str((wish.get("callbacks") or {}).get("finish") or "")
        with world.changing():
            world.orders[order.key] = order
    return as_json(201, {"token": str(uuid4()), "redirect_url": f"{request.base}/pay/{order.order}/"})


def status(world: World, request: Request) -> Response:
    if refusal := _guard(world, request):
        return refusal
    order = world.find("midtrans", request.parts[0])
    if order is None or not order.transaction_id:
        return _problem(404, "Transaction doesn't exist.")
    return as_json(200, _body(order, request.parts[0]))


def close(world: World, request: Request) -> Response:
    """`cancel` and `expire`: only what is pending can be closed."""
    if refusal := _guard(world, request):
        return refusal
    order = world.find("midtrans", request.parts[0])
    if order is None or not order.transaction_id:
        return _problem(404, "Transaction doesn't exist.")
    if order.status_at(now()) != "pending":
        return _problem(412, "Transaction status cannot be updated.")
    money.end(world, order, "expire" if request.parts[1] == "expire" else "cancel")
    return as_json(200, _body(order))


def notice(world: World, order: Order, paid: Money | None, *, forged: bool) -> tuple[dict[str, str], bytes]:
    """Headers and body of the notice about `paid`, or about how the order stands."""
    body = _body(order, paid.id if paid else "")
    signed = f"{body['order_id']}{body['status_code']}{body['gross_amount']}{world.server_key}"
    signature = hashlib.sha512(signed.encode()).hexdigest()
    body["signature_key"] = signature[::-1] if forged else signature
    return {"Content-Type": "application/json"}, json.dumps(body).encode()


def _guard(world: World, request: Request) -> Response | None:
    expected = "Basic " + base64.b64encode(f"{world.server_key}:".encode()).decode()
    if hmac.compare_digest(request.headers.get("authorization", ""), expected):
        return None
    return _problem(401, "Transaction cannot be authorized with the current client/server key.")


def _problem(code: int, message: str) -> Response:
    return as_json(code, {"status_code": str(code), "status_message": message, "id": str(uuid4())})


def _sum_of_items(wish: dict[str, Any]) -> int | None:
    items = wish.get("item_details")
    return sum(int(item["price"]) * int(item["quantity"]) for item in items) if items else None


def _new(wish: dict[str, Any], order_id: str, amount: int) -> Order:
    method = str(wish.get("payment_type") or "credit_card")
    bank = (wish.get("bank_transfer") or {}).get("bank", "")
    return Order(
        gateway="midtrans",
        order=order_id,
        amount=amount,
        method=f"{method} {bank}".strip(),
        created_at=now().isoformat(),
        expires_at=_expiry(wish).isoformat(),
        payer=str((wish.get("customer_details") or {}).get("first_name") or ""),
        transaction_id=str(uuid4()),
        number="8" + "".join(random.choices("0123456789", k=15)) if bank else "",
        qr=qris.payload(amount, order_id) if method in {"qris", "gopay"} else "",
    )


def _expiry(wish: dict[str, Any]) -> datetime:
    custom, page = wish.get("custom_expiry") or {}, wish.get("expiry") or {}
    length = int(custom.get("expiry_duration") or page.get("duration") or 1440)
    unit = str(custom.get("unit") or page.get("unit") or "minute").removesuffix("s")
    return now() + timedelta(**{f"{unit}s": length})


def _body(order: Order, asked: str = "") -> dict[str, Any]:
    """What Midtrans says of an order; of its second payment when that transaction is asked for."""
    paid = next((m for m in order.money if m.id == asked), order.money[0] if order.money else None)
    word = order.status_at(now())
    body: dict[str, Any] = {
        "status_code": CODES[word],
        "status_message": "SIMULASI",
        "transaction_id": paid.id if paid else order.transaction_id,
        "order_id": order.order,
        "merchant_id": "SIMULASI",
        "gross_amount": f"{paid.amount if paid else order.amount}.00",
        "currency": "IDR",
        "payment_type": order.method.split(" ", maxsplit=1)[0],
        "transaction_time": _stamp(order.created_at),
        "transaction_status": word,
        "fraud_status": "accept",
        "expiry_time": _stamp(order.expires_at),
    }
    if paid:
        body["settlement_time"] = _stamp(paid.paid_at)
    if order.number:
        body["va_numbers"] = [{"bank": order.method.split(" ")[-1], "va_number": order.number}]
    if order.qr:
        body["qr_string"] = order.qr
    return body


def _stamp(iso: str) -> str:
    return f"{datetime.fromisoformat(iso).astimezone(WIB):%Y-%m-%d %H:%M:%S}"


ROUTES: tuple[Route, ...] = (
    route("POST", r"(?:/pay)?/midtrans/v2/charge", charge),
    route("POST", r"(?:/pay)?/midtrans/snap/v1/transactions", snap),
    route("GET", r"(?:/pay)?/midtrans/v2/([^/]+)/status", status),
    route("POST", r"(?:/pay)?/midtrans/v2/([^/]+)/(cancel|expire)", close),
)

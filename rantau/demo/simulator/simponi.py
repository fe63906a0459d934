"""A treasury that speaks our contract for billing codes (written down in `payments/gateways/simponi.py`)."""

import hashlib
import hmac
import json
import random
from typing import Any

from rantau.demo.simulator import money
from rantau.demo.simulator.state import Money, Order, World, now
from rantau.demo.simulator.wire import Request, Response, Route, as_json, route

WORDS = {"pending": "UNPAID", "settlement": "PAID", "expire": "EXPIRED", "cancel": "CANCELLED"}


def bill(world: World, request: Request) -> Response:
    if refusal := _guard(world, request):
        return refusal
    wish = request.json()
    order_id, amount = str(wish.get("order") or ""), wish.get("amount")
    lines = wish.get("lines") or []
    if not order_id or not isinstance(amount, int) or amount <= 0 or sum(line["amount"] for line in lines) != amount:
        return as_json(400, {"error": "order, amount or lines are wrong"})
    with world.changing():
        known = world.find("simponi", order_id)
        order = known or _new(wish, order_id, amount)
        world.orders[order.key] = order
    return as_json(200 if known else 201, _body(order))


def status(world: World, request: Request) -> Response:
    if refusal := _guard(world, request):
        return refusal
    order = world.find("simponi", request.parts[0])
    return as_json(200, _body(order)) if order else as_json(404, {"error": "unknown order"})


def cancel(world: World, request: Request) -> Response:
    if refusal := _guard(world, request):
        return refusal
    order = world.find("simponi", request.parts[0])
    if order is None:
        return as_json(404, {"error": "unknown order"})
    if order.status_at(now()) == "pending":
        money.end(world, order, "cancel")
    return as_json(200, _body(order))


def notice(world: World, order: Order, paid: Money | None, *, forged: bool) -> tuple[dict[str, str], bytes]:
    words = {"order": order.order, "billing_code": order.number, "status": _word(order), "at": now().isoformat()}
    body = json.dumps(words).encode()
    signature = hmac.new(world.server_key.encode(), body, hashlib.sha256).hexdigest()
    return {"Content-Type": "application/json", "X-Signature": signature[::-1] if forged else signature}, body


def _guard(world: World, request: Request) -> Response | None:
    if hmac.compare_digest(request.headers.get("authorization", ""), f"Bearer {world.server_key}"):
        return None
    return as_json(401, {"error": "key is wrong"})


def _new(wish: dict[str, Any], order_id: str, amount: int) -> Order:
    return Order(
        gateway="simponi",
        order=order_id,
        amount=amount,
        method="kode billing",
        created_at=now().isoformat(),
        expires_at=str(wish["expires_at"]),
        payer=str(wish.get("payer") or ""),
        description=str(wish.get("description") or ""),
        number=f"8{now():%Y%m%d}" + "".join(random.choices("0123456789", k=6)),
    )


def _word(order: Order) -> str:
    return WORDS.get(order.status_at(now()), "UNPAID")


def _body(order: Order) -> dict[str, Any]:
    return {
        "order": order.order,
        "billing_code": order.number,
        "amount": order.amount,
        "expires_at": order.expires_at,
        "status": _word(order),
        "payments": [{"ntpn": m.ntpn, "ntb": m.ntb, "amount": m.amount, "paid_at": m.paid_at} for m in order.money],
    }


ROUTES: tuple[Route, ...] = (
    route("POST", r"(?:/pay)?/simponi/billing", bill),
    route("GET", r"(?:/pay)?/simponi/billing/([^/]+)", status),
    route("POST", r"(?:/pay)?/simponi/billing/([^/]+)/cancel", cancel),
)

"""Paying, in all the ways that go right and wrong."""

import random
import string
from datetime import timedelta
from uuid import uuid4

from rantau.demo.simulator.state import Money, Order, World, now

HAND_TO_HAND = string.digits + string.ascii_uppercase


def pay(world: World, order: Order, amount: int | None = None) -> Money:
    """Money arrives, even when the order is over: that is what real banks do now and then."""
    with world.changing():
        first = not order.money
        money = Money(
            id=order.transaction_id if first and order.transaction_id else str(uuid4()),
            amount=order.amount if amount is None else amount,
            paid_at=now().isoformat(timespec="seconds"),
            ntb="".join(random.choices(string.digits, k=12)),
            ntpn="" if world.faults.ntpn_late else new_ntpn(),
        )
        order.money.append(money)
        order.transaction_id = order.transaction_id or money.id
        order.status = "settlement"
        return money


def new_ntpn() -> str:
    return "".join(random.choices(HAND_TO_HAND, k=16))


def end(world: World, order: Order, status: str) -> None:
    """Expire, cancel, deny or charge back."""
    with world.changing():
        order.status = status
        if status == "expire":
            order.expires_at = min(order.expires_at, (now() - timedelta(seconds=1)).isoformat())

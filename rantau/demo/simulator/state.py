"""What the simulated world remembers: orders, money, letters, and which faults are switched on."""

import json
import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, fields
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

KEPT_MESSAGES = 500


@dataclass
class Money:
    """One payment that really happened. `id` names it at Midtrans, `ntb` and `ntpn` at the treasury."""

    id: str
    amount: int
    paid_at: str
    ntb: str
    ntpn: str


@dataclass
class Order:
    """What somebody wants to be paid, at one of the two gateways ("midtrans" or "simponi")."""

    gateway: str
    order: str
    amount: int
    method: str
    created_at: str
    expires_at: str
    payer: str = ""
    description: str = ""
    transaction_id: str = ""
    number: str = ""
    qr: str = ""
    return_url: str = ""
    status: str = "pending"  # pending, settlement, expire, cancel, deny, chargeback
    money: list[Money] = field(default_factory=list)

    @property
    def key(self) -> str:
        return f"{self.gateway}/{self.order}"

    def status_at(self, now: datetime) -> str:
        """Nobody tells an order that its time is over; whoever looks sees it."""
        late = now > datetime.fromisoformat(self.expires_at)
        return "expire" if self.status == "pending" and late else self.status


@dataclass
class Faults:
    """Switches. Seconds are how long to wait; the notice switches act on all notices while they are on."""

    notice_lost: bool = False
    notice_doubled: bool = False
    notice_forged: bool = False
    notice_late_seconds: float = 0.0
    gateway_down: bool = False
    gateway_slow_seconds: float = 0.0
    ntpn_late: bool = False
    sms_status: int = 0

    def set(self, values: dict[str, Any]) -> None:
        """Take values as JSON or as form text; unknown names are ignored."""
        for each in fields(self):
            if each.name in values:
                setattr(self, each.name, _read(type(getattr(self, each.name)), values[each.name]))


def _read(kind: type, value: Any) -> Any:
    if kind is bool:
        return str(value).lower() in {"1", "true", "on", "ya"}
    try:
        return kind(value or 0)
    except (TypeError, ValueError):
        return kind(0)


@dataclass(frozen=True)
class Message:
    """One e-mail or SMS that the site sent."""

    kind: str
    to: str
    subject: str
    text: str
    at: str
    key: str = ""


@dataclass(frozen=True)
class Sent:
    """One notice as it went out, and what the site answered (0: nobody there)."""

    gateway: str
    order: str
    headers: dict[str, str]
    body: bytes
    answers: tuple[int, ...]


class World:
    """All of it, behind one lock. With `file` it survives a restart; writing happens in the background."""

    def __init__(self, *, server_key: str, file: Path | None = None) -> None:
        self.server_key = server_key
        if file and file.exists() and not file.is_file():
            # Saving renames a new file over the old one; over /dev/null, as root, that would take the device away.
            raise SystemExit(f"SIMULASI: {file} is no ordinary file; --state needs one.")
        self.file = file
        self.orders: dict[str, Order] = {}
        self.messages: deque[Message] = deque(maxlen=KEPT_MESSAGES)
        self.sent: deque[Sent] = deque(maxlen=KEPT_MESSAGES)
        self.faults = Faults()
        self.lock = threading.RLock()
        self.dirty = False
        if file and file.exists():
            self._load(file)

    @contextmanager
    def changing(self) -> Iterator[None]:
        with self.lock:
            yield
            self.dirty = True

    def find(self, gateway: str, some_id: str) -> Order | None:
        """By order, or by the id of any of its transactions."""
        with self.lock:
            if found := self.orders.get(f"{gateway}/{some_id}"):
                return found
            mine = (order for order in self.orders.values() if order.gateway == gateway and some_id)
            return next((o for o in mine if some_id == o.transaction_id or any(m.id == some_id for m in o.money)), None)

    def by_order(self, order: str) -> Order | None:
        return self.find("simponi", order) or self.find("midtrans", order)

    def save(self) -> None:
        """Write what changed since the last time, whole or not at all."""
        if not self.file or not self.dirty:
            return
        with self.lock:
            self.dirty = False
            text = json.dumps(
                {"orders": [asdict(o) for o in self.orders.values()], "messages": [asdict(m) for m in self.messages]}
            )
        self.file.parent.mkdir(parents=True, exist_ok=True)
        half = self.file.with_suffix(".new")
        half.write_text(text, encoding="utf-8")
        half.replace(self.file)

    def _load(self, file: Path) -> None:
        try:
            kept = json.loads(file.read_text(encoding="utf-8"))
            for row in kept["orders"]:
                order = Order(**{**row, "money": [Money(**money) for money in row["money"]]})
                self.orders[order.key] = order
            self.messages.extend(Message(**row) for row in kept["messages"])
        except (ValueError, KeyError, TypeError):
            print(f"SIMULASI: {file} tidak terbaca, mulai dari kosong", flush=True)


def now() -> datetime:
    return datetime.now(UTC)

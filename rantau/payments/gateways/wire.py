"""HTTP as all gateways use it: short time-outs, no redirects, no proxy from the environment, JSON objects only."""

import json
from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import Any
from urllib.parse import quote

import httpx

from rantau.foundation.clock import WIB
from rantau.payments.gateways.base import Permanent, Temporary, Unreadable

TIMEOUT = httpx.Timeout(8.0, connect=3.0)
Json = dict[str, Any]


def client(auth: httpx.Auth | tuple[str, str] | None = None, headers: Mapping[str, str] | None = None) -> httpx.Client:
    return httpx.Client(
        auth=auth,
        headers={"Accept": "application/json", **(headers or {})},
        timeout=TIMEOUT,
        follow_redirects=False,
        trust_env=False,
        limits=httpx.Limits(max_connections=10, keepalive_expiry=20),
    )


def ask(
    http: httpx.Client, method: str, url: str, body: Json | None = None, headers: Mapping[str, str] | None = None
) -> tuple[int, Json]:
    """Status and JSON object. Raises Temporary when there is no usable answer, Permanent when we are not let in."""
    try:
        answer = http.request(method, url, json=body, headers=headers)
    except httpx.HTTPError as problem:
        raise Temporary(type(problem).__name__) from problem
    if answer.status_code == 429 or answer.status_code >= 500:
        raise Temporary(f"answered {answer.status_code}")
    if answer.status_code in {401, 403}:
        raise Permanent(f"answered {answer.status_code}: are the keys right?")
    try:
        parsed = answer.json()
    except ValueError as problem:
        raise Temporary("answer is not JSON") from problem
    if not isinstance(parsed, dict):
        raise Temporary("answer is not an object")
    return answer.status_code, parsed


def notice_object(body: bytes) -> Json:
    """The JSON object of a notice. Raises Unreadable."""
    try:
        parsed = json.loads(body)
    except (ValueError, RecursionError) as problem:
        raise Unreadable("not JSON") from problem
    if not isinstance(parsed, dict):
        raise Unreadable("not an object")
    return parsed


def rupiah(value: object) -> int:
    """`"145000.00"` or 145000 as whole rupiah. Raises Permanent for anything else: money is never guessed."""
    try:
        amount = Decimal(str(value))
        whole = int(amount)
    except (InvalidOperation, ValueError, OverflowError) as problem:
        raise Permanent(f"not an amount: {value!r}") from problem
    if amount != whole or whole < 0:
        raise Permanent(f"not whole rupiah: {value!r}")
    return whole


def moment(value: object) -> datetime | None:
    """`"2026-01-14 09:00:00"` (WIB) or ISO 8601; None when it cannot be read."""
    try:
        read = datetime.fromisoformat(str(value))
    except ValueError:
        return None
    return read if read.tzinfo else read.replace(tzinfo=WIB)


def segment(value: str) -> str:
    """`value` as one part of a path, whatever is in it."""
    return quote(value, safe="")

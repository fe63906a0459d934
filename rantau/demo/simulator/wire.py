"""A request and an answer, as small as the simulator needs them."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl


@dataclass(frozen=True)
class Request:
    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    body: bytes
    base: str
    """How the caller reached us, e.g. http://localhost:8100."""
    parts: tuple[str, ...] = ()

    @property
    def is_json(self) -> bool:
        return "json" in self.headers.get("content-type", "")

    def json(self) -> dict[str, Any]:
        """The body as an object; {} when it is none."""
        try:
            value = json.loads(self.body or b"{}")
        except ValueError:
            return {}
        return value if isinstance(value, dict) else {}

    def values(self) -> dict[str, Any]:
        """What was sent, as JSON or as a form."""
        return (
            self.json()
            if self.is_json
            else dict(parse_qsl(self.body.decode("utf-8", "replace"), keep_blank_values=True))
        )


@dataclass(frozen=True)
class Response:
    status: int
    body: bytes
    media: str = "application/json"
    headers: dict[str, str] = field(default_factory=dict)


def as_json(status: int, value: Any) -> Response:
    return Response(status, json.dumps(value).encode())


def see_other(path: str) -> Response:
    return Response(303, b"", "text/plain", {"Location": path})


Answer = Callable[[Any, Request], Response]


@dataclass(frozen=True)
class Route:
    method: str
    pattern: re.Pattern[str]
    answer: Answer


def route(method: str, pattern: str, answer: Answer) -> Route:
    return Route(method, re.compile(pattern), answer)

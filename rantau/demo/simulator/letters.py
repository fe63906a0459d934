"""Mail and SMS that the site sends end here and can be read."""

import email
import email.policy
from email.message import EmailMessage
from typing import Any
from uuid import uuid4

from aiosmtpd.controller import Controller

from rantau.demo.simulator.state import Message, World, now
from rantau.demo.simulator.wire import Request, Response, Route, as_json, route

UNREAD = "@warga.contoh.id"
"""Invented people of the demo: nobody reads their mail, and it must not push out letters that somebody waits for."""


class MailSink:
    """What aiosmtpd calls for every letter."""

    def __init__(self, world: World) -> None:
        self.world = world

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802 (aiosmtpd's name)
        letter = email.message_from_bytes(envelope.content, policy=email.policy.default)
        with self.world.changing():
            for to in envelope.rcpt_tos:
                if to.lower().endswith(UNREAD):
                    continue
                text = _text(letter)
                self.world.messages.append(Message("EMAIL", to, str(letter["Subject"] or ""), text, now().isoformat()))
        return "250 OK"


def _text(letter: Any) -> str:
    if not isinstance(letter, EmailMessage):
        return ""
    part = letter.get_body(preferencelist=("plain", "html"))
    return str(part.get_content()) if part else ""


def mail_server(world: World, port: int) -> Controller:
    return Controller(MailSink(world), hostname="127.0.0.1", port=port)


def sms(world: World, request: Request) -> Response:
    """{"to", "text", "key"} -> 202 {"id"}; the same key again is the same message."""
    if world.faults.sms_status:
        return as_json(world.faults.sms_status, {"error": "SIMULASI: gangguan"})
    wish = request.json()
    to, text, key = (str(wish.get(name) or "") for name in ("to", "text", "key"))
    if not to or not text:
        return as_json(400, {"error": "to and text are needed"})
    with world.changing():
        if not (key and any(message.key == key for message in world.messages)):
            world.messages.append(Message("SMS", to, "", text, now().isoformat(), key))
    return as_json(202, {"id": key or str(uuid4())})


def found(world: World, to: str) -> list[Message]:
    """Newest first; `to` is any part of the address."""
    with world.lock:
        return [m for m in reversed(world.messages) if to.lower().strip() in m.to.lower()]


def as_list(world: World, request: Request) -> Response:
    rows = found(world, request.query.get("to", ""))
    return as_json(
        200,
        {"messages": [{"kind": m.kind, "to": m.to, "subject": m.subject, "text": m.text, "at": m.at} for m in rows]},
    )


ROUTES: tuple[Route, ...] = (
    route("POST", r"/sms/?", sms),
    route("GET", r"/kotak\.json", as_list),
)

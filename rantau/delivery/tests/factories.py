"""Messages, and servers on loopback that take them or refuse."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, ClassVar
from uuid import UUID, uuid4

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob

from rantau.delivery import actions
from rantau.delivery.models import OutboxMessage
from rantau.foundation.actor import Actor

sender = Actor.system("delivery.send")
SARI = UUID("3f0e6f5e-0000-4000-8000-000000000001")


def message(now: datetime, **changes: Any) -> OutboxMessage:
    given: dict[str, Any] = {
        "channel": "EMAIL",
        "address": "sari@contoh.id",
        "subject": "Bayar sebelum Rabu, 14 Januari 2026",
        "body": "Kode billing 820260114000001",
        "key": f"test:{uuid4()}",
        "owner_id": SARI,
    }
    return actions.enqueue(**{**given, **changes}, actor=Actor.system("test.outbox"), now=now)


def send(outbox: OutboxMessage, now: datetime) -> OutboxMessage:
    actions.send(message_id=outbox.pk, actor=sender, now=now)
    return OutboxMessage.objects.get(pk=outbox.pk)


def knock(channel: str, now: datetime) -> str:
    """What the probe and the message it chooses do, one after the other. The key of that message, or ""."""
    actions.probe(channel=channel, actor=sender, now=now)
    knocking = ProcrastinateJob.objects.filter(task_name="delivery.send", status="todo", args__knocking=True)
    chosen = [UUID(job.args["message_id"]) for job in knocking]
    done(knocking)
    for message_id in chosen:
        actions.send(message_id=message_id, knocking=True, actor=sender, now=now)
    return OutboxMessage.objects.get(pk=chosen[0]).key if chosen else ""


def probes() -> int:
    """How many are planned."""
    return int(ProcrastinateJob.objects.filter(task_name="delivery.probe", status="todo").count())


def done(jobs: Any) -> None:
    """As the worker leaves them: Django may not write this table by itself."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs WHERE id = ANY(%s)", [[job.id for job in jobs]])


def run_due(now: datetime) -> list[str]:
    """Run every send that waits and is due, as the worker would; the keys of what went out by it."""
    jobs = ProcrastinateJob.objects.filter(task_name="delivery.send", status="todo", scheduled_at__lte=now)
    asked = [job.args["message_id"] for job in jobs]
    done(jobs)
    rows = [send(row, now) for row in OutboxMessage.objects.filter(pk__in=asked, state="QUEUED")]
    return sorted(row.key for row in rows if row.state == "SENT")


class Mailbox:
    """A mail server's memory. `answers` are given instead of taking the mail, one a mail."""

    def __init__(self) -> None:
        self.mails: list[Envelope] = []
        self.answers: list[str] = []

    async def handle_RCPT(  # noqa: N802  # aiosmtpd's name
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if address.startswith("tidak-ada@"):
            return "550 no such user"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        if self.answers:
            return self.answers.pop(0)
        self.mails.append(envelope)
        return "250 taken"


class AnyPort(Controller):
    """On the port that the system gave; aiosmtpd itself would knock at port 0."""

    def _trigger_server(self) -> None:
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


@contextmanager
def mail_server() -> Iterator[tuple[Mailbox, int]]:
    """A mail server on a free port of loopback."""
    box = Mailbox()
    controller = AnyPort(box, hostname="127.0.0.1", port=0)
    controller.start()
    try:
        yield box, controller.port
    finally:
        controller.stop()


class Phone:
    """A provider's memory. Each of `faults` answers one call: a status, or bytes as a 202."""

    def __init__(self) -> None:
        self.calls: list[tuple[dict[str, str], dict[str, str]]] = []
        self.faults: list[int | bytes] = []
        self.then: Callable[[], None] = lambda: None

    def answer(self, headers: dict[str, str], body: dict[str, str]) -> tuple[int, bytes]:
        self.calls.append((headers, body))
        self.then()
        fault = self.faults.pop(0) if self.faults else None
        if isinstance(fault, bytes):
            return 202, fault
        return fault or 202, json.dumps({"id": f"sms-{len(self.calls)}"}).encode()


class _Handler(BaseHTTPRequestHandler):
    phone: ClassVar[Phone]

    def do_POST(self) -> None:  # the standard library's name
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        status, answer = self.phone.answer(dict(self.headers), body)
        self.send_response(status)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Quiet."""


@contextmanager
def sms_server() -> Iterator[tuple[Phone, str]]:
    """An SMS provider on a free port of loopback."""
    phone = Phone()
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"phone": phone}))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield phone, f"http://127.0.0.1:{server.server_port}/sms"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()

"""The program: an HTTP server with a thread per connection, a mail server, and the teller."""

import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from aiosmtpd.controller import Controller

from rantau.demo.simulator import letters, midtrans, pages, simponi
from rantau.demo.simulator.notices import WAITS, Teller
from rantau.demo.simulator.state import World
from rantau.demo.simulator.wire import Request, Response, Route, as_json

LARGEST_BODY = 1_000_000
GATEWAY_ROUTES = (*midtrans.ROUTES, *simponi.ROUTES)
WORLD_ROUTES = letters.ROUTES
PAGE_ROUTES = pages.ROUTES


class Simulator:
    """Listens on 127.0.0.1 only. Port 0 takes any free one; without `smtp_port` there is no mail server."""

    def __init__(
        self,
        *,
        port: int = 0,
        smtp_port: int | None = None,
        site: str = "",
        public_site: str = "",
        server_key: str = "demo-server-key",
        file: Path | None = None,
        waits: tuple[float, ...] = WAITS,
    ) -> None:
        self.world = World(server_key=server_key, file=file)
        self.teller = Teller(self.world, site, waits)
        self.public_site = public_site or site
        self.http = ThreadingHTTPServer(("127.0.0.1", port), _handler(self))
        self.http.daemon_threads = True
        self.mail: Controller | None = None if smtp_port is None else letters.mail_server(self.world, smtp_port)
        self.over = threading.Event()
        self.threads = [
            threading.Thread(target=self.http.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True),
            threading.Thread(target=self._keep_saving, daemon=True),
        ]

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.http.server_address[1]}"

    def start(self) -> None:
        if self.mail:
            self.mail.start()
        for thread in self.threads:
            thread.start()

    def stop(self) -> None:
        self.over.set()
        self.http.shutdown()
        self.http.server_close()
        self.teller.stop()
        if self.mail:
            self.mail.stop()
        self.world.save()

    def _keep_saving(self) -> None:
        while not self.over.wait(1):
            self.world.save()

    def answer(self, request: Request) -> Response:
        """A gateway that is down or slow is so for machines only: the switches stay within reach."""
        faults = self.world.faults
        if found := _match(GATEWAY_ROUTES, request):
            time.sleep(faults.gateway_slow_seconds)
            if faults.gateway_down:
                return as_json(503, {"status_code": "503", "status_message": "SIMULASI: gangguan"})
            return found[0].answer(self.world, found[1])
        if found := _match(WORLD_ROUTES, request):
            return found[0].answer(self.world, found[1])
        if found := _match(PAGE_ROUTES, request):
            return found[0].answer(self, found[1])
        return as_json(404, {"error": "nothing here"})


def _match(routes: tuple[Route, ...], request: Request) -> tuple[Route, Request] | None:
    for route in routes:
        fits = route.pattern.fullmatch(request.path) if route.method == request.method else None
        if fits:
            return route, Request(**{**request.__dict__, "parts": fits.groups()})
    return None


def _handler(simulator: Simulator) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        server_version = "SIMULASI"

        def do_GET(self) -> None:
            self._answer()

        def do_POST(self) -> None:
            self._answer()

        def _answer(self) -> None:
            length = min(int(self.headers.get("Content-Length") or 0), LARGEST_BODY)
            parts = urlsplit(self.path)
            request = Request(
                method=self.command,
                path=parts.path,
                query=dict(parse_qsl(parts.query)),
                headers={name.lower(): value for name, value in self.headers.items()},
                body=self.rfile.read(length),
                base=f"http://{self.headers.get('Host') or simulator.url.removeprefix('http://')}",
            )
            response = simulator.answer(request)
            self.send_response(response.status)
            for name, value in {"Content-Type": response.media, **response.headers}.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(response.body)))
            self.end_headers()
            self.wfile.write(response.body)

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 (the name of the base class)
            return

    return Handler

"""The simulator as a separate program, and somebody who hears its notices."""

import json
import os
import queue
import socket
import subprocess
import sys
import tempfile
import threading
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import httpx

ROOT = Path(__file__).parents[3]


@dataclass(frozen=True)
class Told:
    gateway: str
    headers: dict[str, str]
    body: bytes


class Ear:
    """Hears notices in the site's place and answers 200."""

    def __init__(self) -> None:
        self.heard: queue.Queue[Told] = queue.Queue()
        ear = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                ear.heard.put(Told(self.path.split("/")[2], dict(self.headers.items()), body))
                self.send_response(200)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
                return

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}"

    def next(self) -> Told:
        return self.heard.get(timeout=10)

    def forget(self) -> None:
        while not self.heard.empty():
            self.heard.get()


class OutsideWorld:
    """`python -m rantau.demo.simulator`, spoken to over HTTP only."""

    def __init__(self) -> None:
        self.ear = Ear()
        self.folder = tempfile.TemporaryDirectory(prefix="rantau-simulator-")
        self.url = f"http://127.0.0.1:{_free_port()}"
        self.program = subprocess.Popen(
            [
                *(sys.executable, "-m", "rantau.demo.simulator", "--port", self.url.rsplit(":", 1)[1]),
                *(
                    "--smtp-port",
                    str(_free_port()),
                    "--notify",
                    self.ear.url,
                    "--state",
                    f"{self.folder.name}/state.json",
                ),
            ],
            cwd=ROOT,
            env={**os.environ, "RANTAU_MODE": "demo", "PAYMENT_SERVER_KEY": "demo-server-key"},
            stdout=subprocess.PIPE,
        )
        assert self.program.stdout is not None
        assert b"SIMULASI" in self.program.stdout.readline()
        threading.Thread(target=self.program.stdout.read, daemon=True).start()
        self.http = httpx.Client(base_url=self.url, trust_env=False)

    def faults(self, **switches: Any) -> None:
        calm = {"notice_lost": False, "notice_doubled": False, "notice_forged": False, "notice_late_seconds": 0}
        calm |= {"gateway_down": False, "gateway_slow_seconds": 0, "ntpn_late": False, "sms_status": 0}
        assert self.http.post("/gangguan/", json={**calm, **switches}).status_code == 200

    def act(self, order: str, act: str) -> None:
        """Press a button of the pay page: bayar, kurang, lebih, dua-kali, terlambat, hilang, palsu, ulang, tarik …"""
        assert self.http.post(f"/pay/{order}/", json={"act": act}).status_code == 200

    def charge_at_midtrans(self, order: str, amount: int) -> None:
        """An order that the site never made."""
        wish = {"payment_type": "gopay", "transaction_details": {"order_id": order, "gross_amount": amount}}
        answer = self.http.post("/midtrans/v2/charge", json=wish, auth=("demo-server-key", ""))
        assert answer.status_code == 201, json.dumps(answer.json())

    def stop(self) -> None:
        self.program.terminate()
        self.program.wait(10)
        self.ear.server.shutdown()
        self.ear.server.server_close()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])

"""The programs of a running site and what they are told: web, worker, simulators."""

import http.client
import os
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from rantau.config import env
from rantau.config.postgres.cluster import last_line, tail
from rantau.config.start import ports
from rantau.config.start.processes import Program, Supervisor
from rantau.config.terminal import CannotStart

FIRST_SIMULATOR_PORT = 8100
ANSWER_SECONDS = 60
DEATHS_BEFORE_GIVING_UP = 3
LOOPBACK = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}  # noqa: S104 - where to knock when it listens everywhere


@dataclass(frozen=True)
class Surroundings:
    var: Path
    site: str
    port: int
    host: str
    workers: int

    def environment(self) -> dict[str, str]:
        return {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "rantau.config.settings",
            "RANTAU_SITE_URL": os.environ.get("RANTAU_SITE_URL") or self.site,
            "PYTHONUNBUFFERED": "1",
            # glibc would keep one memory arena per thread; two are enough for a few threads.
            "MALLOC_ARENA_MAX": "2",
        }

    def known_as(self) -> str:
        """Host and port under which the site believes to be reached."""
        return urlsplit(self.environment()["RANTAU_SITE_URL"]).netloc

    def log(self, name: str) -> Path:
        return self.var / "log" / f"{name}.log"


def start_simulator(around: Surroundings, supervisor: Supervisor) -> dict[str, str]:
    """The outside world of the demo on ports of its own; returns where everyone finds it."""
    local = "127.0.0.1"
    port = ports.next_free(local, FIRST_SIMULATOR_PORT)
    smtp = ports.next_free(local, port + 1)
    url = f"http://localhost:{port}"
    environment = around.environment()
    knock = LOOPBACK.get(around.host, around.host)
    command = [
        sys.executable,
        "-m",
        "rantau.demo.simulator",
        "--port",
        str(port),
        "--smtp-port",
        str(smtp),
        "--notify",
        f"http://{knock}:{around.port}",
    ]
    program = supervisor.add(Program("simulators", command, environment, around.log("simulators")))
    wait_for(supervisor, program, lambda: not ports.free(local, port))
    return {
        "RANTAU_SIMULATOR_URL": url,
        "SMTP_HOST": local,
        "SMTP_PORT": str(smtp),
        "SMS_URL": f"http://{local}:{port}/sms",
        "PAYMENT_URL": f"http://{local}:{port}/pay",
    }


def start_site(around: Surroundings, environment: dict[str, str], supervisor: Supervisor) -> None:
    """Worker and web; returns when the first page can be served."""
    worker = [sys.executable, "manage.py", "work"]
    supervisor.add(Program("worker", worker, environment, around.log("worker")))
    web = supervisor.add(Program("web", web_command(around), environment, around.log("web")))
    wait_for(supervisor, web, lambda: ready(around))


def web_command(around: Surroundings) -> list[str]:
    """Granian in WSGI mode: each thread answers one request; threads beyond those for pages wait for slow senders of files."""
    workers = around.workers or min(2, os.cpu_count() or 1)
    threads = env.integer("RANTAU_THREADS", 4) + 2 * env.integer("RANTAU_UPLOADS", 12)
    return [
        sys.executable,
        "-m",
        "granian",
        "--interface",
        "wsgi",
        "--host",
        around.host,
        "--port",
        str(around.port),
        "--workers",
        str(workers),
        "--blocking-threads",
        str(threads),
        "--no-ws",
        "--http",
        "1",
        "--respawn-failed-workers",
        "--respawn-interval",
        "0.3",
        "--workers-kill-timeout",
        "8",
        "--log-level",
        "warning",
        "rantau.config.wsgi:application",
    ]


def ready(around: Surroundings) -> bool:
    """`/readyz` answers 200: the process and its database connection work."""
    host = LOOPBACK.get(around.host, around.host).strip("[]")
    connection = http.client.HTTPConnection(host, around.port, timeout=10)
    try:
        connection.request("GET", "/readyz", headers={"Host": around.known_as(), "X-Forwarded-Proto": "https"})
        return connection.getresponse().status == http.HTTPStatus.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def wait_for(supervisor: Supervisor, program: Program, answered: Callable[[], bool]) -> None:
    """Wait until a program answers; give up when it keeps dying or stays silent for a minute."""
    deadline = time.monotonic() + ANSWER_SECONDS
    while not answered():
        supervisor.tick()
        if program.deaths >= DEATHS_BEFORE_GIVING_UP or time.monotonic() > deadline:
            raise CannotStart(f"{program.name} does not come up: {last_line(tail(program.log))} (log: {program.log})")
        time.sleep(0.05)

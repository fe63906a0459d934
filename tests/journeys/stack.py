"""A running Rantau for the journeys: database of its own, worker, web and simulators on free loopback ports."""

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit, urlunsplit

import httpx
import psycopg

from rantau.config.postgres import roles
from rantau.config.start import embedded, jobs, ports, programs, up
from rantau.config.start.processes import Program, Supervisor

ROOT = Path(__file__).resolve().parent.parent.parent
FIRST_PORT = 8400
PATIENCE = 30.0
T = TypeVar("T")


@dataclass(frozen=True)
class Around(programs.Surroundings):
    """The surroundings of a demo, free of what the test run itself was told."""

    told: dict[str, str] = field(default_factory=dict)

    def environment(self) -> dict[str, str]:
        ours = {name: value for name, value in os.environ.items() if not name.startswith(("RANTAU_", "DATABASE_"))}
        return {**ours, **super_environment(self), **self.told}


def super_environment(around: Around) -> dict[str, str]:
    return {
        "DJANGO_SETTINGS_MODULE": "rantau.config.settings",
        "RANTAU_SITE_URL": around.site,
        "RANTAU_MODE": "demo",
        # Nothing here is about what a machine reads on a photo, and the machine is slow.
        "RANTAU_READING": "no",
        "RANTAU_VAR": str(around.var),
        "PYTHONUNBUFFERED": "1",
        "PYTHONPATH": str(ROOT),
    }


@dataclass
class Stack:
    """What the tests know of it. `url` is the site, `simulator` the outside world."""

    url: str
    simulator: str
    var: Path
    owner_url: str
    app_url: str
    environment: dict[str, str]
    supervisor: Supervisor
    database: embedded.Embedded | None = None
    """Only when the stack has a server of its own."""
    kept: dict[str, str] = field(default_factory=dict)
    """What one test has done and others build on."""
    judged: set[str] = field(default_factory=set)
    """Pages that were looked at in this run; see `looks`."""
    watching: threading.Event = field(default_factory=threading.Event)
    database_held: bool = False
    """Stopped on purpose: nobody starts it again."""

    @property
    def media(self) -> Path:
        return self.var / "media"

    def program(self, name: str) -> Program:
        return next(program for program in self.supervisor.programs if program.name == name)

    def behind(self, act: str, **given: Any) -> Any:
        """Something that happens inside the office and has no page yet; see `behind.py`."""
        done = subprocess.run(
            [sys.executable, "-m", "tests.journeys.behind", act, json.dumps(given)],
            env=self.environment,
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout.splitlines()[-1])

    def manage(self, *command: str) -> tuple[str, str]:
        """A command of whoever looks after the installation: what it says, and what it complains about."""
        done = subprocess.run(
            [sys.executable, "manage.py", *command],
            env=self.environment,
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        return done.stdout, done.stderr

    def letters(self, to: str) -> list[dict[str, str]]:
        """Mails and SMS to this address, newest first."""
        answer = httpx.get(f"{self.simulator}/kotak.json", params={"to": to}, trust_env=False)
        found: list[dict[str, str]] = answer.json()["messages"]
        return found

    def row(self, statement: str, *values: Any) -> tuple[Any, ...] | None:
        with psycopg.connect(self.owner_url) as connection:
            return connection.execute(statement, values).fetchone()

    def watch(self) -> None:
        """As `./run` does: start again what died."""
        while not self.watching.wait(up.TICK):
            up.look_after(self.supervisor, None if self.database_held else self.database)


def until(answer: Callable[[], T], what: str, patience: float = PATIENCE) -> T:
    """The first true answer; the worker does its part a moment later than the web."""
    deadline = time.monotonic() + patience
    while not (found := answer()):
        assert time.monotonic() < deadline, f"waited {patience:g} s for {what}"
        time.sleep(0.1)
    return found


def database_of(test_url: str, name: str, role: str) -> str:
    """The address of another database of the same cluster, for another role."""
    parts = urlsplit(test_url)
    host = f"{role}@{parts.netloc.rpartition('@')[2]}"
    return urlunsplit(parts._replace(netloc=host, path=f"/{name}"))


def start(var: Path, test_url: str, name: str) -> Stack:
    """A stack in a new database of the test cluster, which other tests use as well."""
    drop(test_url, name)
    with psycopg.connect(database_of(test_url, "postgres", roles.OWNER), autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    owner, app = database_of(test_url, name, roles.OWNER), database_of(test_url, name, roles.APP)
    return bring_up(var, {"DATABASE_URL": app, "DATABASE_OWNER_URL": owner}, owner, app)


def start_with_server(var: Path) -> Stack:
    """A stack with a database server of its own, as careful as that of `./run`: it may be killed."""
    database, _ = embedded.have(var, tied=True)
    place = database.place
    return bring_up(var, {}, place.url(roles.OWNER), place.url(roles.APP), database)


def bring_up(var: Path, told: dict[str, str], owner: str, app: str, database: embedded.Embedded | None = None) -> Stack:
    """Bring up everything and wait until the first page can be served."""
    port = ports.next_free("127.0.0.1", FIRST_PORT)
    around = Around(var=var, site=f"http://localhost:{port}", port=port, host="127.0.0.1", workers=1, told=told)
    supervisor = Supervisor()
    os.chdir(ROOT)
    outside = programs.start_simulator(around, supervisor)
    environment = {**around.environment(), **outside}
    preparing = [
        jobs.begin("tables", {**environment, "RANTAU_DB_ROLE": "owner"}),
        jobs.begin("static", environment),
    ]
    for job in preparing:
        jobs.finish(job)
    programs.start_site(around, environment, supervisor)
    simulator = outside["RANTAU_SIMULATOR_URL"].replace("localhost", "127.0.0.1")
    stack = Stack(around.site, simulator, var, owner, app, environment, supervisor, database)
    threading.Thread(target=stack.watch, daemon=True).start()
    return stack


def stop(stack: Stack) -> None:
    stack.watching.set()
    stack.supervisor.stop()
    if stack.database:
        stack.database.leave()


def drop(test_url: str, name: str) -> None:
    with psycopg.connect(database_of(test_url, "postgres", roles.OWNER), autocommit=True) as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')

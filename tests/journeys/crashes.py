"""Who kills what (promise P21): `kill -9` while people are at work, and how long until all is back."""

import os
import random
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import psycopg

from tests.journeys.stack import Stack, until

LIVENESS = 120.0
"""A bound for "it comes back at all"; the promise (15 s) is measured and printed."""
WORTHWHILE = 15.0
"""So long a blow waits for a job in hand, while people make new ones all the time."""
BACKENDS = "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND usename = 'rantau_app'"
HELD = "SELECT id FROM procrastinate_jobs WHERE status = 'doing'"
STILL = "SELECT id FROM procrastinate_jobs WHERE status IN ('doing', 'todo') AND id = ANY(%s)"
ALIVE = "SELECT 1 FROM procrastinate_workers WHERE last_heartbeat > to_timestamp(%s)"


@dataclass(frozen=True)
class Round:
    """One kill. `held` is how many jobs were in hand; `seconds` until site, worker and those jobs were back."""

    victim: str
    held: int
    seconds: float


@dataclass
class Reaper:
    stack: Stack
    chance: random.Random
    rounds: list[Round] = field(default_factory=list)

    def strike(self, victim: str) -> None:
        """Kill at some moment (a worker and the database with jobs in hand, if there are some), and wait for the return."""
        time.sleep(self.chance.uniform(0.2, 1.0))
        held = [] if victim.startswith("web") else self._wait_for_work()
        pid, began = VICTIMS[victim](self.stack, self.chance), time.time()
        os.kill(pid, signal.SIGKILL)
        self.wait_for_return(began, held)
        self.rounds.append(Round(victim, len(held), time.time() - began))

    def _wait_for_work(self) -> list[int]:
        deadline = time.monotonic() + WORTHWHILE
        with psycopg.connect(self.stack.owner_url, autocommit=True) as connection:
            while True:
                held = [int(row[0]) for row in connection.execute(HELD)]
                if held or time.monotonic() > deadline:
                    return held

    def wait_for_return(self, began: float, held: list[int]) -> None:
        until(lambda: _answers(self.stack), "the front page", LIVENESS)
        until(lambda: _worker_is_back(self.stack, began, held), "the worker and what it had in hand", LIVENESS)

    def told(self) -> str:
        return "\n".join(f"{each.seconds:5.1f} s  {each.victim}, {each.held} jobs in hand" for each in self.rounds)


def _answers(stack: Stack) -> bool:
    try:
        paths = ("/readyz", "/", "/layanan/")
        return all(httpx.get(f"{stack.url}{path}", trust_env=False, timeout=5).is_success for path in paths)
    except httpx.TransportError:
        return False


def _worker_is_back(stack: Stack, since: float, held: list[int]) -> bool:
    """A worker has been heard of since then, and the jobs that were in hand are done."""
    try:
        with psycopg.connect(stack.owner_url, autocommit=True) as connection:
            alive = connection.execute(ALIVE, [since]).fetchone()
            return bool(alive) and connection.execute(STILL, [held]).fetchone() is None
    except psycopg.Error:
        return False


def children(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="utf-8").split()]


def web_workers(stack: Stack) -> list[int]:
    web = stack.program("web")
    return until(lambda: children(web.pid) if web.pid else [], "a web worker")


def _web_worker(stack: Stack, chance: random.Random) -> int:
    return chance.choice(web_workers(stack))


def _database_backend(stack: Stack, chance: random.Random) -> int:
    with psycopg.connect(stack.owner_url, autocommit=True) as connection:
        return int(chance.choice(until(lambda: connection.execute(BACKENDS).fetchall(), "a database backend"))[0])


def _database_server(stack: Stack, chance: random.Random) -> int:
    assert stack.database, "only a server of its own may be killed"
    return until(stack.database.cluster.running, "the database server") or 0


def _program(name: str) -> Callable[[Stack, random.Random], int]:
    return lambda stack, chance: until(lambda: stack.program(name).pid, name)


VICTIMS: dict[str, Callable[[Stack, random.Random], int]] = {
    "web worker": _web_worker,
    "web server": _program("web"),
    "job worker": _program("worker"),
    "database backend": _database_backend,
    "database server": _database_server,
}

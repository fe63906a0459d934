"""Parts of the world that are away for a while, and come back (promise P22)."""

import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import httpx

from rantau.config.start.processes import send
from tests.journeys.stack import Stack, T, until

LIVENESS = 120.0
"""A bound for "it recovers at all"; the promise (15 s) is measured and printed."""


@dataclass
class Clockwork:
    """Seconds since the missing part came back, for whoever reads the output."""

    back_at: float = 0.0
    told: list[str] = field(default_factory=list)

    def until(self, answer: Callable[[], T], what: str) -> T:
        found = until(answer, what, LIVENESS)
        sys.stdout.write(f"{time.monotonic() - self.back_at:5.1f} s after the return: {what}\n")
        return found


@contextmanager
def without_database(stack: Stack) -> Iterator[Clockwork]:
    """A clean stop, as for an update of PostgreSQL."""
    assert stack.database
    clock = Clockwork()
    stack.database_held = True
    stack.database.cluster.stop()
    try:
        yield clock
    finally:
        stack.database_held = False
        until(stack.database.cluster.running, "the database server", LIVENESS)
        clock.back_at = time.monotonic()


@contextmanager
def without_the_outside(stack: Stack) -> Iterator[Clockwork]:
    """No mail server, no SMS provider, no payment gateway: the ports are closed."""
    clock, outside = Clockwork(), stack.program("simulators")
    send(outside.pid, signal.SIGTERM)
    until(lambda: not outside.pid, "the simulator to end")
    outside.at = float("inf")
    try:
        yield clock
    finally:
        outside.at = 0.0
        until(lambda: _answers(stack.simulator), "the simulator", LIVENESS)
        clock.back_at = time.monotonic()


@contextmanager
def faults(stack: Stack, **switches: object) -> Iterator[Clockwork]:
    """Switches of the simulator, see `rantau/demo/simulator/state.py`; afterwards all is calm."""
    clock = Clockwork()
    _switch(stack, **switches)
    try:
        yield clock
    finally:
        _switch(stack, **{name: type(value)(0) for name, value in switches.items()})  # type: ignore[call-overload]
        clock.back_at = time.monotonic()


def _switch(stack: Stack, **switches: object) -> None:
    answer = httpx.post(f"{stack.simulator}/gangguan/", json=switches, trust_env=False)
    assert answer.is_success, answer


def _answers(url: str) -> bool:
    try:
        return httpx.get(f"{url}/kotak.json", trust_env=False, timeout=5).is_success
    except httpx.TransportError:
        return False


def look_at(client: httpx.Client, path: str) -> tuple[httpx.Response, float]:
    """The page and how many seconds it took."""
    began = time.monotonic()
    answer = client.get(path, follow_redirects=True)
    return answer, time.monotonic() - began

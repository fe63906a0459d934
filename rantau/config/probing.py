"""Asking a part whether it is there, without the asker waiting long or the part being asked all the time."""

import time
from collections.abc import Callable
from threading import Event, Lock, Thread

FRESH = 5.0
"""Seconds for which an answer is believed: however often a monitor asks, the part is not asked more often."""
PATIENCE = 1.0


class Probe:
    """One part. `ask` may be slow; it runs beside, once at a time."""

    def __init__(self, ask: Callable[[], bool]) -> None:
        self._ask = ask
        self._lock, self._asked_at = Lock(), float("-inf")
        self._well, self._done = False, Event()

    def state(self) -> str:
        """ "ok" or "down"; whoever has not answered after PATIENCE seconds is down until the answer comes."""
        with self._lock:
            if time.monotonic() - self._asked_at > FRESH and (self._done.is_set() or self._asked_at < 0):
                self._asked_at, self._done = time.monotonic(), Event()
                Thread(target=self._run, args=(self._done,), daemon=True).start()
            done = self._done
        answered = done.wait(PATIENCE)
        return "ok" if answered and self._well else "down"

    def forget(self) -> None:
        """The next asker gets a new answer."""
        with self._lock:
            self._asked_at = float("-inf")

    def _run(self, done: Event) -> None:
        try:
            self._well = self._ask()
        finally:
            done.set()

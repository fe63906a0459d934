"""One site per checkout. The lock goes with the process, so nothing stale is left after kill -9."""

import fcntl
import os
import signal
import time
from pathlib import Path
from typing import IO

from rantau.config.terminal import CannotStart

STOP_SECONDS = 40


def acquire(var: Path, *, replace: bool) -> IO[str]:
    """Take the lock. When a site runs here already: end it first (`replace`), or refuse."""
    lock = (var / "run.lock").open("a+", encoding="utf-8")
    deadline = time.monotonic() + STOP_SECONDS
    asked = False
    while not _try(lock):
        pid, address = _owner(lock)
        if not replace or time.monotonic() > deadline:
            lock.close()
            raise CannotStart(f"it runs here already (process {pid}, {address}). Stop that one with Ctrl-C first.", 2)
        if pid and not asked:
            os.kill(pid, signal.SIGTERM)
            asked = True
        time.sleep(0.1)
    write(lock, "starting")
    return lock


def write(lock: IO[str], address: str) -> None:
    """Tell others who holds the lock and where the site is."""
    lock.seek(0)
    lock.truncate()
    lock.write(f"{os.getpid()} {address}\n")
    lock.flush()


def _try(lock: IO[str]) -> bool:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _owner(lock: IO[str]) -> tuple[int, str]:
    lock.seek(0)
    pid, _, address = lock.read().strip().partition(" ")
    return (int(pid) if pid.isdecimal() else 0), address or "starting"

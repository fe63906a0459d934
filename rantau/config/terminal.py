"""Progress on the terminal, and the one sentence when something cannot be done."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

STARTED = float(os.environ.get("RANTAU_STARTED") or time.time())


class CannotStart(Exception):
    """One clear sentence for the person at the terminal, and the exit code (never 0)."""

    def __init__(self, sentence: str, code: int = 1) -> None:
        super().__init__(sentence)
        self.sentence, self.code = sentence, code


def write(text: str) -> None:
    """To the terminal, at once. A closed pipe (`./run | head`) is no reason to stop."""
    with suppress(BrokenPipeError):
        sys.stdout.write(text)
        sys.stdout.flush()


def line(text: str) -> None:
    write(f"{text}\n")


def since_start() -> float:
    """Seconds since `./run` was typed."""
    return time.time() - STARTED


@contextmanager
def step(name: str) -> Iterator[list[str]]:
    """Print `name … done in 1.2 s`; what the body appends to the list replaces "done"."""
    began, words = time.monotonic(), list[str]()
    write(f"{name} … ")
    try:
        yield words
    except BaseException as problem:
        write("failed\n" if isinstance(problem, Exception) else "stopped\n")
        raise
    write(f"{', '.join(words) or 'done'} ({time.monotonic() - began:.1f} s)\n")


def complain(problem: CannotStart) -> int:
    sys.stderr.write(f"Rantau cannot start: {problem.sentence}\n")
    return problem.code

"""The parent's side of reading: one child for all papers, started with the first, ended when nobody needs it.

It holds about 400 MB while it lives. A child that dies, hangs or talks nonsense is ended and forgotten: the caller gets
ReaderFailed, and the next paper a new child.
"""

import json
import struct
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from threading import Lock, Timer
from typing import Any

from rantau.documents.engines.reading.base import LONGEST_ANSWER, MOST_LINES, Line

ROOT = Path(__file__).resolve().parents[4]
COMMAND = (sys.executable, "-s", "-m", "rantau.documents.engines.reading.recognition")
PATIENCE = 120
"""Seconds for one paper on a busy machine; the child itself may compute for a part of it."""
IDLE = 300
# The child gets no secret of ours. One thread and one arena keep the address space, which is limited, for pictures.
SURROUNDINGS = {
    "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1", "MALLOC_ARENA_MAX": "1", "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1", "LANG": "C.UTF-8",
}  # fmt: skip


class ReaderFailed(Exception):
    """The paper was not read: the child died, took too long or answered nonsense. The reason is its only word."""


def available() -> bool:
    """Whether what reads is installed (the extra `ocr`)."""
    return find_spec("rapidocr") is not None and find_spec("onnxruntime") is not None


class Reader:
    """One paper at a time. Threads wait for each other."""

    def __init__(self, command: Sequence[str] = COMMAND, *, patience: float = PATIENCE, idle: float = IDLE) -> None:
        self.command, self.patience, self.idle = command, patience, idle
        self.child: subprocess.Popen[bytes] | None = None
        self._turn = Lock()
        self._rest: Timer | None = None

    def lines(self, photo: bytes) -> list[Line]:
        """The lines of one of our own rebuilt photos. Raises ReaderFailed."""
        with self._turn:
            self._stay()
            try:
                found = _understood(self._asked(photo))
            except ReaderFailed:
                self._end()
                raise
            self._rest = _daemon(self.idle, self.close)
            return found

    def close(self) -> None:
        """End the child, if there is one; the next paper starts another."""
        with self._turn:
            self._stay()
            self._end()

    def _asked(self, photo: bytes) -> bytes:
        try:
            child = self._running()
        except OSError:
            raise ReaderFailed("not started") from None
        hung = _daemon(self.patience, child.kill)
        try:
            return _exchange(child, photo)
        except (OSError, struct.error, ValueError):
            raise ReaderFailed("died") from None
        finally:
            hung.cancel()

    def _running(self) -> subprocess.Popen[bytes]:
        if self.child is None or self.child.poll() is not None:
            self._end()
            self.child = subprocess.Popen(
                self.command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=SURROUNDINGS,
                cwd="/",
            )
        return self.child

    def _end(self) -> None:
        child, self.child = self.child, None
        if child is not None:
            child.kill()
            for pipe in filter(None, (child.stdin, child.stdout)):
                with suppress(OSError):
                    pipe.close()
            child.wait()

    def _stay(self) -> None:
        if self._rest is not None:
            self._rest.cancel()
            self._rest = None


def _exchange(child: subprocess.Popen[bytes], photo: bytes) -> bytes:
    """Length and photo out, length and answer in. Raises OSError, struct.error or ValueError."""
    if child.stdin is None or child.stdout is None:
        raise ValueError
    child.stdin.write(struct.pack(">I", len(photo)) + photo)
    child.stdin.flush()
    (length,) = struct.unpack(">I", child.stdout.read(4))
    if length > LONGEST_ANSWER:
        raise ValueError
    answer = child.stdout.read(length)
    if len(answer) != length:
        raise ValueError
    return answer


def _understood(answer: bytes) -> list[Line]:
    """Believes nothing but a well-formed answer."""
    try:
        told = json.loads(answer)
        if "problem" in told:
            raise ReaderFailed(str(told["problem"])[:40])
        return [_line(*parts) for parts in told["lines"][:MOST_LINES]]
    except (ValueError, KeyError, TypeError):
        raise ReaderFailed("nonsense") from None


def _line(text: Any, confidence: Any, box: Any, again: Any) -> Line:
    corners = tuple(float(number) for number in box)
    if len(corners) != 8 or not isinstance(text, str) or not isinstance(again, str):
        raise ValueError
    return Line(text, float(confidence), corners, again)


def _daemon(seconds: float, act: Any) -> Timer:
    timer = Timer(seconds, act)
    timer.daemon = True
    timer.start()
    return timer


THE_READER = Reader()
"""Of this process; the worker's, in fact."""

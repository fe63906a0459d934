"""Bytes of a request while they come in, from a phone that may fall silent at any moment.

Written by hand because the server's own `read` waits without end: it has no time limit for a body (granian 2.8).
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from queue import Empty, SimpleQueue
from threading import BoundedSemaphore, Thread
from typing import Protocol

from django.conf import settings

READ = 4 * 1024
KEEP_EVERY_BYTES = 256 * 1024
KEEP_EVERY_SECONDS = 0.6
"""What came in is kept at least so often: a broken line or a killed server costs no more than this."""
SILENCE = 30.0
_seats = BoundedSemaphore(settings.UPLOADS_AT_ONCE)


class Stream(Protocol):
    def read(self, size: int, /) -> bytes: ...


@contextmanager
def seat() -> Iterator[bool]:
    """Whether there is room for one more slow sender in this process; the other threads stay for pages."""
    free = _seats.acquire(blocking=False)
    try:
        yield free
    finally:
        if free:
            _seats.release()


def pieces(stream: Stream) -> Iterator[bytes]:
    """What comes in, in pieces worth keeping; ends with the body, with the line, or after SILENCE seconds of nothing."""
    kept, since = bytearray(), time.monotonic()
    for chunk in _chunks(stream):
        kept += chunk
        if len(kept) >= KEEP_EVERY_BYTES or time.monotonic() - since >= KEEP_EVERY_SECONDS:
            yield bytes(kept)
            kept, since = bytearray(), time.monotonic()
    if kept:
        yield bytes(kept)


def _chunks(stream: Stream) -> Iterator[bytes]:
    arrived: SimpleQueue[bytes] = SimpleQueue()
    Thread(target=_pump, args=(stream, arrived), daemon=True).start()
    while True:
        try:
            chunk = arrived.get(timeout=SILENCE)
        except Empty:
            return
        if not chunk:
            return
        yield chunk


def _pump(stream: Stream, arrived: SimpleQueue[bytes]) -> None:
    """Ends with the body or the line; of a phone that vanished without a word, with the connection."""
    try:
        while chunk := stream.read(READ):
            arrived.put(chunk)
    except OSError:
        pass  # a broken line; what came before counts
    arrived.put(b"")

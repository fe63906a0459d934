"""People who wait for a slow gateway keep some of the site's threads busy, never all of them (promise P22)."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore

from django.conf import settings

from rantau.payments.gateways.base import Temporary

PATIENCE_SECONDS = 1.0
STAYS_FULL_SECONDS = 5.0


class Turns:
    """So many of this process may wait at once. A gateway in health gives the others their turn within their patience."""

    def __init__(self, at_once: int) -> None:
        self.free = BoundedSemaphore(at_once)
        self.full_until = 0.0

    @contextmanager
    def one(self) -> Iterator[None]:
        """Raises Temporary when nobody who came before was answered in time; those who come next are told at once."""
        patience = PATIENCE_SECONDS if time.monotonic() >= self.full_until else 0.0
        if not self.free.acquire(timeout=patience):
            self.full_until = time.monotonic() + STAYS_FULL_SECONDS
            raise Temporary("too many wait for an answer already")
        try:
            yield
        finally:
            self.free.release()


turns = Turns(settings.GATEWAY_AT_ONCE)

"""Wrong tries, counted in rows so that all processes see them (promise P9).

Per account and network address: the tenth wrong try stops for a quarter of an hour, there and nowhere else.
Per network address alone: from the thirtieth failure each wrong answer takes longer; a right password is never held up.
"""

import time
from datetime import datetime, timedelta
from threading import BoundedSemaphore

from django.db import transaction

from rantau.accounts import queries
from rantau.accounts.models import FailedTries
from rantau.vault import lookup

WINDOW = timedelta(minutes=15)
STOP_AT = 10
SLOW_FROM = 30
LONGEST_PAUSE = 2.0
# Waiting costs a thread. When these are taken, the answer comes at once: the count has grown all the same.
WAITING = BoundedSemaphore(3)


def key_of(kind: str, *parts: str) -> bytes:
    return lookup.hash_of(f"accounts.tries.{kind}", "\0".join(parts))


def is_stopped(account: str, network: str, now: datetime) -> bool:
    return queries.failed_tries(key_of("account", account, network), now - WINDOW) >= STOP_AT


def count_failure(account: str, network: str, now: datetime) -> tuple[int, int]:
    """Count one wrong try; gives the counts for account and network address, and for the network address alone."""
    return _count(key_of("account", account, network), now), _count(key_of("network", network), now)


def forgive(account: str, network: str) -> None:
    """The right password was given: this account starts again from this address. The address keeps its own count."""
    FailedTries.objects.filter(pk=key_of("account", account, network)).delete()


def pause_after(failures: int) -> float:
    """Seconds that the answer to a wrong try waits."""
    return min(LONGEST_PAUSE, 0.2 * (failures - SLOW_FROM + 1)) if failures >= SLOW_FROM else 0.0


def slow_down(failures: int) -> None:
    pause = pause_after(failures)
    if pause and WAITING.acquire(blocking=False):
        try:
            time.sleep(pause)
        finally:
            WAITING.release()


@transaction.atomic
def _count(key: bytes, now: datetime) -> int:
    FailedTries.objects.get_or_create(pk=key, defaults={"since": now})
    row = FailedTries.objects.select_for_update().get(pk=key)
    if row.since <= now - WINDOW:
        row.count, row.since = 0, now
    row.count += 1
    row.save(update_fields=["count", "since"])
    return row.count

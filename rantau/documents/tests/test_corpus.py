"""The corpus: what people really have is taken, what is dangerous is cleaned or refused with what to do (P16)."""

import io
import os
import re
import resource
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread

import pikepdf
import pytest
from PIL import Image

from rantau.documents.actions import unfit
from rantau.documents.actions.making import checked
from rantau.documents.engines import base
from rantau.documents.engines.base import Rebuilt
from rantau.documents.tests import factories as make
from rantau.documents.tests.corpus import CORPUS, GOOD, HOSTILE
from rantau.documents.tests.corpus.case import Case

SECRETS = (make.SECRET, make.SECRET.encode("utf-16-be").decode("latin-1"), make.SECRET.encode().hex())
TRACES = (
    "JavaScript",
    "/Launch",
    "/URI",
    "/EmbeddedFile",
    "/XFA",
    "/SubmitForm",
    "/RichMedia",
    "<script",
    "<?php",
    "PK\x03\x04",
)


def spent() -> float:
    """Seconds of computing of all children so far."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


class Watcher(Thread):
    """Looks at our decoders again and again: the system's own figure for children begins with what their parent had."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.largest, self.over = 0, Event()

    def run(self) -> None:
        while not self.over.wait(0.01):
            for child in Path(f"/proc/{os.getpid()}/task").glob("*/children"):
                with suppress(OSError):
                    for pid in child.read_text().split():
                        self._look(Path("/proc") / pid)

    def _look(self, process: Path) -> None:
        with suppress(OSError):
            if b"rantau.documents.engines" in (process / "cmdline").read_bytes():
                found = re.search(r"VmHWM:\s+(\d+)", (process / "status").read_text())
                self.largest = max(self.largest, int(found[1]) * 1024 if found else 0)


@pytest.fixture(scope="module", autouse=True)
def watcher() -> Iterator[Watcher]:
    began, before = time.monotonic(), spent()
    watcher = Watcher()
    watcher.start()
    yield watcher
    watcher.over.set()
    sys.stdout.write(
        f"corpus: {len(CORPUS)} files, {spent() - before:.1f} s of computing, {time.monotonic() - began:.1f} s, "
        f"largest decoder {watcher.largest / 1e6:.0f} MB\n"
    )


def test_the_corpus_is_large_and_mixed() -> None:
    assert len(CORPUS) == len(GOOD) + len(HOSTILE)
    assert len(GOOD) >= 60
    assert len(HOSTILE) >= 100


@pytest.mark.parametrize("name", CORPUS)
def test_each_file_becomes_what_it_should(name: str, watcher: Watcher) -> None:
    case = CORPUS[name]
    raw = case.build()
    assert len(raw) <= base.MAX_RAW
    before = spent()
    try:
        found = checked(raw)
    except unfit.Unfit as refusal:
        _is_refused(case, refusal)
    else:
        _is_kept(case, found)
    assert spent() - before <= base.SECONDS
    assert watcher.largest <= base.MEMORY


def _is_refused(case: Case, refusal: unfit.Unfit) -> None:
    assert type(refusal) is case.refusal
    assert refusal.sentence.count(".") >= 2
    assert "%(" not in refusal.sentence


def _is_kept(case: Case, found: Rebuilt) -> None:
    assert case.refusal is None, "it should have been refused"
    assert (found.media, found.pages) == (case.media, case.pages)
    if found.media == "image/jpeg":
        readable = found.content + found.preview
        with Image.open(io.BytesIO(found.content)) as picture:
            assert case.size in {None, picture.size}
            assert {"exif", "comment", "icc_profile", "xmp"}.isdisjoint(picture.info)
        text = readable.decode("latin-1")
    else:
        text = _all_of(found.content)
    assert [word for word in (*SECRETS, *TRACES) if word in text] == []


def _all_of(content: bytes) -> str:
    """The file as it lies there, its objects, and what its streams hold, unpacked as far as they can be."""
    with pikepdf.open(io.BytesIO(content)) as document:
        assert set(document.Root.keys()) == {"/Type", "/Pages"}
        objects = [str(each.unparse(resolved=True)) for each in document.objects]
        streams = [_unpacked(each) for each in document.objects if isinstance(each, pikepdf.Stream)]
    return " ".join(objects) + content.decode("latin-1") + b"".join(streams).decode("latin-1")


def _unpacked(stream: pikepdf.Stream) -> bytes:
    try:
        return stream.read_bytes(pikepdf.StreamDecodeLevel.generalized)
    except pikepdf.PdfError:
        return stream.read_raw_bytes()

"""The corpus: what people really have is taken, what is dangerous is cleaned or refused with what to do (P16)."""

import io
import json
import sys
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from rantau.documents.actions import unfit
from rantau.documents.actions.uploading import checked
from rantau.documents.engines import base, child
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


# Started by a program that is small itself: a child's peak includes that of whoever started it.
MEASURED = """
import json, resource, subprocess, sys
subprocess.run(sys.argv[2:])
used = resource.getrusage(resource.RUSAGE_CHILDREN)
json.dump([used.ru_utime + used.ru_stime, used.ru_maxrss * 1024], open(sys.argv[1], "w"))
"""


@pytest.fixture
def note(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where seconds of computing and peak memory of the decoder are written down."""
    command, written = child._command, tmp_path / "used.json"
    around = [sys.executable, "-I", "-S", "-c", MEASURED, str(written)]
    monkeypatch.setattr(child, "_command", lambda program: [*around, *command(program)])
    return written


def test_the_corpus_is_large_and_mixed() -> None:
    assert len(CORPUS) == len(GOOD) + len(HOSTILE)
    assert len(GOOD) >= 60
    assert len(HOSTILE) >= 100


@pytest.mark.parametrize("name", CORPUS)
def test_each_file_becomes_what_it_should(name: str, note: Path) -> None:
    case = CORPUS[name]
    raw = case.build()
    assert len(raw) <= base.MAX_RAW
    try:
        found = checked(raw)
    except unfit.Unfit as refusal:
        _is_refused(case, refusal)
    else:
        _is_kept(case, found)
    if note.exists():  # nothing was decoded of what its first bytes refuse
        seconds, memory = json.loads(note.read_text())
        sys.stdout.write(f"{name}: {seconds:.2f} s, {memory / 1e6:.0f} MB\n")
        assert seconds <= base.SECONDS
        assert memory <= base.MEMORY


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

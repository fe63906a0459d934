"""What is dangerous or unusable is refused with a sentence that says what to do, and nothing is kept (P16)."""

import struct
import subprocess
import sys
import threading

import pikepdf
import pytest
from PIL import Image

from rantau.documents import actions
from rantau.documents.engines import base, child
from rantau.documents.models import Document
from rantau.documents.tests import factories as make
from rantau.foundation import confinement

pytestmark = pytest.mark.django_db
BAD = {
    "nothing": (lambda: b"", actions.Empty),
    "text": (lambda: b"halo", actions.WrongType),
    "svg": (lambda: b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', actions.WrongType),
    "html": (lambda: b"<!doctype html><script>alert(1)</script>", actions.WrongType),
    "gif": (lambda: make.encoded(make.photo(), "GIF"), actions.WrongType),
    "tiff": (lambda: make.encoded(make.photo(), "TIFF"), actions.WrongType),
    "avif": (lambda: make.encoded(make.photo(400, 300), "AVIF"), actions.WrongType),
    "docx": (make.zipped, actions.OfficeFile),
    "doc": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), actions.OfficeFile),
    "video": (lambda: b"\0\0\0\x20ftypisom" + bytes(200), actions.Video),
    "moving webp": (lambda: make.several("WEBP"), actions.MovingPicture),
    "moving png": (lambda: make.several("PNG"), actions.MovingPicture),
    "half a jpeg": (lambda: make.encoded(make.photo())[:40_000], actions.Truncated),
    "half a png": (lambda: make.encoded(make.photo(), "PNG")[:20_000], actions.Truncated),
    "half a webp": (lambda: make.encoded(make.photo(), "WEBP")[:20_000], actions.Broken),
    "half a heic": (lambda: make.heic()[:2000], actions.Broken),
    "only a jpeg's first bytes": (lambda: b"\xff\xd8\xff\xe0", actions.Broken),
    "png bomb": (lambda: make.png_claiming(50_000, 50_000), actions.TooManyPixels),
    "png that promises much": (lambda: make.png_claiming(7_000, 7_000), actions.Broken),
    "pdf that is none": (lambda: b"%PDF-1.7\nhalo", actions.Broken),
    "half a pdf": (lambda: make.pdf(20)[:200], actions.Broken),
    "300 pages": (lambda: make.pdf(300), actions.TooManyPages),
    "pdf with password": (
        lambda: make.pdf(encryption=pikepdf.Encryption(owner="a", user="b")),
        actions.Encrypted,
    ),
    "pdf with rights": (lambda: make.pdf(encryption=pikepdf.Encryption(owner="a", user="")), actions.Encrypted),
    "pdf bomb": (lambda: make.pdf(1, make.inflating(1)), actions.TooComplex),
    "pdf bomb in a bomb": (lambda: make.pdf(1, make.inflating(2)), actions.TooComplex),
    "virus": (make.eicar, actions.Infected),
    "virus behind a photo": (lambda: make.encoded(make.photo()) + make.eicar(), actions.Infected),
}


@pytest.mark.parametrize(("make_one", "refusal"), BAD.values(), ids=BAD.keys())
def test_a_bad_file_is_refused_with_what_to_do(make_one, refusal, sari, now, no_files_left):
    with pytest.raises(refusal) as told:
        make.paper(sari, now, upload=make.sent(make_one()))
    assert told.value.sentence.count(".") >= 2
    assert "%(" not in told.value.sentence
    assert not Document.objects.exists()


def test_a_file_over_the_limit_is_refused_before_anybody_looks_inside(sari, now, monkeypatch):
    monkeypatch.setattr(child, "rebuild", lambda _raw: pytest.fail("it was opened"))
    upload = make.sent(b"\xff\xd8\xff")
    upload.size = 100_000_000
    with pytest.raises(actions.TooLarge, match="10 MB"):
        make.paper(sari, now, upload=upload)


def test_a_file_that_lies_about_its_size_is_not_read_to_the_end(sari, now):
    upload = make.sent(bytes(base.MAX_RAW + 5))
    upload.size = 10
    with pytest.raises(actions.TooLarge):
        make.paper(sari, now, upload=upload)


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("../../etc/passwd.jpg", "passwd.jpg"),
        ("C:\\Users\\Sari\\ktp saya.jpg", "ktp saya.jpg"),
        ("ktp\u202egpj.exe", "ktpgpj.jpg"),
        ("ktp\0.jpg", "ktp.jpg"),
        ("🪪 KTP Sari 😀.png", "🪪 KTP Sari 😀.jpg"),
        ("صورة.jpg", "صورة.jpg"),
        ("x" * 250 + ".jpg", "x" * 116 + ".jpg"),
        ("foto.pdf", "foto.jpg"),
        ("...", "berkas.jpg"),
    ],
)
def test_names_are_shown_safely_and_never_used_as_paths(given, shown, sari, now):
    upload = make.sent(make.encoded(make.photo()))
    upload._name = given
    document = make.paper(sari, now, upload=upload)
    assert document.download_name == shown
    assert document.content.startswith("papers/")


@pytest.mark.parametrize("raw", [make.png_claiming(7_000, 7_000), make.pdf(1, make.inflating(1))], ids=["png", "pdf"])
def test_a_decoder_stays_within_its_memory(raw):
    program = "pdfs" if raw.startswith(b"%PDF") else "images"
    measured = (
        "import resource, subprocess, sys;"
        f"subprocess.run([sys.executable, '-m', 'rantau.documents.engines.{program}'], stdin=sys.stdin, stdout=-3);"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    done = subprocess.run(
        [sys.executable, "-c", measured], input=raw, capture_output=True, cwd=confinement.ROOT, check=True
    )
    assert int(done.stdout) * 1024 <= base.MEMORY


def test_the_decoder_knows_no_secret_and_no_django():
    asked = "import sys, rantau.documents.engines.images, rantau.documents.engines.pdfs; print('django' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", asked], env=confinement.SURROUNDINGS, capture_output=True, check=True)
    assert done.stdout == b"False\n"
    assert not {name for name in confinement.SURROUNDINGS if "KEY" in name or "DATABASE" in name}


@pytest.mark.parametrize("answer", [b"", b"\0\0", struct.pack(">I", 9) + b"{}", struct.pack(">I", 2) + b"[]"])
def test_a_decoder_that_dies_is_a_refusal(answer, sari, now, monkeypatch):
    monkeypatch.setattr(child, "_ask", lambda _program, _raw: answer)
    with pytest.raises(actions.TooComplex):
        make.paper(sari, now)


@pytest.mark.parametrize("signal", ["SIGKILL", "SIGSEGV", "SIGABRT"])
def test_a_decoder_that_is_killed_in_the_middle_of_its_answer_is_a_refusal(
    sari, now, monkeypatch, signal, no_files_left
):
    dies = f"import os, signal, sys; os.write(1, b'\\0\\0\\1\\0' + b'x' * 9); os.kill(os.getpid(), signal.{signal})"
    monkeypatch.setattr(child, "_command", lambda _program: [sys.executable, "-I", "-c", dies])
    with pytest.raises(actions.TooComplex, match="Foto kertasnya"):
        make.paper(sari, now)


def test_a_decoder_that_does_not_read_what_it_is_given_is_a_refusal(sari, now, monkeypatch):
    monkeypatch.setattr(child, "_command", lambda _program: [sys.executable, "-I", "-c", "pass"])
    with pytest.raises(actions.TooComplex):
        make.paper(sari, now, content=make.encoded(make.photo(3000, 2000), quality=95))


def test_a_decoder_that_computes_without_end_is_stopped(monkeypatch):
    endless = "import resource; resource.setrlimit(resource.RLIMIT_CPU, (1, 1))\nwhile True: pass"
    monkeypatch.setattr(child, "_command", lambda _program: [sys.executable, "-c", endless])
    with pytest.raises(base.Rejected, match="TOO_COMPLEX"):
        child.rebuild(make.encoded(make.photo()))


def test_a_file_is_not_blamed_for_a_slow_machine(sari, now, monkeypatch):
    monkeypatch.setattr(child, "WAIT", 0.01)
    with pytest.raises(actions.TryAgainSoon):
        make.paper(sari, now)


def test_when_all_decoders_are_busy_the_person_is_asked_to_wait(sari, now, monkeypatch):
    monkeypatch.setattr(child, "PATIENCE", 0)
    monkeypatch.setattr(child, "_seats", threading.BoundedSemaphore(1))
    with child._seats, pytest.raises(actions.TryAgainSoon):
        make.paper(sari, now)


def test_a_picture_one_pixel_high_is_still_a_picture():
    assert child.rebuild(make.encoded(Image.new("RGB", (9000, 1)), "PNG")).width == base.LONG_SIDE

"""A PDF that somebody brings: exactly ours, ours but changed, or not ours; and whatever it is, an answer."""

import io
import os
import sys
import threading
import zlib

import pikepdf
import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from rantau.foundation import clock, confinement
from rantau.foundation.actor import Actor
from rantau.issuing import actions, forms, queries, views
from rantau.issuing.engines import stranger
from rantau.issuing.engines.signers.base import Order
from rantau.issuing.engines.signers.office import KeyPair, OfficeSigner, new_key
from rantau.issuing.engines.typesetter import typeset
from rantau.issuing.models import IssuedPaper

pytestmark = pytest.mark.django_db
PAGE = "/periksa-dokumen/"


def asked(content, client=None):
    return (client or Client()).post(PAGE, {"file": SimpleUploadedFile("x.pdf", content)})


def told(content):
    page = asked(content)
    assert page.status_code == 200
    return page.content.decode()


def resaved(content, **options):
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as document:
        document.save(target, **options)
    return target.getvalue()


def flipped(content, place):
    return content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :]


def test_the_paper_itself_is_recognised(issue):
    paper = issue()
    text = told(queries.pdf(paper))
    assert "sama persis" in text
    assert paper.number in text


@pytest.mark.parametrize(
    "change",
    [
        lambda content: flipped(content, len(content) // 3),
        lambda content: content[:-40],
        resaved,
        lambda content: resaved(content, object_stream_mode=pikepdf.ObjectStreamMode.generate),
    ],
    ids=["a byte", "cut", "saved again", "packed"],
)
def test_a_changed_paper_is_told_as_changed_and_says_nothing_more(issue, change):
    paper = issue()
    text = told(change(queries.pdf(paper)))
    assert "bukan lagi yang kami tanda tangani" in text
    assert paper.number not in text


def test_what_was_added_to_a_paper_is_noticed_and_the_true_one_shown_as_its_code_shows_it(issue, sari):
    paper = issue()
    added = queries.pdf(paper) + b"\n9 0 obj\n<</Lunas true>>\nendobj\n%%EOF\n"
    text = told(added)
    assert "ada yang ditambahkan" in text
    assert "Kertas ini asli" not in text
    for fact in (paper.number, "S••• W••••••"):
        assert fact in text
    for hidden in ("Sari", "Wahyuni", paper.holder, str(sari.pk)):
        assert hidden not in text


def test_what_was_added_to_a_revoked_paper_is_told_as_revoked_too(issue, now):
    paper = issue()
    actions.revoke(paper_id=paper.pk, reason="ERROR", actor=Actor.system("issuing.test"), now=now)
    assert "sudah dicabut" in told(queries.pdf(paper))
    assert "Dicabut" in told(queries.pdf(paper) + b"\n%")


def test_the_key_alone_makes_no_paper_of_ours(issue):
    paper = issue()
    content = queries.pdf(paper)
    IssuedPaper.objects.all().delete()
    text = told(content)
    assert "tidak pernah kami daftarkan" in text
    assert "Kertas ini asli" not in text


def test_a_paper_of_another_office_key_is_not_ours(issue, now):
    issue()
    pair = new_key(
        name="Kantor Imigrasi Pasaman Barat", unit="", valid_from=now, valid_until=now.replace(year=now.year + 1)
    )
    text = told(signed_by(pair))
    assert "Tidak ada tanda tangan kami" in text
    assert "tidak ada dalam daftar kami" in text


def test_our_certificate_beside_another_signature_does_not_make_it_ours(issue, now):
    ours = issue().signed_with
    other = new_key(name="Calo", unit="", valid_from=now, valid_until=now.replace(year=now.year + 1))
    assert "Tidak ada tanda tangan kami" in told(signed_by(KeyPair(bytes(ours.certificate), other.private)))


def signed_by(pair):
    content = unsigned()
    return OfficeSigner(pair).sign(Order(content, "Calo", "", "Tanda tangan", clock.now()))


def unsigned():
    """A PDF with structure, as typst makes it."""
    return typeset({"main.typ": b'#set document(title: "x", date: datetime(year: 2026, month: 1, day: 1))\n= Kuitansi'})


def bomb():
    """1 GB of zeros where the reader has to look: in the table of its objects."""
    packer, packed = zlib.compressobj(9), b""
    for _part in range(1000):
        packed += packer.compress(bytes(1_000_000))
    packed += packer.flush()
    head = b"%PDF-1.7\n"
    stream = b"1 0 obj\n<</Type/XRef/Size 9/W[1 2 1]/Filter/FlateDecode/Length %d>>stream\n" % len(packed)
    return head + stream + packed + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF" % len(head)


HOSTILE = {
    "not a PDF": lambda: b"\x89PNG\r\n\x1a\n" + bytes(100),
    "noise": lambda: os.urandom(200_000),
    "nothing but a head": lambda: b"%PDF-1.7\n",
    "encrypted": lambda: resaved(unsigned(), encryption=pikepdf.Encryption(owner="x", user="y")),
    "no signature": unsigned,
    "bomb": bomb,
    "nested": lambda: b"%PDF-1.7\n1 0 obj\n" + b"[" * 400_000 + b"\nendobj\ntrailer<</Root 1 0 R>>",
    "false signature": lambda: with_signature({"/ByteRange": [0, 10, 20, 30], "/Contents": pikepdf.String(b"0\x80")}),
    "ranges that are words": lambda: with_signature({"/ByteRange": ["a"], "/Contents": pikepdf.String(b"x")}),
    "many signatures": lambda: with_signature(*[{"/ByteRange": [0, 1, 2, 3], "/Contents": pikepdf.String(b"x")}] * 500),
}


def with_signature(*found):
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(unsigned())) as document:
        document.Root.Found = pikepdf.Array([document.make_indirect(pikepdf.Dictionary(one)) for one in found])
        document.save(target)
    return target.getvalue()


@pytest.mark.parametrize("make", HOSTILE.values(), ids=HOSTILE.keys())
def test_whatever_is_brought_gets_a_sentence(issue, make):
    issue()
    assert "Tidak ada tanda tangan kami" in told(make())


def test_an_empty_file_is_told_as_empty():
    page = asked(b"")
    assert page.status_code == 422
    assert "kosong" in page.content.decode()


@pytest.mark.parametrize("size", [forms.LARGEST + 1, 100_000_000])
def test_a_large_file_is_refused_before_it_is_opened(size, monkeypatch):
    monkeypatch.setattr(stranger, "our_signature", None)
    page = asked(b"%PDF" + bytes(size - 4))
    assert page.status_code == 422
    assert "5 MB" in page.content.decode()


def test_before_there_is_a_key_a_stranger_is_a_stranger():
    assert "Tidak ada tanda tangan kami" in told(unsigned())


def test_the_page_asks_for_its_own_form(issue):
    content = queries.pdf(issue())
    assert asked(content, Client(enforce_csrf_checks=True)).status_code == 403


def test_strange_files_are_slowed_and_then_not_even_opened_but_a_genuine_one_is_told(issue, monkeypatch):
    content = queries.pdf(issue())
    cache.clear()
    monkeypatch.setattr(stranger, "our_signature", lambda *_file: None)
    for number in range(views.TRIES):
        assert asked(b"%d" % number).status_code == 200
    monkeypatch.setattr(stranger, "our_signature", None)
    assert asked(b"x").status_code == 429
    assert "sama persis" in told(content)


def test_when_too_many_are_looked_at_the_person_is_asked_to_wait(issue, monkeypatch):
    issue()
    monkeypatch.setattr(stranger, "PATIENCE", 0)
    monkeypatch.setattr(stranger, "_seats", threading.BoundedSemaphore(1))
    with stranger._seats:
        page = asked(b"x")
    assert page.status_code == 429
    assert "belum sempat" in page.content.decode()


def test_a_file_is_not_blamed_for_a_slow_machine(issue, monkeypatch):
    issue()
    monkeypatch.setattr(stranger, "WAIT", 0.01)
    assert "belum sempat" in asked(b"x").content.decode()


@pytest.mark.parametrize(
    "answer",
    ["", "[]", "{}", "null", '{"key": "a", "holds": true, "end": 99999}', '{"key": "a", "holds": 1, "end": "x"}'],
)
def test_nothing_but_a_well_formed_answer_is_believed(issue, monkeypatch, answer):
    issue()
    monkeypatch.setattr(stranger, "PROGRAM", [sys.executable, "-c", f"print({answer!r})"])
    assert "Tidak ada tanda tangan kami" in told(b"x")


def test_the_program_that_looks_knows_no_secret_and_no_django():
    asked_for = "import sys, rantau.issuing.engines.looking; print('django' in sys.modules or 'pyhanko' in sys.modules)"
    assert confinement.ask([sys.executable, "-c", asked_for], b"", wait=60) == b"False\n"

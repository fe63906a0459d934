"""Every paper bears the signature of the office, and stays an accessible archive under it."""

import hashlib
import io
import subprocess
import sys

import pikepdf
import pytest
from django.core.files.storage import default_storage
from pyhanko.sign.validation.status import SignatureCoverageLevel

from rantau.foundation import clock, confinement
from rantau.foundation.actor import Actor
from rantau.issuing import actions, queries
from rantau.issuing.engines.signers import office as signing
from rantau.issuing.models import IssuedPaper
from rantau.issuing.tests.reading import judged
from rantau.journal.models import Entry

pytestmark = pytest.mark.django_db
LONG = """#import "layout.typ": facts, letter
#let d = json(bytes(sys.inputs.at("d")))
#letter(d, "Contoh")[#for page in range(60) [Halaman #page #pagebreak()]]
"""


def test_any_reader_finds_the_signature_good_and_over_the_whole_file(issue):
    paper = issue()
    found = judged(queries.pdf(paper), paper.signed_with.certificate)
    assert found.bottom_line
    assert found.coverage is SignatureCoverageLevel.ENTIRE_FILE


def test_any_reader_notices_a_flipped_byte(issue):
    paper = issue()
    content = bytearray(queries.pdf(paper))
    content[len(content) // 4] ^= 1
    found = judged(bytes(content), paper.signed_with.certificate)
    assert not found.intact
    assert not found.bottom_line


def test_a_reader_who_trusts_another_office_does_not_trust_ours(issue, now):
    paper = issue()
    actions.rotate_key(office="PASBAR", reason="RENEWED", actor=Actor.system("issuing.test"), now=now)
    other = queries.active_key("PASBAR")
    assert not judged(queries.pdf(paper), other.certificate).bottom_line


def test_the_signature_is_pades_and_says_what_it_is(issue, now):
    with pikepdf.open(io.BytesIO(queries.pdf(issue()))) as document:
        signature = document.Root.AcroForm.Fields[0].V
        assert signature.SubFilter == "/ETSI.CAdES.detached"
        assert str(signature.Name) == "Kantor Imigrasi Pasaman Barat"
        assert "tidak tersertifikasi" in str(signature.Reason)
        assert str(signature.M).startswith(f"D:{clock.local(now):%Y%m%d%H%M%S}")


def test_it_speaks_the_language_of_the_paper(issue):
    with pikepdf.open(io.BytesIO(queries.pdf(issue(language="en")))) as document:
        field = document.Root.AcroForm.Fields[0]
        assert "not certified" in str(field.V.Reason)
        assert str(field.TU) == "Electronic signature of the office"


@pytest.mark.parametrize("pages", ["one", "many"])
def test_its_field_takes_no_place_on_the_page_and_one_in_the_structure(issue, template, tmp_path, pages):
    if pages == "many":
        (tmp_path / "sample.typ").write_text(LONG)
    with pikepdf.open(io.BytesIO(queries.pdf(issue()))) as document:
        (field,) = document.Root.AcroForm.Fields
        page, tree = document.pages[-1].obj, document.Root.StructTreeRoot
        assert [float(number) for number in field.Rect] == [0, 0, 0, 0]
        assert field.F == 0b10000100  # printed and locked: PDF/A forbids to hide it
        assert page.Tabs == "/S"
        assert [one.objgen for one in page.Annots] == [field.objgen]
        element = pikepdf.NumberTree(tree.ParentTree)[int(field.StructParent)]
        assert (element.S, element.K.Type, element.K.Obj.objgen) == ("/Form", "/OBJR", field.objgen)
        assert element.P.K[-1].objgen == element.objgen
        assert tree.ParentTreeNextKey == int(field.StructParent) + 1


def test_what_is_registered_is_what_is_handed_out(issue):
    paper = issue()
    content = queries.pdf(paper)
    entry = Entry.objects.get(code="issuing.paper_issued")
    assert hashlib.sha256(content).hexdigest() == paper.sha256 == entry.payload["sha256"]
    assert b"/ByteRange" in content


@pytest.mark.parametrize(
    "bench",
    [
        'import sys; sys.stdin.readline(); print(\'{"trouble": "x"}\', flush=True)',
        "import os, sys; sys.stdin.readline(); os.kill(os.getpid(), 9)",
        "import sys; sys.stdin.readline(); print('{\"content\":', end='')",
        "raise SystemExit",
    ],
    ids=["refuses", "is killed", "is cut short", "never starts"],
)
def test_without_a_signature_there_is_no_paper_and_no_number_is_lost(issue, monkeypatch, bench, settings):
    first = issue()
    with monkeypatch.context() as broken:
        broken.setattr(signing, "BENCH", [sys.executable, "-c", bench])
        broken.setattr(signing, "_bench", signing.Bench())
        with pytest.raises(actions.NotSigned) as told:
            issue()
    assert "Coba lagi" in told.value.sentence
    assert issue().number[-6:] == "000002"
    assert IssuedPaper.objects.count() == 2
    assert len(default_storage.listdir("issued")[0]) <= 2
    assert first.signed_with == queries.active_key("PASBAR")


def test_a_bench_that_was_killed_is_replaced(issue):
    issue()
    signing._bench._process.kill()
    assert issue().number


def test_a_bench_ends_with_its_parent():
    with subprocess.Popen(
        signing.BENCH, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=confinement.SURROUNDINGS
    ) as bench:
        bench.stdin.close()
        assert bench.wait(60) == 0


def test_a_bench_that_hangs_is_stopped(issue, monkeypatch):
    issue()
    monkeypatch.setattr(signing, "PATIENCE", 0.2)
    monkeypatch.setattr(signing, "BENCH", [sys.executable, "-c", "import time; time.sleep(60)"])
    monkeypatch.setattr(signing, "_bench", signing.Bench())
    with pytest.raises(actions.NotSigned):
        issue()


def test_neither_web_nor_worker_loads_what_signs():
    asked = (
        "import sys, django; django.setup(); import rantau.config.urls, rantau.issuing.actions, rantau.issuing.views;"
        "print([name for name in ('pyhanko', 'aiohttp', 'asn1crypto', 'pikepdf') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", asked], check=True, capture_output=True, cwd=confinement.ROOT)
    assert done.stdout.strip() == b"[]"

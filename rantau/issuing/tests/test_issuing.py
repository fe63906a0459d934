import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from rantau.accounts.tests.factories import PersonAccount
from rantau.foundation.actor import Actor
from rantau.issuing import actions, queries
from rantau.issuing.engines import render

pytestmark = pytest.mark.django_db
NAME = "Sari #let $x @b \\ [kurung]"


@pytest.fixture
def template(tmp_path, monkeypatch):
    path = tmp_path / "sample.typ"
    path.write_text(
        '#import "layout.typ": letter\n#let d = json(bytes(sys.inputs.at("d")))\n#letter(d, "Contoh", [Untuk #d.name.])\n'
    )
    real = render.find
    monkeypatch.setattr(render, "find", lambda name: path if name == "sample.typ" else real(name))
    return "sample.typ"


@pytest.fixture
def issue(template, now):
    sari = PersonAccount()

    def make():
        return actions.issue(
            kind="RECEIPT",
            template=template,
            data={"name": NAME},
            holder="RTU-7KQ4M-2XW9C",
            owner_id=sari.pk,
            language="id",
            actor=Actor.person(sari.pk),
            now=now,
        )

    return make


def test_a_paper_is_an_accessible_archive_pdf_and_typed_names_stay_text(issue):
    content = queries.pdf(issue())
    assert content.startswith(b"%PDF-1.7")
    assert b"pdfuaid:part" in content
    assert b"pdfaid:part" in content


def test_numbers_run_without_gaps(issue):
    first, second = issue(), issue()
    assert int(second.number[-6:]) == int(first.number[-6:]) + 1


def test_everybody_can_check_a_paper_and_learns_no_name(issue):
    paper = issue()
    page = Client().get(f"/periksa-dokumen/{paper.verify_code}/")
    assert page.status_code == 200
    assert paper.number in page.content.decode()
    assert "Sari" not in page.content.decode()


def test_the_pdf_itself_is_recognised_and_a_changed_one_is_not(issue):
    content = queries.pdf(issue())
    for sent, words in ((content, "Kertas ini asli"), (content + b" ", "tidak ada dalam daftar")):
        upload = SimpleUploadedFile("kuitansi.pdf", sent, content_type="application/pdf")
        assert words in Client().post("/periksa-dokumen/", {"file": upload}).content.decode()


def test_an_unknown_code_is_not_genuine():
    page = Client().get("/periksa-dokumen/RTU-00000-00000/")
    assert page.status_code == 404


def test_a_missing_template_is_said_by_name(now):
    with pytest.raises(LookupError, match=r"nowhere/pdf/x\.typ"):
        render.pdf("nowhere/pdf/x.typ", {}, qr_svg="<svg/>", at=now)

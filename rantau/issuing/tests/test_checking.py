"""Everybody can ask whether a paper is genuine, and learns nothing more than the paper in hand says."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from rantau.foundation.actor import Actor
from rantau.issuing import actions, queries, views

pytestmark = pytest.mark.django_db
PAGE = "/periksa-dokumen/"
UNKNOWN = "0000-0000-0000-0000"


def asked(code, **options):
    return Client().get(f"{PAGE}{code}/", **options)


def sent(**data):
    return Client().post(PAGE, data)


def test_the_qr_of_a_paper_leads_to_its_page(issue):
    paper = issue()
    assert queries.address(paper.verify_code).endswith(f"{PAGE}{paper.verify_code}/")
    assert "<svg" in queries.qr_svg(queries.address(paper.verify_code))
    page = asked(paper.verify_code)
    text = page.content.decode()
    assert page.status_code == 200
    for told in ("Kertas ini asli", "Kuitansi", paper.number, "Kantor Imigrasi", "S••• W••••••"):
        assert told in text


def test_a_checker_learns_no_name_no_holder_and_no_account(issue, sari):
    paper = issue()
    for page in (asked(paper.verify_code), sent(code=paper.verify_code)):
        text = page.content.decode()
        for hidden in ("Sari", "Wahyuni", paper.holder, str(sari.pk), sari.email):
            assert hidden not in text


def test_a_code_is_read_however_it_is_typed(issue):
    code = issue().verify_code
    for typed in (
        code.lower(),
        code.replace("-", " "),
        code.replace("-", ""),
        code.replace("0", "O").replace("1", "l"),
    ):
        assert "Kertas ini asli" in sent(code=typed).content.decode()


def test_codes_cannot_be_guessed_and_are_no_references(issue):
    codes = {issue().verify_code for _time in range(5)}
    assert len(codes) == 5
    assert all(len(code.replace("-", "")) == queries.CODE_LENGTH for code in codes)


def test_a_revoked_paper_is_told_as_revoked(issue, now):
    paper = issue()
    actions.revoke(paper_id=paper.pk, reason="ERROR", actor=Actor.system("issuing.test"), now=now)
    for page in (asked(paper.verify_code), sent(file=pdf(queries.pdf(paper)))):
        text = page.content.decode()
        assert "sudah dicabut" in text
        assert "Kertas ini asli" not in text


@pytest.mark.parametrize("code", [UNKNOWN, "RTU-7KQ4M-2XW9C", "x", "%00", "'--", "ñ" * 16])
def test_an_unknown_code_says_what_to_do(issue, code):
    issue()
    page = asked(code)
    assert page.status_code == 404
    assert "tidak ada dalam daftar" in page.content.decode()


def pdf(content):
    return SimpleUploadedFile("kuitansi.pdf", content, content_type="application/pdf")


def test_the_pdf_itself_is_recognised_and_a_changed_one_is_not(issue):
    content = queries.pdf(issue())
    assert "sama persis" in sent(file=pdf(content)).content.decode()
    for other in (content + b" ", content[:-1], b"halo"):
        assert "sudah diubah" in sent(file=pdf(other)).content.decode()


def test_an_empty_form_comes_back_with_its_error():
    page = sent(code="")
    assert page.status_code == 422
    assert "Isi kode atau pilih PDF" in page.content.decode()


def test_the_page_asks_first(client):
    assert client.get(PAGE).status_code == 200
    assert client.put(PAGE).status_code == 405


def test_trying_codes_is_slowed_but_a_genuine_paper_is_always_told(issue):
    genuine = issue().verify_code
    for _try in range(views.TRIES):
        assert asked(UNKNOWN).status_code == 404
    assert asked(UNKNOWN).status_code == 429
    assert sent(code=UNKNOWN).status_code == 429
    assert asked(genuine).status_code == 200
    assert asked(UNKNOWN, REMOTE_ADDR="10.1.2.3").status_code == 404

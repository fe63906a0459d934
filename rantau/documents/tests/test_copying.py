"""A copy that leaves the house says who took it; what is stored stays as it is."""

import io

import pikepdf
import pytest
from PIL import Image, ImageChops

from rantau.accounts.models import User
from rantau.accounts.tests.factories import StaffAccount
from rantau.documents import actions, queries
from rantau.documents.models import Document
from rantau.documents.tests import factories as make
from rantau.foundation.actor import Actor
from rantau.foundation.refusals import NotAllowed
from rantau.journal.models import Entry
from rantau.vault import files

pytestmark = pytest.mark.django_db
LINES = ["SALINAN RTU-7KQ4M-2XW9C", "Wati Kurnia (PASBAR)", "Rabu, 25 November 2026"]


def copied(document: Document, now, actor: Actor | None = None):
    staff = StaffAccount("verifier")
    return actions.copy_paper(
        document_id=document.pk, lines=LINES, purpose="WORK", person_id=staff.pk,
        actor=actor or Actor.staff(staff.pk, role="verifier", office="PASBAR"), now=now,
    )  # fmt: skip


def test_a_photo_bears_the_words_and_the_stored_one_does_not(sari: User, now) -> None:
    paper = make.paper(sari, now)
    before = queries.content(paper)
    copy = copied(paper, now)
    with Image.open(io.BytesIO(before)) as old, Image.open(io.BytesIO(copy.content)) as new:
        assert old.size == new.size
        bands = ImageChops.difference(old.convert("L"), new.convert("L")).point(lambda value: 255 * (value > 24))
        assert bands.histogram()[255] > 0.01 * old.width * old.height
    assert queries.content(queries.one(paper.pk)) == before


def test_every_page_of_a_pdf_bears_the_words(sari: User, now) -> None:
    copy = copied(make.paper(sari, now, content=make.pdf(3)), now)
    with pikepdf.open(io.BytesIO(copy.content)) as book:
        drawn = [
            b"".join(each.read_bytes() for each in page.resources.XObject.values() if each.Subtype == "/Form")
            for page in book.pages
        ]
    assert len(drawn) == 3
    for page in drawn:
        assert b"SALINAN RTU-7KQ4M-2XW9C" in page
        assert rb"Wati Kurnia \(PASBAR\)" in page


def test_on_a_black_photo_the_words_can_be_read_too(sari: User, now) -> None:
    black = make.encoded(Image.new("RGB", (1200, 800), "#050505"))
    with Image.open(io.BytesIO(copied(make.paper(sari, now, content=black), now).content)) as stamped:
        assert sum(stamped.convert("L").histogram()[60:]) > 0.01 * stamped.width * stamped.height


def test_it_is_noted_who_took_it_and_no_word_of_the_paper(sari: User, now) -> None:
    paper = make.paper(sari, now)
    copied(paper, now)
    entry = Entry.objects.get(code="documents.paper_copied")
    assert (entry.payload["document_id"], entry.payload["purpose"]) == (str(paper.pk), "WORK")


def test_whoever_is_not_on_duty_takes_none(sari: User, now) -> None:
    with pytest.raises(NotAllowed):
        copied(make.paper(sari, now), now, actor=Actor.person(sari.pk))
    assert not Entry.objects.filter(code="documents.paper_copied").exists()


def test_of_a_damaged_paper_there_is_no_copy(sari: User, now) -> None:
    paper = make.paper(sari, now)
    files.delete(paper.content)
    with pytest.raises(queries.PaperDamaged):
        copied(paper, now)
    assert not Entry.objects.filter(code="documents.paper_copied").exists()

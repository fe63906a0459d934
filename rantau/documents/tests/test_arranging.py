"""Several pages are one paper: added one by one, put in order, turned, left out."""

import io

import pikepdf
import pytest
from PIL import Image

from rantau.documents import actions, queries
from rantau.documents.engines import child
from rantau.documents.lifecycle import State
from rantau.documents.models import Document
from rantau.documents.tests import factories as make
from rantau.foundation.actor import Actor
from rantau.foundation.refusals import NotAllowed, Stale

pytestmark = pytest.mark.django_db
RED, BLUE, GREEN = "#d00000", "#0000d0", "#00a000"


def plain(colour: str, size: tuple[int, int] = (1200, 800)) -> bytes:
    return make.encoded(Image.new("RGB", size, colour))


def added(owner, now, colour: str, **more) -> Document:
    return make.paper(owner, now, content=plain(colour), joins=True, **more)


def colours(document: Document) -> list[str]:
    """Of each page, by its strongest channel."""
    found = []
    with pikepdf.open(io.BytesIO(queries.content(document))) as book:
        for page in book.pages:
            (picture,) = page.get_images().values()
            image = Image.open(io.BytesIO(picture.read_raw_bytes())).convert("RGB")
            middle = image.getpixel((image.width // 2, image.height // 2))
            found.append((RED, GREEN, BLUE)[middle.index(max(middle))])
    return found


def arranged(document: Document, now, *pages: tuple[int, int]) -> Document:
    actor = Actor.person(document.owner_id)
    return actions.arrange(document_id=document.pk, pages=pages, actor=actor, now=now)


@pytest.fixture
def three(sari, now) -> Document:
    make.paper(sari, now, content=plain(RED))
    added(sari, now, GREEN)
    return added(sari, now, BLUE)


def test_pages_photographed_one_by_one_become_one_pdf(three: Document) -> None:
    assert (three.media, three.pages, colours(three)) == ("application/pdf", 3, [RED, GREEN, BLUE])
    assert queries.of(three.holder).count() == 1
    states = Document.objects.order_by("uploaded_at").values_list("state", flat=True)
    assert sorted(states) == sorted([State.REPLACED, State.REPLACED, State.READABLE])


def test_the_small_picture_shows_all_pages(three: Document) -> None:
    with Image.open(io.BytesIO(queries.preview(three))) as sheet:
        assert sheet.size == (360, 120)


def test_they_change_places_and_are_left_out(three: Document, now) -> None:
    other = arranged(three, now, (3, 0), (1, 0))
    assert colours(other) == [BLUE, RED]
    assert queries.one(three.pk).state == State.REPLACED


def test_one_page_is_turned_and_the_others_stay(three: Document, now) -> None:
    turned = arranged(three, now, (1, 0), (2, 1), (3, 0))
    with pikepdf.open(io.BytesIO(queries.content(turned))) as book:
        assert [int(page.get("/Rotate", 0)) for page in book.pages] == [0, 90, 0]


def test_a_single_photo_is_turned_and_stays_a_photo(sari, now) -> None:
    turned = arranged(make.paper(sari, now, content=plain(RED)), now, (1, 1))
    assert (turned.media, turned.width, turned.height) == ("image/jpeg", 800, 1200)


def test_a_pdf_takes_further_pages_too(sari, now) -> None:
    make.paper(sari, now, content=make.pdf(2))
    assert added(sari, now, BLUE).pages == 3


def test_the_last_page_stays(three: Document, now) -> None:
    with pytest.raises(actions.NoPage):
        arranged(three, now)


def test_a_page_that_is_not_there_is_not_guessed(three: Document, now) -> None:
    with pytest.raises(Stale):
        arranged(three, now, (4, 0))


def test_more_pages_than_an_officer_reads_are_refused(sari, now) -> None:
    make.paper(sari, now, content=make.pdf(20))
    with pytest.raises(actions.TooManyPages):
        added(sari, now, BLUE)
    assert queries.of(make.HOLDER).get().pages == 20


def test_of_two_tabs_that_add_a_page_none_is_lost(sari, now, monkeypatch) -> None:
    """The second was made of a paper that the first has replaced meanwhile: it is told so, not swallowed."""
    make.paper(sari, now, content=plain(RED))
    real = child.bind

    def meanwhile(*parts):
        monkeypatch.setattr(child, "bind", real)
        added(sari, now, GREEN)
        return real(*parts)

    monkeypatch.setattr(child, "bind", meanwhile)
    with pytest.raises(Stale):
        added(sari, now, BLUE)
    assert colours(queries.of(make.HOLDER).get()) == [RED, GREEN]


def test_another_person_arranges_nothing(three: Document, budi, now) -> None:
    with pytest.raises(NotAllowed):
        actions.arrange(document_id=three.pk, pages=[(1, 0)], actor=Actor.person(budi.pk), now=now)


def test_what_was_replaced_is_not_arranged_any_more(three: Document, now) -> None:
    first = Document.objects.order_by("uploaded_at").filter(state=State.REPLACED).first()
    with pytest.raises(Stale):
        arranged(first, now, (1, 0))

"""The page of papers: light enough for a poor line, and every paper can be looked at by its owner."""

import re
import sys

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from rantau.accounts.models import User
from rantau.accounts.tests.factories import PersonAccount, client_for
from rantau.applications.tests.factories import PAPERS, a_draft, bring, fill
from rantau.documents.engines import child
from rantau.documents.models import Document
from rantau.documents.tests.factories import encoded, photo, sent
from rantau.vault.tests.buckets import flipped
from rantau.vault.tests.mishaps import put_storage_away

pytestmark = pytest.mark.django_db


@pytest.fixture
def sari() -> User:
    return PersonAccount()


def papers_of(owner: User) -> str:
    return f"/permohonan/{fill(a_draft(owner), owner, timezone.now()).reference}/berkas/"


def send(client: Client, path: str, slot: str) -> str:
    return client.post(path, {"slot": slot, "file": sent(encoded(photo(1200, 800)))})["Location"]


def pictures(page: str) -> list[str]:
    return re.findall(r'<img src="([^"]+)"', page)


def test_the_paper_sent_a_moment_ago_is_shown_and_the_others_are_links_with_their_size(sari: User) -> None:
    path, client = papers_of(sari), client_for(sari)
    onward = send(client, path, "KK")
    page = client.get(onward).content.decode()
    assert onward.endswith("#KK")
    assert len(pictures(page)) == 1
    assert len(re.findall(r"Lihat berkas, \d+ kB", page)) == len(PAPERS)
    assert not pictures(client.get(path).content.decode())


def test_s4_the_page_after_an_upload_weighs_at_most_5_kb_with_its_picture(sari: User) -> None:
    path, client = papers_of(sari), client_for(sari)
    page = client.get(send(client, path, "KTP"), headers={"accept-encoding": "gzip"})
    plain = client.get(send(client, path, "KTP")).content.decode()
    small = client.get(pictures(plain)[0]).content
    assert page["Content-Encoding"] == "gzip"
    assert len(page.content) + len(small) <= 5_000


def test_every_link_leads_to_the_paper_itself_and_to_nobody_else(sari: User) -> None:
    path, client = papers_of(sari), client_for(sari)
    links = re.findall(rf'href="({path}[0-9a-f-]+/)"', client.get(path).content.decode())
    assert len(links) == len(PAPERS)
    assert {client.get(link)["Content-Type"] for link in links} == {"image/jpeg"}
    budi = client_for(PersonAccount(full_name="Budi"))
    assert {budi.get(link).status_code for link in links} == {404}


def test_a_slot_that_does_not_exist_is_not_shown(sari: User) -> None:
    draft = a_draft(sari)
    bring(draft, sari, "KTP", timezone.now())
    page = client_for(sari).get(f"/permohonan/{draft.reference}/berkas/?terkirim=<b>x").content.decode()
    assert not pictures(page)
    assert "<b>x" not in page


def links_in(client: Client, path: str) -> list[str]:
    return re.findall(rf'href="({path}[0-9a-f-]+/)"', client.get(path).content.decode())


def test_p22_while_the_storage_is_away_a_paper_is_called_safe_and_a_new_one_is_not_taken(
    sari: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, client = papers_of(sari), client_for(sari)
    link, before = links_in(client, path)[0], Document.objects.count()
    put_storage_away(monkeypatch)
    shown = client.get(link)
    assert (shown.status_code, bool(shown["Retry-After"])) == (503, True)
    assert "Berkas ini aman" in shown.content.decode()
    answer = client.post(path, {"slot": "KTP", "file": sent(encoded(photo(1200, 800)))})
    assert answer.status_code == 422
    assert "Coba lagi" in answer.content.decode()
    assert Document.objects.count() == before
    monkeypatch.undo()
    assert client.get(link)["Content-Type"] == "image/jpeg"


@pytest.mark.parametrize("which", ["content", "preview"])
def test_p16_a_paper_that_was_changed_in_the_storage_is_not_shown(sari: User, which: str) -> None:
    path, client = papers_of(sari), client_for(sari)
    page = client.get(send(client, path, "KTP")).content.decode()
    paper = Document.objects.get(slot="KTP", state="READABLE")
    file = settings.MEDIA_ROOT / getattr(paper, which)
    file.write_bytes(flipped(file.read_bytes()))
    address = pictures(page)[0] if which == "preview" else f"{path}{paper.pk}/"
    answer = client.get(address)
    assert answer.status_code == 410
    assert "Unggah sekali lagi" in answer.content.decode()


def test_p16_a_decoder_that_is_killed_is_a_sentence_on_the_page(sari: User, monkeypatch: pytest.MonkeyPatch) -> None:
    path, client = papers_of(sari), client_for(sari)
    killed = [sys.executable, "-I", "-c", "import os; os.kill(os.getpid(), 9)"]
    monkeypatch.setattr(child, "_command", lambda _program: killed)
    answer = client.post(path, {"slot": "KTP", "file": sent(encoded(photo(1200, 800)))})
    assert answer.status_code == 422
    assert "tidak bisa kami buka dengan aman" in answer.content.decode()


def test_p17_no_page_names_a_place_in_the_storage(sari: User) -> None:
    path, client = papers_of(sari), client_for(sari)
    page = client.get(send(client, path, "KTP")).content.decode()
    names = Document.objects.exclude(content="").values_list("content", "preview")
    places = {part for pair in names for name in pair if name for part in name.split("/")[1:] if len(part) > 4}
    assert len(places) >= len(PAPERS)
    assert [place for place in places if place in page] == []
    assert {client.get(f"/{name}").status_code for pair in names for name in pair if name} == {404}

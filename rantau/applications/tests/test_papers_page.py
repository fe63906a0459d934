"""The page of papers: light enough for a poor line, and every paper can be looked at by its owner."""

import gzip
import re
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
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


# ---- photos that look poor

KEEP = r'action="([^"]+/simpan/)"'


@pytest.fixture
def poor(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """How every picture was asked to be judged; each is found blurred and cut."""
    asked: list[str] = []

    def look(_rebuilt: object, looks: str) -> list[str]:
        asked.append(str(looks))
        return ["BLURRED", "CUT"]

    monkeypatch.setattr(child, "look", look)
    return asked


def card(page: str, slot: str) -> str:
    return page.split(f'<div id="{slot}">')[1].split('<div id="', maxsplit=1)[0]


def test_a_poor_photo_is_taken_with_words_a_drawing_and_a_tick_to_keep_it(sari: User, poor: list[str]) -> None:
    path, client = papers_of(sari), client_for(sari)
    ktp = card(client.get(send(client, path, "KTP")).content.decode(), "KTP")
    assert poor[-1] == "card"
    assert '<span class="tag warn">Perlu dilihat lagi</span>' in ktp
    assert "Gambar ini tampaknya buram." in ktp
    assert "Tepi berkas tampaknya terpotong." in ktp
    assert ktp.count('<svg class="drawing"') == 2
    [url] = re.findall(KEEP, ktp)
    onward = client.post(url, {"checked": "ya"})["Location"]
    assert onward == f"{path}#KTP"
    ktp = card(client.get(path).content.decode(), "KTP")
    assert '<span class="tag ok">Tersimpan</span>' in ktp
    assert "tetap memakainya" in ktp
    assert "tampaknya" not in ktp
    assert "/simpan/" not in ktp


def test_without_the_tick_nothing_is_kept_and_it_is_said_why(sari: User, poor: list[str]) -> None:
    path, client = papers_of(sari), client_for(sari)
    [url] = re.findall(KEEP, card(client.get(send(client, path, "KTP")).content.decode(), "KTP"))
    page = client.post(url, follow=True).content.decode()
    assert "Beri centang" in page
    assert "Perlu dilihat lagi" in card(page, "KTP")
    assert client_for(PersonAccount(full_name="Budi")).post(url, {"checked": "ya"}).status_code == 404


def test_poor_photos_keep_nobody_from_going_on(sari: User, poor: list[str]) -> None:
    page = client_for(sari).get(papers_of(sari)).content.decode()
    assert page.count("Perlu dilihat lagi") == len(PAPERS)
    assert "Lanjut: periksa jawaban" in page


def test_the_first_missing_paper_of_each_kind_shows_how_a_good_picture_looks(sari: User) -> None:
    client, path = client_for(sari), papers_of(sari)
    assert "drawing" not in client.get(path).content.decode()
    for url in re.findall(r'action="([^"]+/hapus/)"', client.get(path).content.decode()):
        client.post(url)
    page = client.get(path).content.decode()
    assert page.count('class="drawing one"') == 2
    assert "seluruh kartu" in card(page, "KTP")
    assert "keempat sudut kertas" in card(page, "KK")


def test_the_page_stays_within_20_kb_though_every_photo_is_poor(sari: User, poor: list[str]) -> None:
    page = client_for(sari).get(papers_of(sari), headers={"accept-encoding": "gzip"})
    sheet = gzip.compress((Path(finders.find("ui/rantau.css") or "")).read_bytes(), 9)
    assert page["Content-Encoding"] == "gzip"
    assert len(page.content) + len(sheet) <= 14_000


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


# ---- several pages, without script


def test_a_further_page_joins_the_paper_and_pages_change_places(sari: User) -> None:
    path, client = papers_of(sari), client_for(sari)
    first = client.get(send(client, path, "KK")).content.decode()
    assert "Tambah halaman" in card(first, "KK")
    at = client.post(path, {"slot": "KK", "joins": "ya", "file": sent(encoded(photo(800, 1200)))})["Location"]
    page = client.get(at).content.decode()
    assert re.findall(r"<b>(Halaman \d)</b>", page) == ["Halaman 1", "Halaman 2"]
    assert re.findall(r'name="act" value="([^"]+)"', page) == ["down:1", "turn:1", "drop:1", "up:2", "turn:2", "drop:2"]
    moved = client.post(at, {"act": "up:2"})["Location"]
    assert moved != at
    alone = client.post(moved, {"act": "drop:1"})["Location"]
    assert Document.objects.get(pk=alone.split("/")[-3]).pages == 1


@pytest.mark.parametrize("act", ["", "up", "drop:7", "turn:0", "burn:1"])
def test_a_button_that_is_not_there_moves_nothing(sari: User, act: str) -> None:
    path, client = papers_of(sari), client_for(sari)
    paper = Document.objects.get(slot="KK", state="READABLE")
    before = Document.objects.count()
    assert client.post(f"{path}{paper.pk}/halaman/", {"act": act}).status_code == 422
    assert Document.objects.count() == before


def test_another_person_finds_no_pages_there(sari: User) -> None:
    path = papers_of(sari)
    paper = Document.objects.get(slot="KK", state="READABLE")
    stranger = client_for(PersonAccount(full_name="Budi"))
    assert stranger.post(f"{path}{paper.pk}/halaman/", {"act": "turn:1"}).status_code == 404

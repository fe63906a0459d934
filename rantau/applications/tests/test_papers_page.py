"""The page of papers: light enough for a poor line, and every paper can be looked at by its owner."""

import re

import pytest
from django.test import Client
from django.utils import timezone

from rantau.accounts.models import User
from rantau.accounts.tests.factories import PersonAccount, client_for
from rantau.applications.tests.factories import PAPERS, a_draft, bring, fill
from rantau.documents.tests.factories import encoded, photo, sent

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

import gzip

import pytest
from django.test import Client

from rantau.portal.presenters.help import TOPICS
from rantau.portal.tests.test_services import STYLES, published  # noqa: F401  (a fixture)

pytestmark = pytest.mark.django_db


def test_the_guides_are_listed_with_a_way_to_ask(client: Client) -> None:
    page = client.get("/bantuan/").content.decode()
    assert all(f'href="{topic.url}"' in page for topic in TOPICS)
    assert "/kantor/" in page


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.slug)
def test_every_guide_answers_and_leads_on(client: Client, topic) -> None:
    response = client.get(topic.url)
    assert response.status_code == 200
    page = response.content.decode()
    assert str(topic.title) in page
    assert page.count("<h2>") >= 3
    assert "/kantor/" in page


def test_the_guide_to_fees_says_what_the_catalogue_says(client: Client) -> None:
    assert "Rp650.000 - Rp950.000" in client.get("/bantuan/bayar/").content.decode()


def test_an_unknown_guide_is_a_page_that_is_not_there(client: Client) -> None:
    assert client.get("/bantuan/terbang/").status_code == 404


@pytest.mark.parametrize("path", ["/bantuan/", "/bantuan/bayar/", "/bantuan/berkas/", "/cek-status/"])
def test_the_first_visit_fits_in_14_kilobytes(client: Client, path: str) -> None:
    page = client.get(path).content
    sizes = [
        len(gzip.compress(body, 6))
        for body in (
            page,
            *(file.read_bytes() for file in [STYLES / name for name in ("rantau.css", "icons.svg", "mark.svg")]),
        )
    ]
    assert sizes[0] <= 5_000
    assert sum(sizes) <= 14_000

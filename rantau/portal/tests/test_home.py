import gzip
from typing import Any

import pytest
from django.test import Client

from rantau.portal.tests.test_services import STYLES, published  # noqa: F401  (a fixture)

pytestmark = pytest.mark.django_db


def test_the_front_page_says_what_it_costs_and_how_long_it_takes(client: Client) -> None:
    page = client.get("/").content.decode()
    for words in ("Rp650.000", "Rp950.000", "4 hari kerja", "setelah wawancara", 'href="/layanan/paspor-baru/"'):
        assert words in page, words


def test_the_status_check_can_be_asked_from_the_front_page(client: Client) -> None:
    page = client.get("/").content.decode()
    assert 'action="/cek-status/"' in page
    assert 'name="reference"' in page
    assert 'name="born"' in page


def test_it_says_that_it_is_not_official_until_the_office_declares_itself(client: Client) -> None:
    assert "Bukan situs resmi" in client.get("/").content.decode()


def test_the_front_page_costs_few_reads(client: Client, django_assert_max_num_queries: Any) -> None:
    client.get("/")
    with django_assert_max_num_queries(2):
        client.get("/")


def test_the_first_visit_fits_in_14_kilobytes(client: Client) -> None:
    page = client.get("/").content
    files = [STYLES / name for name in ("rantau.css", "icons.svg", "mark.svg", "gonjong.svg")]
    sizes = [len(gzip.compress(body, 6)) for body in (page, *(file.read_bytes() for file in files))]
    assert sizes[0] <= 5_000
    assert sum(sizes) <= 14_000

"""The services for foreigners as pages: complete in both languages, light, and leading to one another."""

import gzip
from typing import Any

import pytest
from django.test import Client

from rantau.portal.tests.test_services import STYLES, published, text_of  # noqa: F401  (a fixture)

pytestmark = pytest.mark.django_db
FIVE = ("izin-tinggal-kunjungan", "izin-tinggal-terbatas", "izin-tinggal-tetap", "izin-masuk-kembali", "visa")
VOA = {"holds": "VOA", "wants": "LONGER", "extensions": "ZERO", "length": "D30"}
FAMILY = {"holds": "SINGLE", "wants": "SETTLE", "group": "FAMILY", "family_tie": "SPOUSE", "duration": "Y1"}
E_VOA = {"holds": "NONE", "wants": "ENTER", "purpose": "TOURISM", "entries": "ONCE", "stay_length": "UP_TO_30"}
SHARED = ("rantau.css", "icons.svg", "mark.svg")


def weight(page: bytes) -> tuple[int, int]:
    sizes = [len(gzip.compress(body, 6)) for body in (page, *((STYLES / name).read_bytes() for name in SHARED))]
    return sizes[0], sum(sizes)


def checklist(client: Client, code: str, answers: dict[str, str]) -> str:
    return client.post(f"/layanan/{code}/cocok/", answers, follow=True).content.decode()


@pytest.mark.parametrize("code", FIVE)
@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("id", ("Untuk siapa", "Langkah demi langkah", "Dasar hukum")),
        ("en", ("Who it is for", "Step by step", "Legal basis")),
    ],
)
def test_every_page_is_complete_in_both_languages(
    client: Client, code: str, language: str, words: tuple[str, ...]
) -> None:
    client.cookies["bahasa"] = language
    page = text_of(client, f"/layanan/{code}/")
    for each in (*words, f'href="/permohonan/baru/{code}/"', f'href="/layanan/{code}/cocok/"'):
        assert each in page, each
    assert "<form" in text_of(client, f"/layanan/{code}/cocok/")


@pytest.mark.parametrize("code", FIVE)
def test_pages_and_wizards_fit_in_the_first_window(client: Client, code: str) -> None:
    for path in (f"/layanan/{code}/", f"/layanan/{code}/cocok/"):
        own, all_together = weight(client.get(path).content)
        assert own <= 5_000, path
        assert all_together <= 14_000, path


def test_a_visa_on_arrival_leads_to_its_extension_with_papers_price_and_time(client: Client) -> None:
    page = checklist(client, "izin-tinggal-kunjungan", VOA)
    for words in (
        "Perpanjangan dari visa saat kedatangan",
        "Rp500.000",
        "2 hari kerja sejak pembayaran",
        "Tiket pulang",
    ):
        assert words in page, words
    assert "Surat jaminan" not in page


def test_whoever_asks_in_the_wrong_place_is_led_on(client: Client) -> None:
    assert 'href="/layanan/izin-tinggal-kunjungan/' in checklist(client, "visa", {**E_VOA, **VOA})
    assert 'href="/layanan/izin-tinggal-terbatas/' in checklist(
        client, "izin-tinggal-kunjungan", {**VOA, "wants": "SETTLE"}
    )


def test_a_spouse_gets_the_list_of_the_family_and_asks_the_office_for_the_fee(client: Client) -> None:
    page = checklist(client, "izin-tinggal-terbatas", FAMILY)
    for words in ("Alih status", "Buku nikah", "Kartu Keluarga", "Tanyakan kantor"):
        assert words in page, words
    assert "Notifikasi TKA" not in page


def test_a_visa_costs_nothing_here_and_the_page_says_where_it_is_paid(client: Client) -> None:
    assert "Dibayar di evisa.imigrasi.go.id, bukan di sini" in text_of(client, "/layanan/visa/")
    page = checklist(client, "visa", E_VOA)
    assert "Dibayar di evisa.imigrasi.go.id" in page
    assert "e-VoA B1" in page


def test_the_time_of_a_service_spans_its_cases(client: Client) -> None:
    page = text_of(client, "/layanan/izin-tinggal-terbatas/")
    assert "4 hari kerja; dalam sebagian hal tanyakan kantor" in page
    extension = {**FAMILY, "holds": "ITAS", "wants": "LONGER", "extensions": "ONE"}
    assert "<b>4 hari kerja</b>" in checklist(client, "izin-tinggal-terbatas", extension)
    assert "<b>Tanyakan kantor</b>" in checklist(client, "izin-tinggal-terbatas", {**extension, "extensions": "THREE"})


def test_the_list_of_services_names_all_of_them(client: Client) -> None:
    page: Any = text_of(client, "/layanan/")
    assert all(f'href="/layanan/{code}/"' in page for code in FIVE)
    assert page.index("Izin tinggal") < page.index("Bantuan visa")

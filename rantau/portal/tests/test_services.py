import gzip
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core.management import call_command
from django.test import Client

from rantau.catalogue import queries as catalogue
from rantau.catalogue.tests.factories import offering, publish, stall
from rantau.foundation import clock
from rantau.portal.presenters import checklists
from rantau.portal.presenters import offerings as presenters
from rantau.portal.presenters.stages import STAGES

NOW = datetime(2026, 1, 14, 2, tzinfo=UTC)
STYLES = Path(__file__).resolve().parents[2] / "ui" / "static" / "ui"
SARI = {
    "is_citizen": "ya", "had_passport": "tidak", "grown_up": "ya", "dual": "tidak", "name_changed": "tidak",
    "naturalised": "tidak", "purpose": "TOURISM", "product": "E10",
}  # fmt: skip
CHILD = {
    **SARI,
    "grown_up": "tidak",
    "product": "E5",
    "parents_state": "MARRIED",
    "who_comes": "MOTHER",
    "travels_alone": "tidak",
}
WIZARD = "/layanan/paspor-baru/cocok/"
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def published() -> Iterator[None]:
    catalogue.forget()
    call_command("catalogue", "publish", stdout=open("/dev/null", "w"))  # noqa: PTH123, SIM115
    yield
    catalogue.forget()


def text_of(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


def test_the_list_names_every_service_with_price_and_time(client: Client) -> None:
    page = text_of(client, "/layanan/")
    assert "Paspor baru" in page
    assert "Rp650.000 - Rp950.000" in page
    assert "4 hari kerja setelah wawancara disetujui" in page
    assert 'href="/layanan/paspor-baru/"' in page


def test_a_service_page_says_for_whom_papers_price_time_steps_and_what_would_cost_the_fee(client: Client) -> None:
    page = text_of(client, "/layanan/paspor-baru/")
    for words in (
        "belum pernah punya paspor",
        "Kartu Keluarga",
        "Akta kelahiran",
        "Rp650.000",
        "Rp950.000",
        "4 hari kerja",
        "Wawancara dan foto",
        "Uang yang sudah dibayar tidak kembali",
        "Berkas asli",
        "PP 45/2024",
    ):
        assert words in page, words
    assert 'href="/permohonan/baru/paspor-baru/"' in page


def test_a_conditional_paper_says_for_whom_it_is_in_the_words_of_its_question(client: Client) -> None:
    page = text_of(client, "/layanan/paspor-baru/")
    assert "Hanya bila “Pernahkah nama Anda diganti dengan penetapan resmi?” Anda jawab “Ya”." in page


def test_all_14_points_of_the_standard_are_there_and_unknown_ones_send_to_the_office() -> None:
    page = presenters.page(catalogue.current("paspor-baru", NOW), clock.day_of(NOW))
    assert len(page.standard) == 14
    assert all(point.lines for point in page.standard)
    assert {point.title: list(point.lines) for point in page.standard}["Jumlah pelaksana"] == ["Tanyakan kantor"]


def test_pages_are_complete_in_english(client: Client) -> None:
    client.cookies["bahasa"] = "en"
    page = text_of(client, "/layanan/paspor-baru/")
    assert "New passport" in page
    assert "Birth certificate" in page
    assert "Akta kelahiran" not in page


def test_an_unknown_service_is_a_page_that_is_not_there(client: Client) -> None:
    for path in ("/layanan/paspor-terbang/", "/layanan/paspor-terbang/cocok/"):
        assert client.get(path).status_code == 404


def test_the_wizard_ends_in_a_personal_checklist_that_can_be_kept(client: Client) -> None:
    sent = client.post(WIZARD, SARI)
    assert sent.status_code == 303
    page = text_of(client, sent["Location"])
    assert "Paspor baru, dewasa" in page
    assert "Rp950.000" in page
    assert "Rp650.000" not in page
    assert "Penetapan ganti nama" not in page
    assert 'href="/permohonan/baru/paspor-baru/"' in page


def test_the_address_of_the_checklist_holds_choices_only(client: Client) -> None:
    address = client.post(WIZARD, SARI)["Location"]
    assert parse_qs(urlsplit(address).query) == {name: [value] for name, value in SARI.items()}


def test_the_checklist_follows_the_answers(client: Client) -> None:
    changed = {**SARI, "name_changed": "ya", "purpose": "WORK", "first_work_abroad": "ya"}
    page = client.post(WIZARD, changed, follow=True).content.decode()
    assert "Penetapan ganti nama" in page
    assert "Rekomendasi Dinas Tenaga Kerja" in page


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"had_passport": "ya"}, "Anda perlu penggantian paspor"),
        ({"is_citizen": "tidak"}, "hanya untuk warga negara Indonesia"),
        ({"grown_up": "tidak"}, "Pilih paspor 5 tahun"),
    ],
)
def test_who_needs_something_else_is_told_before_starting(client: Client, change: dict[str, str], words: str) -> None:
    page = client.post(WIZARD, {**SARI, **change}, follow=True).content.decode()
    assert words in page
    assert "/permohonan/baru/" not in page


def test_questions_left_open_come_back_with_a_reason_and_the_other_answers(client: Client) -> None:
    response = client.post(WIZARD, {**SARI, "product": ""})
    assert response.status_code == 422
    page = response.content.decode()
    assert "Kesalahan:" in page
    assert page.count(" checked") == len(SARI) - 1


def test_an_incomplete_address_leads_back_to_the_questions(client: Client) -> None:
    page = text_of(client, f"{WIZARD}?is_citizen=ya")
    assert "<form" in page


def test_what_stands_in_the_address_is_never_run(client: Client) -> None:
    page = text_of(client, f"{WIZARD}?purpose=<script>alert(1)</script>")
    assert "<script>alert" not in page


def test_advice_leads_to_another_service_only_where_it_is_offered() -> None:
    definition = catalogue.current("paspor-baru", NOW)
    other = catalogue.current("paspor-penggantian", NOW)
    answers = {"had_passport": True}
    [nowhere] = checklists.checklist(definition, answers, clock.day_of(NOW), {}).stops
    [there] = checklists.checklist(definition, answers, clock.day_of(NOW), {other.code: other}).stops
    assert (nowhere.url, there.url) == ("", "/layanan/paspor-penggantian/cocok/?had_passport=ya")


def test_a_service_of_another_agency_has_its_pages_without_a_line_of_code(client: Client) -> None:
    publish(stall(), clock.now())
    with offering(stall()):
        assert "Izin lapak pasar" in text_of(client, "/layanan/")
        page = text_of(client, "/layanan/izin-lapak/")
        assert "Surat laik sehat" in page
        assert "Rp25.000" in page
        assert "Rp20.000" not in page
        assert client.get("/layanan/izin-lapak/cocok/").status_code == 404


def test_what_nobody_knows_is_asked_of_the_office(client: Client) -> None:
    unknown = stall(old="working_days: 2\n", new="")
    publish(unknown, clock.now())
    with offering(unknown):
        assert "Lama proses: <b>Tanyakan kantor</b>" in text_of(client, "/layanan/izin-lapak/")
        assert presenters.card(catalogue.current("izin-lapak", NOW), clock.day_of(NOW)).time == "Tanyakan kantor"


def test_every_stage_has_words() -> None:
    from rantau.catalogue.stages import STAGES as KNOWN

    assert set(STAGES) == set(KNOWN)


def test_nothing_is_posted_to_pages_that_only_show(client: Client) -> None:
    assert client.post("/layanan/").status_code == 405
    assert client.post("/layanan/paspor-baru/").status_code == 405


def test_public_pages_cost_one_query(client: Client, django_assert_max_num_queries: Any) -> None:
    client.get("/layanan/")
    client.get("/layanan/paspor-baru/")
    with django_assert_max_num_queries(1):
        client.get("/layanan/paspor-baru/")
    with django_assert_max_num_queries(1):
        client.get("/layanan/")


@pytest.mark.parametrize("path", ["/layanan/", "/layanan/paspor-baru/", WIZARD, f"{WIZARD}?"])
def test_the_first_visit_fits_in_14_kilobytes(client: Client, path: str) -> None:
    query = "&".join(f"{name}={value}" for name, value in SARI.items()) if path.endswith("?") else ""
    page = client.get(path + query).content
    files = [STYLES / name for name in ("rantau.css", "icons.svg", "mark.svg")]
    sizes = [len(gzip.compress(body, 6)) for body in (page, *(file.read_bytes() for file in files))]
    assert sizes[0] <= 5_000
    assert sum(sizes) <= 14_000

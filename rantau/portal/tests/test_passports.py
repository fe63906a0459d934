"""The passport services as pages: complete in both languages, light, and leading from one to the next."""

import gzip
import re
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from django.utils.html import escape

from rantau.catalogue import queries as catalogue
from rantau.foundation import clock
from rantau.portal.presenters import offerings
from rantau.portal.presenters.cases import ROLES
from rantau.portal.tests.test_services import STYLES, published, text_of  # noqa: F401  (a fixture)

pytestmark = pytest.mark.django_db
SERVICES = ("paspor-baru", "paspor-penggantian", "paspor-perubahan-data")
FIRST, AGAIN, CHANGE = (f"/layanan/{code}/cocok/" for code in SERVICES)
BEGIN = {"is_citizen": "ya", "had_passport": "tidak", "grown_up": "ya"}
ADULT = {
    **BEGIN,
    "dual": "tidak",
    "name_changed": "tidak",
    "naturalised": "tidak",
    "purpose": "TOURISM",
    "product": "E5",
}
CHILD = {
    **ADULT, "grown_up": "tidak", "parents_state": "MARRIED", "who_comes": "MOTHER", "travels_alone": "tidak",
}  # fmt: skip
LOST = {
    "is_citizen": "ya", "had_passport": "ya", "grown_up": "ya", "reason": "LOST", "disaster": "tidak", "dual": "tidak",
    "purpose": "TOURISM", "product": "E5",
}  # fmt: skip


def asked(page: str) -> list[str]:
    """The questions on a page of the wizard."""
    return list(dict.fromkeys(re.findall(r'<input type="radio" name="(\w+)"', page)))


@pytest.mark.parametrize("code", SERVICES)
@pytest.mark.parametrize(
    ("language", "words", "foreign"),
    [
        ("id", ("Untuk siapa", "Langkah demi langkah", "Dasar hukum"), "Who it is for"),
        ("en", ("Who it is for", "Step by step", "Legal basis"), "Untuk siapa"),
    ],
)
def test_every_page_is_complete_in_both_languages(
    client: Client, code: str, language: str, words: tuple[str, ...], foreign: str
) -> None:
    client.cookies["bahasa"] = language
    page = text_of(client, f"/layanan/{code}/")
    for each in (*words, f'href="/permohonan/baru/{code}/"', f'href="/layanan/{code}/cocok/"'):
        assert each in page, each
    assert foreign not in page
    service = catalogue.current(code, clock.now())
    for case in service.cases:
        assert escape(case.title.en if language == "en" else case.title.id) in page


@pytest.mark.parametrize("code", SERVICES)
@pytest.mark.parametrize("language", ["id", "en"])
def test_pages_and_wizards_fit_in_the_first_window(client: Client, code: str, language: str) -> None:
    client.cookies["bahasa"] = language
    shared = sum(
        len(gzip.compress((STYLES / name).read_bytes(), 6)) for name in ("rantau.css", "icons.svg", "mark.svg")
    )
    for path in (f"/layanan/{code}/", f"/layanan/{code}/cocok/"):
        assert len(gzip.compress(client.get(path).content, 6)) + shared <= 14_000, path


def test_the_list_names_each_service_once_and_helps_to_choose(client: Client) -> None:
    page = text_of(client, "/layanan/")
    assert all(page.count(f'href="/layanan/{code}/"') == 1 for code in SERVICES)
    assert f'href="{FIRST}"' in page


def test_a_price_from_to_leaves_out_what_only_comes_on_top(client: Client) -> None:
    page = text_of(client, "/layanan/")
    assert page.count("Rp650.000 - Rp950.000") == 2
    assert "Rp1.000.000" not in page


def test_what_is_no_longer_offered_stands_on_no_page(client: Client) -> None:
    for code in SERVICES:
        page = text_of(client, f"/layanan/{code}/")
        assert "Rp350.000" not in page
        assert "on-elektronik 48" not in page


def test_the_page_of_a_service_shows_each_way_that_its_cases_go(client: Client) -> None:
    now = clock.now()
    page = offerings.page(catalogue.current("paspor-penggantian", now), clock.day_of(now))
    by_title = {way.title: [str(step.title) for step in way.steps] for way in page.ways}
    [examined] = [steps for title, steps in by_title.items() if "Paspor hilang;" in title]
    [ordinary] = [steps for title, steps in by_title.items() if "Halaman paspor penuh" in title]
    assert examined.index("Pemeriksaan (BAP)") < examined.index("Keputusan") < examined.index("Bayar")
    assert ordinary.index("Bayar") < ordinary.index("Wawancara dan foto")


def test_every_role_has_words() -> None:
    from rantau.catalogue.definition import ROLES as KNOWN

    assert set(ROLES) == set(KNOWN)


# --- The wizard, a few questions at a time --------------------------------------------------------------------------
def test_the_wizard_begins_with_three_plain_questions(client: Client) -> None:
    assert asked(text_of(client, FIRST)) == list(BEGIN)


def test_further_questions_come_without_a_word_of_blame_and_the_answers_stay(client: Client) -> None:
    shown = {"_shown": ",".join(BEGIN)}
    sent = client.post(FIRST, {**BEGIN, **shown})
    assert sent.status_code == 303
    address = urlsplit(sent["Location"])
    assert parse_qs(address.query) == {name: [value] for name, value in BEGIN.items()}
    assert address.fragment == "id_dual_0"
    page = text_of(client, f"{address.path}?{address.query}")
    assert 'id="id_dual_0"' in page
    assert asked(page) == [*BEGIN, "dual", "name_changed", "naturalised", "purpose", "product", "express"]
    assert page.count(" checked") == len(BEGIN)
    assert "Kesalahan" not in page
    assert 'class="error"' not in page


def test_the_parents_are_asked_for_a_child_only(client: Client) -> None:
    for grown, expected in (("ya", False), ("tidak", True)):
        page = text_of(client, f"{FIRST}?is_citizen=ya&had_passport=tidak&grown_up={grown}")
        assert ("parents_state" in asked(page)) is expected


def test_the_list_of_a_child_says_who_comes_and_with_which_papers(client: Client) -> None:
    page = client.post(FIRST, CHILD, follow=True).content.decode()
    for words in (
        "Paspor baru, anak",
        "KTP ayah",
        "Surat kuasa bermeterai",
        "<li>Pemohon</li>",
        "<li>Ibu</li>",
        "Rp650.000",
    ):
        assert words in page, words
    assert "<li>Ayah</li>" not in page
    assert "KTP elektronik" not in page


def test_whoever_has_had_a_passport_is_led_on_at_once_with_the_answers_so_far(client: Client) -> None:
    """Without having answered the rest, which is for first passports."""
    page = client.post(FIRST, {**BEGIN, "had_passport": "ya"}, follow=True).content.decode()
    assert "Anda perlu penggantian paspor" in page
    [onward] = re.findall(r'href="(/layanan/paspor-penggantian/cocok/[^"]*)"', page)
    next_page = text_of(client, onward.replace("&amp;", "&"))
    assert "reason" in asked(next_page)
    assert next_page.count(" checked") == len(BEGIN)
    assert "Kesalahan" not in next_page


def test_every_door_leads_to_the_same_service(client: Client) -> None:
    """From the wizard of a first passport to a change of data, and back from there to a replacement."""
    known = "is_citizen=ya&had_passport=ya&grown_up=ya"
    page = text_of(client, f"{AGAIN}?{known}&reason=DATA")
    assert f'href="{CHANGE}?{known.replace("&", "&amp;")}&amp;reason=DATA"' in page
    page = text_of(client, f"{CHANGE}?{known}&reason=FULL")
    assert f'href="{AGAIN}?{known.replace("&", "&amp;")}&amp;reason=FULL"' in page
    page = text_of(client, f"{AGAIN}?is_citizen=ya&had_passport=tidak&grown_up=ya&reason=LOST")
    assert f'href="{FIRST}?is_citizen=ya&amp;had_passport=tidak&amp;grown_up=ya"' in page


def test_a_lost_passport_costs_the_charge_and_is_paid_after_the_photo(client: Client) -> None:
    page = client.post(AGAIN, LOST, follow=True).content.decode()
    for words in (
        "Paspor hilang",
        "Biaya beban paspor hilang",
        "Rp1.650.000",
        "Surat kehilangan dari polisi",
        "membayar sesudah foto",
    ):
        assert words in page, words
    assert "Lama proses: <b>Tanyakan kantor</b>" in page


def test_the_express_service_is_done_the_same_day(client: Client) -> None:
    page = client.post(FIRST, {**ADULT, "express": "ya"}, follow=True).content.decode()
    assert "Lama proses: <b>Hari yang sama</b>" in page
    assert "Rp1.650.000" in page
    assert "tanyakan kantor" in page


def test_what_nobody_here_knows_is_asked_of_the_office(client: Client) -> None:
    answers = {"is_citizen": "ya", "had_passport": "ya", "grown_up": "ya", "reason": "ENDORSE"}
    page = client.post(CHANGE, answers, follow=True).content.decode()
    assert "Menambah nama di halaman pengesahan" in page
    assert "Lama proses: <b>Tanyakan kantor</b>" in page
    assert "<dd>Tanyakan kantor</dd>" in page


@pytest.mark.parametrize("path", [FIRST, AGAIN, CHANGE])
def test_an_empty_wizard_sent_says_what_is_missing(client: Client, path: str) -> None:
    response = client.post(path, {"_shown": ",".join(BEGIN)})
    assert response.status_code == 422
    assert "Kesalahan" in response.content.decode()

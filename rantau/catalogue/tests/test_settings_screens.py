"""`/petugas/pengaturan/`: the office admin enters a change, sees what it does, saves it, and takes it back."""

from datetime import timedelta

import pytest
from django.test import Client

from rantau.accounts.tests.factories import PersonAccount, StaffAccount, client_for
from rantau.catalogue import queries
from rantau.catalogue.models import Edit, ServiceVersion
from rantau.foundation import clock
from rantau.offices.tests.factories import first_data

pytestmark = pytest.mark.django_db
FEES = "/petugas/pengaturan/biaya/"
FEE = f"{FEES}paspor-baru/EPASSPORT_5/"
NOTICE = "/petugas/pengaturan/teks/paspor-baru/notice/"
SOON = clock.day_of(clock.now()) + timedelta(days=7)


@pytest.fixture(autouse=True)
def nothing_published():
    first_data()
    ServiceVersion.objects.all().delete()
    queries.forget()
    yield
    queries.forget()


@pytest.fixture
def lina() -> Client:
    return client_for(StaffAccount("office_admin", full_name="Lina Marlina"))


def entered(**changes: str) -> dict[str, str]:
    return {"value": "700.000", "effective_from": f"{SOON:%d-%m-%Y}", "reason": "PP 1/2027", **changes}


def saved(**changes: str) -> dict[str, str]:
    return entered(checked="yes", **changes)


def test_the_index_leads_to_every_kind_of_setting(lina: Client) -> None:
    page = lina.get("/petugas/pengaturan/").content.decode()
    for place in ("biaya", "teks", "tenggat", "kuota", "libur"):
        assert f'href="/petugas/pengaturan/{place}/"' in page
        assert lina.get(f"/petugas/pengaturan/{place}/").status_code == 200


def test_fees_are_listed_service_by_service_with_what_is_to_come(lina: Client) -> None:
    lina.post(FEE, saved())
    page = lina.get(f"{FEES}?layanan=paspor-baru")
    [group] = page.context["groups"]
    rows = {row.url: [str(cell.text) for cell in row.drawn] for row in group.rows}
    assert rows[FEE][1:] == ["Rp650.000", "Rp700.000"]
    assert lina.get(f"{FEES}?layanan=tidak-ada").status_code == 200
    assert "1 perubahan menunggu tanggalnya" in lina.get("/petugas/pengaturan/").content.decode()


def test_the_page_first_says_what_the_change_does_and_keeps_nothing(lina: Client) -> None:
    page = lina.post(FEE, entered())
    text = page.content.decode()
    assert page.status_code == 200
    assert "Rp650.000" in text
    assert "Rp700.000" in text
    assert "Periksa sebelum disimpan" in text
    assert 'name="value" value="700.000"' in text
    assert not Edit.objects.exists()


def test_it_is_saved_after_the_check_and_stands_in_the_history(lina: Client) -> None:
    answer = lina.post(FEE, saved())
    assert (answer.status_code, answer["Location"]) == (303, FEE)
    edit = Edit.objects.get()
    assert (edit.value, edit.effective_from, edit.reason) == (700_000, SOON, "PP 1/2027")
    page = lina.get(FEE)
    [line] = page.context["setting"].entered
    assert (line.value, line.state) == ("Rp700.000", "akan berlaku")
    assert "Lina Marlina" in line.who


def test_a_coming_change_is_taken_back_from_the_page(lina: Client) -> None:
    lina.post(FEE, saved())
    [line] = lina.get(FEE).context["setting"].entered
    assert lina.post(line.undo_url)["Location"] == FEE
    [line] = lina.get(FEE).context["setting"].entered
    assert (line.state, line.undo_url) == ("dibatalkan", "")
    assert line.undone.startswith("Dibatalkan Lina Marlina, ")
    again = lina.post(f"/petugas/pengaturan/perubahan/{Edit.objects.get().pk}/batal/", follow=True)
    assert "sudah dibatalkan" in again.content.decode()


def test_a_refusal_stands_beside_its_field_before_and_after_the_check(lina: Client) -> None:
    lina.post(FEE, saved())
    for sent in (entered(), saved()):
        page = lina.post(FEE, sent | {"value": "710.000"})
        assert page.status_code == 422
        assert "Sudah ada perubahan untuk tanggal itu" in page.content.decode()
    assert Edit.objects.count() == 1


@pytest.mark.parametrize("amount", ["", "tujuh ratus", "-1", "100.000.001", "12,5"])
def test_an_amount_that_is_none_is_refused_with_words(lina: Client, amount: str) -> None:
    page = lina.post(FEE, saved(value=amount))
    assert page.status_code == 422
    assert not Edit.objects.exists()


def test_an_amount_with_a_zero_too_many_is_doubted(lina: Client) -> None:
    assert "Periksa jumlah nolnya" in lina.post(FEE, entered(value="6500000")).content.decode()
    assert "Periksa jumlah nolnya" not in lina.post(FEE, entered(value="700000")).content.decode()


def test_a_notice_is_written_in_both_languages_and_shown_to_the_public(lina: Client, client: Client) -> None:
    today = f"{clock.day_of(clock.now()):%d-%m-%Y}"
    told = {"text_id": "Sistem pusat terganggu.", "effective_from": today, "reason": "Gangguan", "checked": "yes"}
    half = lina.post(NOTICE, told)
    assert half.status_code == 422
    assert "Tulis dalam kedua bahasa" in half.content.decode()
    lina.post(NOTICE, told | {"text_en": "The central system is down."})
    assert "Sistem pusat terganggu." in client.get("/layanan/paspor-baru/").content.decode()


def test_days_are_set_and_told_to_the_public(lina: Client, client: Client) -> None:
    url = "/petugas/pengaturan/tenggat/paspor-baru/working_days/"
    today = f"{clock.day_of(clock.now()):%d-%m-%Y}"
    lina.post(url, {"value": "9", "effective_from": today, "reason": "Antrean cetak", "checked": "yes"})
    assert "9 hari kerja" in client.get("/layanan/paspor-baru/").content.decode()


@pytest.mark.parametrize(
    "url",
    [
        f"{FEES}paspor-baru/TIDAK_ADA/",
        f"{FEES}tidak-ada/EPASSPORT_5/",
        "/petugas/pengaturan/teks/paspor-baru/papers.X.hint/",
    ],
)
def test_what_is_not_there_is_not_found(lina: Client, url: str) -> None:
    assert lina.get(url).status_code == 404


@pytest.mark.parametrize(("role", "office"), [("head", "PASBAR"), ("treasurer", "PASBAR"), ("office_admin", "AGAM")])
def test_the_wrong_officer_sees_and_changes_nothing(role: str, office: str) -> None:
    wrong = client_for(StaffAccount(role, office))
    for url in (FEES, FEE, NOTICE):
        assert wrong.get(url).status_code == 403
    assert wrong.post(FEE, saved()).status_code == 403
    assert not Edit.objects.exists()


def test_sari_and_a_stranger_see_nothing(client: Client) -> None:
    assert client_for(PersonAccount()).get(FEE).status_code == 403
    assert client.get(FEE)["Location"].startswith("/masuk/")

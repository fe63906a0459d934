"""The screens of the day: front desk, line, call display."""

from uuid import uuid4

import pytest
import time_machine

from rantau.accounts.tests.factories import PersonAccount, StaffAccount, client_for
from rantau.appointments.tests.factories import another_office_point
from rantau.visits.models import Visit
from rantau.visits.tests.factories import HOUR, NOW, a_counter, a_point, arrived, expected

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("office")]
AT = NOW + HOUR


@pytest.fixture(autouse=True)
def ten_in_the_morning():
    with time_machine.travel(AT, tick=False):
        yield


@pytest.fixture
def wati():
    return client_for(StaffAccount("front_desk"))


@pytest.fixture
def dewi():
    return client_for(StaffAccount("interviewer", full_name="Dewi"))


def come(at=AT, **kw) -> Visit:
    return arrived(at, at=at, **kw)


def sit_down(client, counter=None):
    counter = counter or a_counter()
    client.post("/petugas/antrean/loket/", {"counter": counter.pk})
    return counter


def act(client, visit, what):
    answer = client.post(f"/petugas/antrean/{visit.pk}/{what}/", follow=True)
    visit.refresh_from_db()
    return answer


def test_a_scan_leads_to_the_number_which_can_be_printed(wati) -> None:
    booking = expected(AT)
    answer = wati.post("/petugas/loket/", {"code": booking.pass_code})
    visit = Visit.objects.get()
    assert (answer.status_code, answer["Location"]) == (303, f"/petugas/loket/{visit.pk}/")
    page = wati.get(answer["Location"]).content.decode()
    assert "Nomor antrean R-001" in page
    assert booking.holder in page


def test_scanning_twice_leads_to_the_same_page(wati) -> None:
    booking = expected(AT)
    first, second = (wati.post("/petugas/loket/", {"code": booking.holder})["Location"] for _ in range(2))
    assert first == second


def test_an_unknown_code_comes_back_with_its_reason_and_the_typed_text(wati) -> None:
    a_point()
    answer = wati.post("/petugas/loket/", {"code": "halo"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Tidak ada jadwal dengan kode ini" in page
    assert 'value="halo"' in page


def test_an_empty_scan_asks_for_a_code(wati) -> None:
    a_point()
    assert "Bagian ini perlu diisi" in wati.post("/petugas/loket/", {"code": ""}).content.decode()


def test_the_list_of_today_tells_who_is_where(wati) -> None:
    expected(AT)
    come()
    page = wati.get("/petugas/loket/")
    today = page.context["today"]
    assert (today.expected, today.arrived, today.done) == (2, 1, 0)
    assert {str(row.drawn[4].text) for row in today.rows} == {"belum datang", "menunggu"}
    assert "Sari Wahyuni" in page.content.decode()


def test_the_list_costs_the_same_for_two_visitors_and_for_ten(wati, django_assert_max_num_queries) -> None:
    for _ in range(10):
        come()
    wati.get("/petugas/loket/")
    with django_assert_max_num_queries(14):
        wati.get("/petugas/loket/")


def test_an_empty_day_says_so(wati) -> None:
    a_point()
    assert "Tidak ada jadwal untuk hari ini" in wati.get("/petugas/loket/").content.decode()


def test_the_desk_of_the_outreach_sees_its_own_people(wati) -> None:
    booking = expected(AT, point=a_point("UJUNG-GADING"))
    assert (
        "Jadwal ini untuk tempat layanan" in wati.post("/petugas/loket/", {"code": booking.pass_code}).content.decode()
    )
    answer = wati.post("/petugas/loket/?titik=UJUNG-GADING", {"code": booking.pass_code})
    assert answer.status_code == 303


def test_a_late_visitor_is_told_so_on_the_ticket_page(wati) -> None:
    visit = arrived(AT - 2 * HOUR, at=AT)
    assert "Datang setelah waktu tenggang" in wati.get(f"/petugas/loket/{visit.pk}/").content.decode()


def test_the_ticket_of_another_office_is_not_found() -> None:
    visit = come()
    other = client_for(StaffAccount("front_desk", office="AGAM"))
    assert other.get(f"/petugas/loket/{visit.pk}/").status_code == 404
    assert other.post(f"/petugas/antrean/{visit.pk}/mulai/").status_code == 404


def test_an_officer_sits_down_calls_serves_and_finishes(dewi) -> None:
    visit = come()
    sit_down(dewi, a_counter(3))
    assert visit.ticket in dewi.post("/petugas/antrean/panggil/", follow=True).content.decode()
    visit.refresh_from_db()
    assert (visit.state, visit.counter.number) == ("CALLED", 3)
    act(dewi, visit, "panggil-lagi")
    act(dewi, visit, "mulai")
    assert visit.state == "SERVING"
    act(dewi, visit, "selesai")
    assert visit.state == "DONE"


def test_a_visitor_can_be_called_out_of_turn_and_noted_as_gone(dewi) -> None:
    come()
    second = come()
    sit_down(dewi)
    act(dewi, second, "panggil")
    assert second.state == "CALLED"
    act(dewi, second, "tidak-ada")
    assert second.state == "LEFT"


def test_calling_without_a_counter_or_with_nobody_there_says_why(dewi) -> None:
    visit = come()
    assert "Pilih loket Anda lagi" in dewi.post("/petugas/antrean/panggil/", follow=True).content.decode()
    assert "Pilih loket Anda lagi" in act(dewi, visit, "panggil").content.decode()
    sit_down(dewi)
    dewi.post("/petugas/antrean/panggil/")
    page = dewi.post("/petugas/antrean/panggil/", follow=True).content.decode()
    assert f"Masih ada pengunjung {visit.ticket}" in page


@pytest.mark.parametrize("counter", ["", "0", "abc", "99999999999999999999"])
def test_a_counter_that_does_not_exist_cannot_be_chosen(dewi, counter) -> None:
    a_counter()
    page = dewi.post("/petugas/antrean/loket/", {"counter": counter}, follow=True).content.decode()
    assert "Loket ini tidak ada" in page


def test_a_counter_of_another_office_cannot_be_chosen(dewi) -> None:
    counter = a_counter(1, another_office_point())
    page = dewi.post("/petugas/antrean/loket/", {"counter": counter.pk}, follow=True).content.decode()
    assert "Loket ini tidak ada" in page


def test_finishing_twice_is_harmless_and_told(dewi) -> None:
    visit = come()
    act(dewi, visit, "mulai")
    act(dewi, visit, "selesai")
    assert "Langkah ini tidak bisa dilakukan" in act(dewi, visit, "selesai").content.decode()
    assert visit.state == "DONE"


def test_who_is_served_without_a_call_can_be_finished_from_the_line(dewi) -> None:
    visit = come()
    act(dewi, visit, "mulai")
    page = dewi.get("/petugas/antrean/")
    assert [row.ticket for row in page.context["without_counter"]] == [visit.ticket]


def test_an_unknown_act_or_visitor_is_not_found(dewi) -> None:
    visit = come()
    assert dewi.post(f"/petugas/antrean/{visit.pk}/hapus/").status_code == 404
    assert dewi.post(f"/petugas/antrean/{uuid4()}/mulai/").status_code == 404


@pytest.mark.parametrize("url", ["/petugas/antrean/panggil/", "/petugas/antrean/loket/"])
def test_looking_changes_nothing(dewi, url) -> None:
    come()
    assert dewi.get(url).status_code == 405


@pytest.mark.parametrize(
    ("role", "loket", "antrean"),
    [("front_desk", 200, 200), ("interviewer", 403, 200), ("treasurer", 403, 403), ("auditor", 403, 403)],
)
def test_each_role_opens_its_own_pages(role, loket, antrean) -> None:
    a_point()
    client = client_for(StaffAccount(role))
    assert client.get("/petugas/loket/").status_code == loket
    assert client.get("/petugas/antrean/").status_code == antrean


def test_sari_sees_no_desk_and_a_stranger_is_asked_to_sign_in(client) -> None:
    visit = come()
    sari = client_for(PersonAccount())
    for url in ("/petugas/loket/", f"/petugas/loket/{visit.pk}/", "/petugas/antrean/"):
        assert sari.get(url).status_code == 403
        assert client.get(url)["Location"].startswith("/masuk/")
    assert sari.post(f"/petugas/antrean/{visit.pk}/mulai/").status_code == 403


def test_an_office_without_points_is_told() -> None:
    client = client_for(StaffAccount("front_desk", office="UJI"))
    for url in ("/petugas/loket/", "/petugas/antrean/"):
        assert "belum mempunyai tempat layanan" in client.get(url).content.decode()


def test_the_board_shows_numbers_and_counters_and_nobodys_name(client, dewi) -> None:
    called, waiting = come(), come()
    sit_down(dewi, a_counter(4))
    dewi.post("/petugas/antrean/panggil/")
    page = client.get("/papan/simpang-empat/")
    text = page.content.decode()
    assert page.status_code == 200
    assert called.ticket in text
    assert "Loket 4" in text
    assert waiting.ticket in text
    for secret in ("Sari", called.holder, waiting.holder):
        assert secret not in text
    act(dewi, called, "mulai")
    assert "Sedang dilayani" in client.get("/papan/simpang-empat/").content.decode()


def test_the_board_refreshes_by_a_button_and_never_by_meta(client) -> None:
    a_point()
    text = client.get("/papan/simpang-empat/").content.decode()
    assert "Perbarui" in text
    assert "Belum ada panggilan" in text
    assert 'http-equiv="refresh"' not in text.lower()


@pytest.mark.parametrize("point", ["tidak-ada", "agam"])
def test_a_board_of_a_point_that_does_not_exist_is_not_found(client, point) -> None:
    assert client.get(f"/papan/{point}/").status_code == 404

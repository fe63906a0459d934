"""The staff calendar: who sees it, what it counts, who may close a session."""

from datetime import timedelta

import pytest

from rantau.accounts.tests.factories import PersonAccount, StaffAccount, client_for
from rantau.appointments import actions
from rantau.appointments.tests.factories import (
    HOUR,
    SYSTEM,
    a_point,
    a_rule,
    a_slot,
    another_office_point,
    booked,
    held,
)
from rantau.foundation import clock

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("office")]
START = clock.at(clock.day_of(clock.now()), 9) + timedelta(days=2)
DAY = clock.day_of(START)


def test_the_week_counts_places_per_day_and_lane() -> None:
    wati = client_for(StaffAccount("front_desk"))
    booked(a_slot(START, capacity=5), now=START - 24 * HOUR)
    a_slot(START + HOUR, capacity=5, is_open=False)
    a_slot(START, "EXPRESS", capacity=2)
    page = wati.get(f"/petugas/kalender/?mulai={DAY}")
    assert page.status_code == 200
    assert list(page.context["week"].columns) == ["Hari", "Reguler", "Percepatan"]
    [row] = page.context["week"].rows
    assert [str(cell.text) for cell in row.drawn[1:]] == ["1/10", "0/2"]
    assert row.drawn[1].note == "1 sesi tutup"
    assert wati.get(row.url).status_code == 200


def test_a_week_without_sessions_says_so_and_an_unreadable_date_shows_this_week() -> None:
    wati = client_for(StaffAccount("front_desk"))
    a_point()
    page = wati.get("/petugas/kalender/?mulai=kemarin&titik=TIDAK-ADA")
    assert "Belum ada sesi pada minggu ini" in page.content.decode()


def test_an_office_without_service_points_is_told() -> None:
    client = client_for(StaffAccount("front_desk", office="UJI"))
    assert "belum mempunyai tempat layanan" in client.get("/petugas/kalender/").content.decode()


@pytest.mark.parametrize("path", ["besok/", "2026-13-01/"])
def test_a_day_that_is_none_is_not_found(path) -> None:
    a_point()
    client = client_for(StaffAccount("front_desk"))
    assert client.get(f"/petugas/kalender/simpang-empat/{path}").status_code == 404


def test_the_day_lists_its_sessions_with_everybody_counted() -> None:
    slot = a_slot(START, capacity=4)
    booked(slot, now=START - 24 * HOUR)
    held(slot, now=START - 24 * HOUR)
    arrived = booked(slot, now=START - 24 * HOUR)
    actions.mark_arrived(booking_id=arrived.pk, actor=SYSTEM, now=START)
    page = client_for(StaffAccount("section_head")).get(f"/petugas/kalender/simpang-empat/{DAY}/")
    [row] = page.context["sessions"].rows
    assert [str(cell.text) for cell in row.drawn] == ["09.00–10.00", "Reguler", "3/4", "1", "1", "1", "0", "buka"]


def test_the_head_closes_a_session_with_a_reason_and_opens_it_again() -> None:
    a_rule()
    slot, hadi = a_slot(START), client_for(StaffAccount("head"))
    url = f"/petugas/kalender/sesi/{slot.pk}/"
    assert "Tutup sesi" in hadi.get(url).content.decode()
    answer = hadi.post(url, {"reason": "OUTAGE", "was_open": "True"})
    assert (answer.status_code, answer["Location"]) == (303, url)
    slot.refresh_from_db()
    assert not slot.is_open
    hadi.post(url, {"reason": "STAFF"})
    slot.refresh_from_db()
    assert slot.is_open
    assert [change.reason for change in slot.changes.order_by("pk")] == ["OUTAGE", "STAFF"]


def test_closing_twice_does_not_open_the_session_again() -> None:
    a_rule()
    slot, hadi = a_slot(START), client_for(StaffAccount("head"))
    for _ in range(2):
        hadi.post(f"/petugas/kalender/sesi/{slot.pk}/", {"reason": "OUTAGE", "was_open": "True"})
    slot.refresh_from_db()
    assert not slot.is_open


def test_a_closure_needs_its_reason() -> None:
    slot, hadi = a_slot(START), client_for(StaffAccount("head"))
    answer = hadi.post(f"/petugas/kalender/sesi/{slot.pk}/", {"was_open": "True"})
    assert answer.status_code == 422
    assert "Pilih salah satu" in answer.content.decode()
    slot.refresh_from_db()
    assert slot.is_open


def test_a_session_that_is_over_is_not_opened_and_the_page_says_why() -> None:
    slot, hadi = a_slot(clock.now() - HOUR, is_open=False), client_for(StaffAccount("head"))
    answer = hadi.post(f"/petugas/kalender/sesi/{slot.pk}/", {"reason": "STAFF"})
    assert "Jam ini sudah lewat" in answer.content.decode()


def test_the_front_desk_looks_but_does_not_close() -> None:
    slot, wati = a_slot(START), client_for(StaffAccount("front_desk"))
    url = f"/petugas/kalender/sesi/{slot.pk}/"
    assert "Tutup sesi" not in wati.get(url).content.decode()
    assert wati.post(url, {"reason": "OUTAGE", "was_open": "True"}).status_code == 422
    slot.refresh_from_db()
    assert slot.is_open


def test_sessions_of_another_office_are_not_found() -> None:
    slot = a_slot(START, point=another_office_point())
    hadi = client_for(StaffAccount("head"))
    assert hadi.get(f"/petugas/kalender/sesi/{slot.pk}/").status_code == 404
    assert hadi.get(f"/petugas/kalender/lubuk-basung/{DAY}/").status_code == 404


@pytest.mark.parametrize("role", ["verifier", "treasurer", "auditor"])
def test_other_roles_have_no_calendar(role) -> None:
    slot = a_slot(START)
    client = client_for(StaffAccount(role))
    for url in ("/petugas/kalender/", f"/petugas/kalender/sesi/{slot.pk}/", f"/petugas/kalender/simpang-empat/{DAY}/"):
        assert client.get(url).status_code == 403


def test_sari_has_no_calendar_and_a_stranger_is_asked_to_sign_in(client) -> None:
    assert client_for(PersonAccount()).get("/petugas/kalender/").status_code == 403
    assert client.get("/petugas/kalender/")["Location"].startswith("/masuk/")

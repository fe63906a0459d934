from typing import Any

import pytest
import time_machine
from icalendar import Calendar

from rantau.accounts.tests.factories import PersonAccount, client_for
from rantau.applications.models import Application, SectionAnswers
from rantau.appointments.models import Booking
from rantau.notifications.tests.factories import NOW, a_booked_place, a_held_place, an_application
from rantau.offices.tests.factories import first_data

CHILD = {
    "birth_date": "2018-07-05",
    "dual": False,
    "parents_state": "DIVORCED",
    "custody": "MOTHER",
    "travels_alone": False,
}
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def monday() -> Any:
    first_data()
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def sari() -> Any:
    return PersonAccount(full_name="Sari Wahyuni")


@pytest.fixture
def booked(sari: Any) -> Booking:
    return a_booked_place(an_application(sari, phase="CONFIRMED"))


def path(booking: Booking, page: str) -> str:
    return f"/permohonan/{booking.holder}/{page}"


def test_the_pass_shows_code_hour_place_and_what_to_bring(sari: Any, booked: Booking) -> None:
    page = client_for(sari).get(path(booked, "tanda-masuk/")).content.decode()
    for words in (booked.pass_code, "<svg", "Rabu, 14 Januari 2026", "09.00 sampai 10.00 WIB", "asli", "Sari Wahyuni"):
        assert words in page, words


def test_the_pass_of_a_child_says_who_comes_along(sari: Any, booked: Booking) -> None:
    page = client_for(sari).get(path(booked, "tanda-masuk/")).content.decode()
    assert "Yang harus datang" not in page
    child = {**CHILD, "had_passport": False, "citizenship": "IDN"}
    SectionAnswers.objects.create(
        application=Application.objects.get(reference=booked.holder), section="identity", answers=child, saved_at=NOW
    )
    page = client_for(sari).get(path(booked, "tanda-masuk/")).content.decode()
    assert "<li>Pemohon</li><li>Ibu</li>" in page


def test_the_pass_is_never_kept_by_a_browser(sari: Any, booked: Booking) -> None:
    assert "no-store" in client_for(sari).get(path(booked, "tanda-masuk/"))["Cache-Control"]


@pytest.mark.parametrize("page", ["tanda-masuk/", "jadwal.ics"])
def test_a_place_that_is_not_paid_yet_has_no_pass(sari: Any, page: str) -> None:
    _bill, held = a_held_place(an_application(sari, phase="AWAITING_PAYMENT"))
    answer = client_for(sari).get(path(held, page))
    assert answer.status_code == 303
    assert answer["Location"] == f"/permohonan/{held.holder}/"


def test_the_calendar_file_names_hour_in_wib_and_reminds_the_day_before(sari: Any, booked: Booking) -> None:
    answer = client_for(sari).get(path(booked, "jadwal.ics"))
    assert answer["Content-Type"].startswith("text/calendar")
    book = Calendar.from_ical(answer.content)
    [event] = book.walk("VEVENT")
    assert event["dtstart"].params["TZID"] == "Asia/Jakarta"
    assert f"{event.decoded('dtstart'):%Y-%m-%d %H:%M}" == "2026-01-14 09:00"
    [alarm] = event.walk("VALARM")
    assert alarm.decoded("trigger").days == -1
    assert book.walk("VTIMEZONE")


def test_the_calendar_file_says_neither_name_nor_code(sari: Any, booked: Booking) -> None:
    text = client_for(sari).get(path(booked, "jadwal.ics")).content.decode()
    assert "Sari" not in text
    assert booked.pass_code not in text


@pytest.mark.parametrize("page", ["tanda-masuk/", "jadwal.ics"])
def test_p5_budi_gets_neither(booked: Booking, page: str) -> None:
    assert client_for(PersonAccount(full_name="Budi")).get(path(booked, page)).status_code == 404

"""Promise P10: whoever is signed in is told until when, and can stay."""

import re

import pytest
from django.test import Client

from rantau.accounts.tests.factories import PersonAccount, StaffAccount, client_for

pytestmark = pytest.mark.django_db
STAY = "/akun/tetap-masuk/"


def test_p10_every_page_says_until_when_one_stays_signed_in(clock) -> None:
    page = client_for(PersonAccount()).get("/akun/").content.decode()
    assert "Anda tetap masuk sampai pukul 09.30 WIB" in page
    assert 'data-stay="1800"' in page


def test_p10_the_desk_says_it_too(clock) -> None:
    page = client_for(StaffAccount()).get("/petugas/").content.decode()
    assert "Anda tetap masuk sampai pukul 09.15 WIB" in page
    assert 'data-stay="900"' in page


def test_p10_nobody_is_promised_more_than_was_written_down(clock) -> None:
    client = client_for(PersonAccount())
    client.get("/akun/")
    clock.shift(59)
    assert 'data-stay="1741"' in client.get("/akun/").content.decode()


def test_p10_near_the_end_of_the_twelve_hours_the_day_decides(clock) -> None:
    client = client_for(PersonAccount())
    client.get("/akun/")
    for _ in range(26):
        clock.shift(27 * 60)
        client.get("/akun/")
    assert 'data-stay="1080"' in client.get("/akun/").content.decode()


def test_p10_the_button_renews_the_session(clock) -> None:
    client = client_for(PersonAccount())
    client.get("/akun/")
    clock.shift(29 * 60)
    answer = client.post(STAY)
    assert (answer.status_code, answer.content) == (200, b"1800")
    clock.shift(29 * 60)
    assert client.get("/akun/").status_code == 200


def test_p10_what_has_ended_is_not_renewed_and_nothing_is_kept_of_the_button(clock) -> None:
    client = client_for(PersonAccount())
    client.get("/akun/")
    clock.shift(31 * 60)
    assert client.post(STAY).status_code == 403
    assert "Yang Anda ketik" not in client.get("/masuk/").content.decode()
    assert client.get("/akun/").status_code == 302


def test_a_stranger_is_told_nothing_of_sessions() -> None:
    page = Client().get("/masuk/").content.decode()
    assert not re.search("tetap masuk|data-stay|stay.js", page)
    assert Client().post(STAY).status_code == 403


def test_looking_is_not_staying() -> None:
    assert client_for(PersonAccount()).get(STAY).status_code == 405

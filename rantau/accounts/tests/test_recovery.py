"""A forgotten password comes back by a code; a known one is changed."""

import pytest
from django.test import Client

from rantau.accounts.tests.factories import PASSWORD, PersonAccount, StaffAccount, client_for
from rantau.accounts.tests.letters import code_to, refused

pytestmark = pytest.mark.django_db
NEW = "hujan sore di talu"


def recover(address: str, password: str = NEW) -> Client:
    client = Client()
    client.post("/lupa-sandi/", {"address": address})
    client.post("/lupa-sandi/kode/", {"code": code_to(address)})
    client.post("/lupa-sandi/baru/", {"password": password})
    return client


def test_sari_gets_in_again_with_a_code_to_her_email() -> None:
    sari = PersonAccount(email="sari@contoh.id")
    old = client_for(sari)
    recover("sari@contoh.id")
    sari.refresh_from_db()
    assert sari.check_password(NEW)
    assert old.get("/akun/").status_code == 302


def test_a_phone_recovers_too() -> None:
    sari = PersonAccount(email=None, phone="+6281234567890")
    recover("+6281234567890")
    sari.refresh_from_db()
    assert sari.check_password(NEW)


def test_without_the_code_there_is_no_new_password() -> None:
    sari = PersonAccount(email="sari@contoh.id")
    client = Client()
    client.post("/lupa-sandi/", {"address": "sari@contoh.id"})
    assert refused(client.post("/lupa-sandi/kode/", {"code": "000000"}))
    assert client.post("/lupa-sandi/baru/", {"password": NEW}).headers["Location"] == "/lupa-sandi/"
    sari.refresh_from_db()
    assert sari.check_password(PASSWORD)


def test_budis_code_opens_nothing_in_saris_browser() -> None:
    PersonAccount(email="sari@contoh.id")
    PersonAccount(email="budi@contoh.id", full_name="Budi Santoso")
    Client().post("/lupa-sandi/", {"address": "sari@contoh.id"})
    budi = Client()
    budi.post("/lupa-sandi/", {"address": "budi@contoh.id"})
    assert refused(budi.post("/lupa-sandi/kode/", {"code": code_to("sari@contoh.id")}))


def test_the_proof_holds_a_quarter_of_an_hour(clock) -> None:
    PersonAccount(email="sari@contoh.id")
    client = Client()
    client.post("/lupa-sandi/", {"address": "sari@contoh.id"})
    client.post("/lupa-sandi/kode/", {"code": code_to("sari@contoh.id")})
    clock.shift(15 * 60 + 1)
    assert client.get("/lupa-sandi/baru/").headers["Location"] == "/lupa-sandi/"


def test_staff_who_recover_still_need_their_second_factor() -> None:
    StaffAccount(email="wati@contoh.id")
    client = recover("wati@contoh.id")
    answer = client.post("/masuk/", {"address": "wati@contoh.id", "password": NEW})
    assert answer.headers["Location"] == "/masuk/faktor-kedua/"


def test_changing_the_password_keeps_this_session_and_ends_the_others() -> None:
    sari = PersonAccount()
    here, there = client_for(sari), client_for(sari)
    answer = here.post("/akun/keamanan/kata-sandi/", {"current": PASSWORD, "password": NEW})
    assert answer.headers["Location"] == "/akun/keamanan/"
    assert here.get("/akun/").status_code == 200
    assert there.get("/akun/").status_code == 302


def test_the_password_is_not_changed_without_the_present_one() -> None:
    sari = PersonAccount()
    assert refused(client_for(sari).post("/akun/keamanan/kata-sandi/", {"current": "salah", "password": NEW}))
    sari.refresh_from_db()
    assert sari.check_password(PASSWORD)

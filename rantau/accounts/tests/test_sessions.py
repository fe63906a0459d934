"""Promise P10: a session has a beginning, an end, and an owner who sees it."""

import pytest
from django.test import Client

from rantau.accounts import queries
from rantau.accounts.middleware import keeping
from rantau.accounts.models import OpenSession, User
from rantau.accounts.tests.factories import PASSWORD, PersonAccount, StaffAccount, client_for
from rantau.journal import queries as journal

pytestmark = pytest.mark.django_db


def sign_in(user: User, client: Client | None = None, agent: str = "Firefox Android") -> Client:
    client = client or Client(headers={"user-agent": agent})
    client.post("/masuk/", {"address": user.address, "password": PASSWORD})
    return client


def test_p10_the_session_gets_a_new_id_at_sign_in() -> None:
    client = Client()
    client.post("/lupa-sandi/", {"address": "sari@contoh.id"})
    before = client.session.session_key
    sign_in(PersonAccount(email="sari@contoh.id"), client)
    assert before
    assert client.session.session_key != before


def test_p10_an_applicant_may_rest_half_an_hour_and_no_longer(clock) -> None:
    client = client_for(PersonAccount())
    assert client.get("/akun/").status_code == 200
    clock.shift(30 * 60 - 1)
    assert client.get("/akun/").status_code == 200
    clock.shift(30 * 60 + 1)
    assert client.get("/akun/").headers["Location"].startswith("/masuk/")
    assert "Sesi Anda berakhir" in client.get("/masuk/").content.decode()


def test_p10_staff_may_rest_a_quarter_of_an_hour_and_no_longer(clock) -> None:
    client = client_for(StaffAccount())
    assert client.get("/akun/").status_code == 200
    clock.shift(15 * 60 + 1)
    assert client.get("/akun/").headers["Location"].startswith("/masuk/")


def test_p10_after_twelve_hours_even_a_busy_session_ends(clock) -> None:
    client = client_for(PersonAccount())
    client.get("/akun/")
    for _ in range(26):
        clock.shift(27 * 60)
        assert client.get("/akun/").status_code == 200
    clock.shift(19 * 60)
    assert client.get("/akun/").headers["Location"].startswith("/masuk/")


def test_p10_one_sees_ones_sessions_and_ends_one() -> None:
    sari = PersonAccount()
    here, there = sign_in(sari), sign_in(sari, agent="Mozilla/5.0 (Windows NT 10.0) Chrome/130")
    assert "Chrome, Windows" in here.get("/akun/perangkat/").content.decode()
    other = OpenSession.objects.exclude(pk=here.session["open"]).get()
    here.post(f"/akun/perangkat/{other.pk}/akhiri/")
    assert there.get("/akun/").status_code == 302
    assert here.get("/akun/").status_code == 200


def test_p10_all_other_sessions_end_at_once() -> None:
    sari = PersonAccount()
    here, there, elsewhere = sign_in(sari), sign_in(sari), sign_in(sari)
    here.post("/akun/perangkat/akhiri/")
    assert [client.get("/akun/").status_code for client in (here, there, elsewhere)] == [200, 302, 302]


def test_p10_a_session_that_rested_too_long_leaves_the_list(clock) -> None:
    client = sign_in(PersonAccount())
    clock.shift(31 * 60)
    client.get("/akun/")
    assert not OpenSession.objects.exists()


def test_budi_can_end_no_session_of_sari() -> None:
    sari, budi = sign_in(PersonAccount()), sign_in(PersonAccount(full_name="Budi Santoso"))
    budi.post(f"/akun/perangkat/{sari.session['open']}/akhiri/")
    assert sari.get("/akun/").status_code == 200
    assert not journal.entries(code="accounts.sessions_ended").exists(), "nothing ended, so nothing is told"


def test_the_key_of_a_session_is_sealed_in_the_list() -> None:
    client = sign_in(PersonAccount())
    stored = OpenSession.objects.values_list("session_key", flat=True).get()
    assert client.session.session_key.encode() not in bytes(stored)


def test_a_post_that_ended_opens_nothing_any_more() -> None:
    wati = StaffAccount()
    client = client_for(wati)
    client.get("/akun/")
    queries.StaffPost.objects.filter(user=wati).update(valid_until="2020-12-31")
    assert client.get("/akun/").status_code == 302
    assert "Masa tugas Anda" in client.get("/masuk/").content.decode()


# --- What was typed is given back ---------------------------------------------------------------------------------
FORM = {"address": "baru@contoh.id", "note": "tersimpan?", "password": "jangan disimpan", "code": "123456"}


def typed_too_late(clock, user: User) -> Client:
    client = client_for(user)
    client.get("/akun/")
    clock.shift(31 * 60)
    answer = client.post("/akun/profil/ubah/", FORM)
    assert answer.headers["Location"].startswith("/masuk/")
    return client


def test_p10_what_was_typed_after_the_end_comes_back_after_sign_in(clock) -> None:
    sari = PersonAccount()
    client = typed_too_late(clock, sari)
    assert "Yang Anda ketik tidak hilang" in client.get("/masuk/").content.decode()
    answer = client.post("/masuk/", {"address": sari.address, "password": PASSWORD})
    assert answer.headers["Location"] == "/masuk/lanjut/"
    page = client.get("/masuk/lanjut/").content.decode()
    assert 'action="/akun/profil/ubah/"' in page
    assert 'value="tersimpan?"' in page
    assert "jangan disimpan" not in page
    assert "123456" not in page
    client.post("/akun/profil/ubah/", {"address": FORM["address"]})
    assert keeping.KEPT not in client.session


def test_p10_budi_on_the_same_device_does_not_see_what_sari_typed(clock) -> None:
    client = typed_too_late(clock, PersonAccount())
    budi = PersonAccount(full_name="Budi Santoso")
    answer = client.post("/masuk/", {"address": budi.address, "password": PASSWORD})
    assert answer.headers["Location"] == "/permohonan/"
    assert client.get("/masuk/lanjut/").status_code == 303
    assert keeping.KEPT not in client.session


def test_p10_what_was_typed_may_be_thrown_away(clock) -> None:
    sari = PersonAccount()
    client = typed_too_late(clock, sari)
    client.post("/masuk/", {"address": sari.address, "password": PASSWORD})
    client.post("/masuk/lanjut/")
    assert keeping.KEPT not in client.session


def test_p10_what_was_typed_waits_sealed(clock) -> None:
    client = typed_too_late(clock, PersonAccount())
    from django.contrib.sessions.models import Session

    stored = Session.objects.get(pk=client.session.session_key).session_data
    assert "tersimpan" not in stored


def test_a_strangers_form_is_not_kept() -> None:
    client = Client()
    client.post("/akun/profil/ubah/", FORM)
    assert keeping.KEPT not in client.session

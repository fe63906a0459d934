"""Promise P7: staff always use a second factor; everybody may."""

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.test import Client

from rantau.accounts import queries
from rantau.accounts.tests.factories import PASSWORD, TOTP_SECRET, Passkey, PersonAccount, StaffAccount, client_for
from rantau.accounts.tests.letters import refused
from rantau.accounts.tests.totp import totp_now
from rantau.journal import queries as journal

pytestmark = pytest.mark.django_db


def signed_in(address: str) -> Client:
    client = Client()
    client.post("/masuk/", {"address": address, "password": PASSWORD})
    return client


def set_up_app(client: Client) -> str:
    """Set up the app as its page says; gives the secret."""
    page = client.get("/akun/keamanan/aplikasi/").content.decode()
    assert 'src="data:image/svg+xml;base64,' in page
    secret = re.search(r"<figcaption>([A-Z2-7]{32})</figcaption>", page)[1]
    answer = client.post("/akun/keamanan/aplikasi/", {"code": totp_now(secret)})
    assert answer.headers["Location"] == "/akun/keamanan/kode-cadangan/"
    return secret


def test_p7_staff_without_a_second_factor_are_sent_to_set_one_up_before_anything_else() -> None:
    StaffAccount(email="wati@contoh.id", second_factor=False)
    client = signed_in("wati@contoh.id")
    for path in ("/petugas/", "/akun/", "/akun/profil/", "/permohonan/", "/"):
        assert client.get(path).headers["Location"].startswith("/akun/keamanan/aplikasi/"), path
    set_up_app(client)
    assert client.get("/akun/").status_code == 200


def test_p7_a_staff_session_that_has_not_shown_its_factor_is_asked_for_it() -> None:
    wati = StaffAccount(email="wati@contoh.id")
    client = Client()
    client.force_login(wati)
    assert client.get("/akun/").headers["Location"].startswith("/akun/keamanan/ulang/kode/")


def test_p7_the_password_alone_opens_nothing_that_could_replace_the_factor() -> None:
    """A session that began before the factor was set up, or was stolen, must not read or make recovery codes."""
    wati = StaffAccount(second_factor=False)
    client = signed_in(wati.address)
    TOTP.activate(wati, TOTP_SECRET)
    ask = "/akun/keamanan/ulang/kode/"
    for path in ("kode-cadangan/", "kode-cadangan/baru/", "kode-cadangan/unduh/", "kunci/tambah/", "kata-sandi/", ""):
        for answer in (client.get(f"/akun/keamanan/{path}"), client.post(f"/akun/keamanan/{path}")):
            assert answer.headers["Location"].startswith(ask), path
    client.post("/akun/keamanan/ulang/", {"password": PASSWORD})
    assert client.get("/akun/keamanan/kode-cadangan/").headers["Location"].startswith(ask)
    assert client.get("/masuk/lanjut/").headers["Location"].startswith(ask)
    assert client.post(ask, {"code": totp_now(TOTP_SECRET)}).status_code == 302
    assert client.get("/akun/keamanan/kode-cadangan/baru/").status_code == 200


def test_p7_staff_with_nothing_but_a_passkey_are_asked_for_the_passkey() -> None:
    wati = StaffAccount(second_factor=False)
    Passkey(wati)
    client = Client()
    client.force_login(wati)
    asked = client.get("/petugas/").headers["Location"]
    assert asked.startswith("/akun/keamanan/ulang/kunci/")
    assert "Pakai kunci sandi" in client.get(asked).content.decode()


def test_p7_staff_cannot_remove_their_only_factor() -> None:
    wati = StaffAccount(email="wati@contoh.id")
    client = client_for(wati)
    client.post("/akun/keamanan/aplikasi/lepas/")
    assert queries.factors_of(wati.pk).app


def test_sari_sets_up_an_app_gets_recovery_codes_and_needs_them_from_then_on() -> None:
    sari = PersonAccount(email="sari@contoh.id")
    client = signed_in("sari@contoh.id")
    set_up_app(client)
    codes = re.findall(r"<code>(\d+)</code>", client.get("/akun/keamanan/kode-cadangan/").content.decode())
    assert len(codes) == 10
    again = Client()
    answer = again.post("/masuk/", {"address": "sari@contoh.id", "password": PASSWORD})
    assert answer.headers["Location"] == "/masuk/faktor-kedua/"
    assert again.post("/masuk/faktor-kedua/", {"code": codes[0]}).headers["Location"] == "/permohonan/"
    assert [entry.code for entry in journal.entries(code="accounts.second_factor_added")]
    assert queries.factors_of(sari.pk).codes_left == 9


def test_a_recovery_code_works_once() -> None:
    PersonAccount(email="sari@contoh.id")
    client = signed_in("sari@contoh.id")
    set_up_app(client)
    code = re.findall(r"<code>(\d+)</code>", client.get("/akun/keamanan/kode-cadangan/").content.decode())[0]
    signed_in("sari@contoh.id").post("/masuk/faktor-kedua/", {"code": code})
    assert refused(signed_in("sari@contoh.id").post("/masuk/faktor-kedua/", {"code": code}))


def test_new_recovery_codes_make_the_old_ones_worthless() -> None:
    PersonAccount(email="sari@contoh.id")
    client = signed_in("sari@contoh.id")
    set_up_app(client)
    page = "/akun/keamanan/kode-cadangan/"
    old = re.findall(r"<code>(\d+)</code>", client.get(page).content.decode())
    assert client.get(f"{page}baru/").status_code == 200
    client.post(f"{page}baru/")
    assert not set(old) & set(re.findall(r"<code>(\d+)</code>", client.get(page).content.decode()))


def test_sari_may_remove_her_app_after_showing_who_she_is(clock) -> None:
    sari = PersonAccount(email="sari@contoh.id")
    client = signed_in("sari@contoh.id")
    set_up_app(client)
    clock.shift(10 * 60)
    answer = client.post("/akun/keamanan/aplikasi/lepas/")
    assert answer.headers["Location"].startswith("/akun/keamanan/ulang/")
    assert refused(client.post("/akun/keamanan/ulang/", {"password": "bukan sandinya"}))
    client.post("/akun/keamanan/ulang/", {"password": PASSWORD})
    client.post("/akun/keamanan/aplikasi/lepas/")
    assert not queries.factors_of(sari.pk).any


def test_the_secret_of_the_app_and_the_seed_of_the_codes_are_sealed() -> None:
    PersonAccount(email="sari@contoh.id")
    client = signed_in("sari@contoh.id")
    secret = set_up_app(client)
    codes = re.findall(r"<code>(\d+)</code>", client.get("/akun/keamanan/kode-cadangan/").content.decode())
    stored = " ".join(str(data) for data in Authenticator.objects.values_list("data", flat=True))
    assert secret not in stored
    assert not any(code in stored for code in codes)


def test_budi_cannot_remove_a_passkey_of_sari() -> None:
    sari, budi = PersonAccount(), PersonAccount(email="budi@contoh.id", full_name="Budi Santoso")
    data = {"name": "Ponsel", "credential": {}}
    key = Authenticator.objects.create(user=sari, type=Authenticator.Type.WEBAUTHN, data=data)
    client = signed_in(budi.address)
    path = f"/akun/keamanan/kunci/{key.pk}/lepas/"
    assert client.get(path).status_code == 404
    assert client.post(path).status_code == 404
    assert Authenticator.objects.filter(pk=key.pk).exists()


def test_p7_staff_cannot_remove_their_only_passkey() -> None:
    wati = StaffAccount(second_factor=False)
    data = {"name": "Ponsel", "credential": {}}
    key = Authenticator.objects.create(user=wati, type=Authenticator.Type.WEBAUTHN, data=data)
    answer = client_for(wati).post(f"/akun/keamanan/kunci/{key.pk}/lepas/")
    assert "paling sedikit satu pengaman kedua" in answer.content.decode()
    assert Authenticator.objects.filter(pk=key.pk).exists()


def test_passkey_pages_open_and_say_what_to_do_without_a_script() -> None:
    PersonAccount(email="sari@contoh.id")
    client = signed_in("sari@contoh.id")
    assert "Belum ada kunci sandi" in client.get("/akun/keamanan/kunci/").content.decode()
    page = client.get("/akun/keamanan/kunci/tambah/").content.decode()
    assert "perlu JavaScript" in page
    assert 'id="passkey-options"' in page
    options = Client().get("/masuk/kunci/", headers={"accept": "application/json"}).json()
    assert "challenge" in options["request_options"]["publicKey"]


def test_one_code_of_the_app_is_good_for_one_sign_in() -> None:
    StaffAccount(email="wati@contoh.id")
    code = totp_now(TOTP_SECRET)
    signed_in("wati@contoh.id").post("/masuk/faktor-kedua/", {"code": code})
    assert refused(signed_in("wati@contoh.id").post("/masuk/faktor-kedua/", {"code": code}))


def test_the_page_of_the_second_factor_names_the_office_like_every_page() -> None:
    StaffAccount(email="wati@contoh.id")
    page = signed_in("wati@contoh.id").get("/masuk/faktor-kedua/").content.decode()
    title = re.search(r"<title>(.*?)</title>", page)[1]
    assert title.endswith("- Kantor Imigrasi Pasaman Barat"), title

"""Signing in and out: limits, devices, landing pages."""

import pytest
from django.test import Client

from rantau.accounts import actions
from rantau.accounts.actions import tries
from rantau.accounts.tests.factories import PASSWORD, TOTP_SECRET, PersonAccount, StaffAccount, client_for
from rantau.accounts.tests.letters import code_to, refused
from rantau.accounts.tests.totp import totp_now

pytestmark = pytest.mark.django_db
HOME, ELSEWHERE = {"REMOTE_ADDR": "203.0.113.7"}, {"REMOTE_ADDR": "198.51.100.9"}


def try_to_sign_in(address: str, password: str = PASSWORD, client: Client | None = None, **where: str):
    return (client or Client()).post("/masuk/", {"address": address, "password": password}, **where)


def test_sari_signs_in_with_her_email_in_any_case_and_lands_on_her_applications() -> None:
    PersonAccount(email="sari@contoh.id")
    assert try_to_sign_in(" SARI@contoh.ID ").headers["Location"] == "/permohonan/"


def test_a_phone_signs_in_however_it_is_written() -> None:
    PersonAccount(email=None, phone="+6281234567890")
    assert try_to_sign_in("0812-3456-7890").headers["Location"] == "/permohonan/"


def test_after_sign_in_one_is_where_one_wanted_to_go_but_never_on_another_site() -> None:
    PersonAccount(email="sari@contoh.id")
    form = {"address": "sari@contoh.id", "password": PASSWORD}
    assert Client().post("/masuk/?next=/kotak-masuk/", form).headers["Location"] == "/kotak-masuk/"
    assert Client().post("/masuk/?next=https://jahat.example/", form).headers["Location"] == "/permohonan/"
    assert Client().post("/masuk/?next=/petugas/", form).headers["Location"] == "/permohonan/"


def test_p9_the_tenth_wrong_try_stops_here_but_the_owner_elsewhere_comes_in() -> None:
    PersonAccount(email="sari@contoh.id")
    for _ in range(9):
        assert try_to_sign_in("sari@contoh.id", "tebakan salah", **HOME).status_code == 200
    assert try_to_sign_in("sari@contoh.id", "tebakan salah", **HOME).status_code == 429
    assert try_to_sign_in("sari@contoh.id", PASSWORD, **HOME).status_code == 429
    assert try_to_sign_in("sari@contoh.id", PASSWORD, **ELSEWHERE).status_code == 303


def test_p9_the_stop_ends_after_a_quarter_of_an_hour(clock) -> None:
    PersonAccount(email="sari@contoh.id")
    for _ in range(10):
        try_to_sign_in("sari@contoh.id", "tebakan salah", **HOME)
    clock.shift(15 * 60 + 1)
    assert try_to_sign_in("sari@contoh.id", PASSWORD, **HOME).status_code == 303


def test_p9_an_unknown_address_is_stopped_alike() -> None:
    answers = [try_to_sign_in("tidak.ada@contoh.id", "tebakan", **HOME).status_code for _ in range(10)]
    assert answers == [200] * 9 + [429]


def test_p9_counts_are_rows_that_every_process_sees() -> None:
    PersonAccount(email="sari@contoh.id")
    try_to_sign_in("sari@contoh.id", "tebakan salah", **HOME)
    key = tries.key_of("account", "sari@contoh.id", HOME["REMOTE_ADDR"])
    assert actions.tries.FailedTries.objects.get(pk=key).count == 1


def test_p9_behind_one_gateway_wrong_answers_grow_slow_and_the_right_password_passes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pauses: list[float] = []
    monkeypatch.setattr(tries.time, "sleep", pauses.append)
    PersonAccount(email="sari@contoh.id")
    for number in range(31):
        try_to_sign_in(f"orang{number}@contoh.id", "tebakan salah", **HOME)
    assert len(pauses) == 2
    assert pauses[1] > pauses[0]
    assert try_to_sign_in("sari@contoh.id", PASSWORD, **HOME).status_code == 303
    assert len(pauses) == 2


def test_the_right_password_forgives_the_slips_before_it() -> None:
    PersonAccount(email="sari@contoh.id")
    for _ in range(9):
        try_to_sign_in("sari@contoh.id", "tebakan salah", **HOME)
    try_to_sign_in("sari@contoh.id", PASSWORD, **HOME)
    assert try_to_sign_in("sari@contoh.id", "tebakan salah", **HOME).status_code == 200


def test_sign_out_asks_on_get_and_does_on_post() -> None:
    client = client_for(PersonAccount())
    client.get("/keluar/")
    assert client.get("/akun/").status_code == 200
    client.post("/keluar/")
    assert client.get("/akun/").headers["Location"].startswith("/masuk/")


def test_p6_a_new_device_asks_a_code_once(settings) -> None:
    settings.NEW_DEVICE_CODE = True
    PersonAccount(email="sari@contoh.id")
    phone = Client()
    assert try_to_sign_in("sari@contoh.id", client=phone).headers["Location"] == "/masuk/perangkat-baru/"
    assert phone.get("/akun/").status_code == 302
    assert refused(phone.post("/masuk/perangkat-baru/", {"code": "000000"}))
    answer = phone.post("/masuk/perangkat-baru/", {"code": code_to("sari@contoh.id")})
    assert answer.headers["Location"] == "/permohonan/"
    phone.post("/keluar/")
    assert try_to_sign_in("sari@contoh.id", client=phone).headers["Location"] == "/permohonan/"


def test_p6_budis_device_is_new_for_sari(settings) -> None:
    PersonAccount(email="sari@contoh.id")
    PersonAccount(email="budi@contoh.id", full_name="Budi Santoso")
    shared = Client()
    try_to_sign_in("budi@contoh.id", client=shared)
    shared.post("/keluar/")
    settings.NEW_DEVICE_CODE = True
    assert try_to_sign_in("sari@contoh.id", client=shared).headers["Location"] == "/masuk/perangkat-baru/"


def test_p6_a_new_password_makes_every_device_new(settings) -> None:
    sari = PersonAccount(email="sari@contoh.id")
    phone = Client()
    try_to_sign_in("sari@contoh.id", client=phone)
    phone.post("/keluar/")
    sari.set_password("kalimat yang baru sekali")
    sari.save()
    settings.NEW_DEVICE_CODE = True
    answer = try_to_sign_in("sari@contoh.id", "kalimat yang baru sekali", client=phone)
    assert answer.headers["Location"] == "/masuk/perangkat-baru/"


def test_a_code_for_a_new_device_can_be_asked_again(settings, clock) -> None:
    settings.NEW_DEVICE_CODE = True
    PersonAccount(email="sari@contoh.id")
    phone = Client()
    try_to_sign_in("sari@contoh.id", client=phone)
    clock.shift(61)
    assert phone.post("/masuk/perangkat-baru/", {"resend": "1"}).status_code == 303
    answer = phone.post("/masuk/perangkat-baru/", {"code": code_to("sari@contoh.id")})
    assert answer.headers["Location"] == "/permohonan/"


def test_staff_sign_in_with_password_and_second_factor_and_land_on_their_desk() -> None:
    StaffAccount(email="wati@contoh.id")
    client = Client()
    answer = try_to_sign_in("wati@contoh.id", client=client)
    assert answer.headers["Location"] == "/masuk/faktor-kedua/"
    assert client.get("/masuk/faktor-kedua/").status_code == 200
    assert refused(client.post("/masuk/faktor-kedua/", {"code": "000000"}))
    answer = client.post("/masuk/faktor-kedua/", {"code": totp_now(TOTP_SECRET)})
    assert answer.headers["Location"] == "/petugas/"

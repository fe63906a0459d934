"""Opening an account, from the first page to the welcome, without script."""

from urllib.parse import quote

import pytest
from django.contrib.auth.hashers import check_password
from django.test import Client

from rantau.accounts import queries
from rantau.accounts.models import PendingSignUp, Person, User
from rantau.accounts.tests.factories import PersonAccount, nik
from rantau.accounts.tests.letters import code_to, letters_to, refused

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("regions")]
SARI = {"full_name": "Sari Wahyuni", "citizenship": "WNI", "password": "kopi pagi di talamau"}
IDENTITY = {"nik": "1312 0345 0790 0001", "birth_date": "5 Juli 1990", "sex": "F"}


def prove_address(client: Client, typed: str, address: str) -> None:
    assert client.post("/daftar/", {"address": typed, "notice": "on"}).status_code == 303
    assert client.post("/daftar/kode/", {"code": code_to(address)}).headers["Location"] == "/daftar/akun/"


def choose_regions(client: Client, *codes: str) -> None:
    for code in codes:
        assert client.post("/daftar/alamat/", {"region": code}).status_code == 303


def sign_up(client: Client, typed: str, address: str, **identity: str) -> None:
    prove_address(client, typed, address)
    assert client.post("/daftar/akun/", SARI).status_code == 303
    assert client.post("/daftar/data-diri/", {**IDENTITY, **identity}).status_code == 303
    choose_regions(client, "13", "13.12", "13.12.03", "13.12.03.2003")
    done = client.post("/daftar/alamat/", {"street": "Jorong Pasaman Baru No. 7"})
    assert done.headers["Location"] == "/daftar/selesai/"


def test_sari_opens_an_account_by_email_and_is_signed_in() -> None:
    client = Client()
    sign_up(client, "Sari@Contoh.id", "sari@contoh.id")
    user = User.objects.get(email="sari@contoh.id")
    person = queries.self_person(user.pk)
    assert (person.full_name, person.nik, person.sex, person.region_code) == (
        "Sari Wahyuni", "1312034507900001", "F", "13.12.03.2003",
    )  # fmt: skip
    assert f"{person.birth_date:%d-%m-%Y}" == "05-07-1990"
    assert user.check_password(SARI["password"])
    consent = queries.consent(user.pk, "PRIVACY_NOTICE")
    assert consent
    assert consent.given
    assert "Sari Wahyuni" in client.get("/daftar/selesai/").content.decode()


def test_a_phone_is_enough() -> None:
    sign_up(Client(), "0812 3456 7890", "+6281234567890")
    user = User.objects.get(phone="+6281234567890")
    assert user.email is None
    assert letters_to("+6281234567890")


def test_a_foreigner_gives_a_passport_number_and_may_live_abroad() -> None:
    client = Client()
    prove_address(client, "amir@contoh.id", "amir@contoh.id")
    client.post("/daftar/akun/", {**SARI, "full_name": "Amir", "citizenship": "WNA"})
    answer = client.post(
        "/daftar/data-diri/",
        {"nationality": "MYS", "passport_number": "a 1234567", "birth_date": "1-2-1980", "sex": "M"},
    )
    assert answer.status_code == 303
    choose_regions(client, "-")
    client.post("/daftar/alamat/", {"street": "Jalan Ampang 1, Kuala Lumpur"})
    person = Person.objects.get(full_name="Amir")
    assert (person.citizenship, person.passport_number, person.nik_hash) == ("MYS", "A1234567", None)


def test_where_no_nagari_is_listed_its_name_is_asked_and_kept_with_the_street() -> None:
    client = Client()
    prove_address(client, "sari@contoh.id", "sari@contoh.id")
    client.post("/daftar/akun/", SARI)
    client.post("/daftar/data-diri/", IDENTITY)
    choose_regions(client, "13", "13.06", "13.06.01")
    client.post("/daftar/alamat/", {"street": "Jalan Sudirman 2", "village": "Lubuk Basung"})
    assert Person.objects.get().street == "Jalan Sudirman 2\nLubuk Basung"


def test_going_up_a_level_asks_the_region_again() -> None:
    client = Client()
    prove_address(client, "sari@contoh.id", "sari@contoh.id")
    client.post("/daftar/akun/", SARI)
    client.post("/daftar/data-diri/", IDENTITY)
    choose_regions(client, "13", "13.12")
    client.post("/daftar/alamat/", {"up": "1"})
    assert "Kabupaten atau kota" in client.get("/daftar/alamat/").content.decode()


@pytest.mark.parametrize(
    ("given", "advice"),
    [
        ({"birth_date": "6-7-1990"}, "Jangan mengubah tanggal lahir Anda agar lolos"),
        ({"sex": "M"}, "angka tanggal perempuan ditambah 40"),
        ({"nik": "9999994507900001"}, "Enam angka pertama NIK tidak kami kenal"),
    ],
)
def test_a_nik_that_does_not_fit_warns_with_advice_and_passes_with_a_tick(given: dict[str, str], advice: str) -> None:
    client = Client()
    prove_address(client, "sari@contoh.id", "sari@contoh.id")
    client.post("/daftar/akun/", SARI)
    answer = client.post("/daftar/data-diri/", {**IDENTITY, **given})
    assert refused(answer)
    assert advice in answer.content.decode()
    assert 'name="sure"' in answer.content.decode()
    assert client.post("/daftar/data-diri/", {**IDENTITY, **given, "sure": "on"}).status_code == 303


@pytest.mark.parametrize("wrong", ["131203450790000", "1312034507900000", "1312037207900001", "bukan angka"])
def test_a_nik_that_cannot_exist_never_passes(wrong: str) -> None:
    client = Client()
    prove_address(client, "sari@contoh.id", "sari@contoh.id")
    client.post("/daftar/akun/", SARI)
    assert refused(client.post("/daftar/data-diri/", {**IDENTITY, "nik": wrong, "sure": "on"}))


@pytest.mark.parametrize("password", ["pendek", "12345678", "password1", "Indonesia 123", "aaaaaaaaaaaa"])
def test_a_short_or_often_guessed_password_is_refused(password: str) -> None:
    client = Client()
    prove_address(client, "sari@contoh.id", "sari@contoh.id")
    answer = client.post("/daftar/akun/", {**SARI, "password": password})
    assert refused(answer)
    assert "Sari Wahyuni" in answer.content.decode()


def test_the_password_waits_only_as_its_hash() -> None:
    client = Client()
    prove_address(client, "sari@contoh.id", "sari@contoh.id")
    client.post("/daftar/akun/", SARI)
    waiting = PendingSignUp.objects.get()
    assert SARI["password"] not in str(waiting.answers)
    assert check_password(SARI["password"], waiting.answers["password"])


def test_five_wrong_codes_end_a_code_and_a_new_one_works(clock) -> None:
    client = Client()
    client.post("/daftar/", {"address": "sari@contoh.id", "notice": "on"})
    right = code_to("sari@contoh.id")
    wrong = f"{(int(right) + 1) % 1_000_000:06d}"
    for _ in range(5):
        assert refused(client.post("/daftar/kode/", {"code": wrong}))
    assert "tidak berlaku lagi" in client.post("/daftar/kode/", {"code": right}).content.decode()
    clock.shift(61)
    client.post("/daftar/kode/", {"resend": "1"})
    assert client.post("/daftar/kode/", {"code": code_to("sari@contoh.id")}).status_code == 303


def test_a_code_ends_after_five_minutes(clock) -> None:
    client = Client()
    client.post("/daftar/", {"address": "sari@contoh.id", "notice": "on"})
    clock.shift(301)
    answer = client.post("/daftar/kode/", {"code": code_to("sari@contoh.id")})
    assert "tidak berlaku lagi" in answer.content.decode()


def test_codes_are_sent_once_a_minute_and_a_few_times_an_hour(clock) -> None:
    client = Client()
    client.post("/daftar/", {"address": "sari@contoh.id", "notice": "on"})
    assert "Tunggu 60 detik" in client.post("/daftar/kode/", {"resend": "1"}).content.decode()
    for _ in range(5):
        clock.shift(61)
        assert client.post("/daftar/kode/", {"resend": "1"}).status_code == 303
    clock.shift(61)
    assert "Terlalu banyak kode" in client.post("/daftar/kode/", {"resend": "1"}).content.decode()
    assert len(letters_to("sari@contoh.id")) == 6


def test_the_code_is_nowhere_to_be_read_in_its_row() -> None:
    Client().post("/daftar/", {"address": "sari@contoh.id", "notice": "on"})
    row = queries.ContactCode.objects.values().get()
    everything = " ".join(bytes(value).hex() if isinstance(value, memoryview) else str(value) for value in row.values())
    assert code_to("sari@contoh.id") not in everything
    assert "sari@contoh.id" not in everything


def test_jumping_ahead_leads_back_to_the_open_step() -> None:
    client = Client()
    assert client.get("/daftar/alamat/").headers["Location"] == "/daftar/"
    client.post("/daftar/", {"address": "sari@contoh.id", "notice": "on"})
    assert client.get("/daftar/data-diri/").headers["Location"] == "/daftar/kode/"


def test_back_button_and_double_submit_after_the_end_open_no_second_account() -> None:
    client = Client()
    sign_up(client, "sari@contoh.id", "sari@contoh.id")
    client.post("/daftar/alamat/", {"street": "Jorong Lain"})
    client.post("/daftar/kode/", {"code": "123456"})
    assert User.objects.count() == 1
    assert Person.objects.get().street == "Jorong Pasaman Baru No. 7"


def test_without_the_privacy_notice_nothing_is_sent() -> None:
    assert refused(Client().post("/daftar/", {"address": "sari@contoh.id"}))
    assert letters_to("sari@contoh.id") == []


def test_a_nik_of_somebody_else_changes_no_word_and_the_holder_is_told(deliver) -> None:
    holder = PersonAccount(nik="1312034507900001", email="budi@contoh.id")
    first, second = Client(), Client()
    sign_up(first, "sari@contoh.id", "sari@contoh.id")
    sign_up(second, "siti@contoh.id", "siti@contoh.id", nik=nik(77))
    pages = [client.get("/daftar/selesai/").content.decode() for client in (first, second)]
    assert _without_token(pages[0]) == _without_token(pages[1])
    deliver()
    assert any("NIK" in letter for letter in letters_to("budi@contoh.id"))
    assert queries.holder_of_nik("1312034507900001").account == holder
    assert Person.objects.filter(nik_contested=True).get().account.email == "sari@contoh.id"


def _without_token(page: str) -> str:
    return "\n".join(line for line in page.splitlines() if "csrfmiddlewaretoken" not in line)


@pytest.mark.parametrize(("wanted", "offered"), [("/undangan/UND-7KQ4-M2XW/", True), ("https://jahat.example/", False)])
def test_who_was_going_somewhere_is_led_on_there_and_to_no_other_site(wanted, offered) -> None:
    client = Client()
    address = f"/daftar/?next={quote(wanted)}"
    assert address in client.get("/masuk/", {"next": wanted}).content.decode()
    client.post(address, {"address": "sari@contoh.id", "notice": "on"})
    client.post("/daftar/kode/", {"code": code_to("sari@contoh.id")})
    client.post("/daftar/akun/", SARI)
    client.post("/daftar/data-diri/", IDENTITY)
    choose_regions(client, "13", "13.12", "13.12.03", "13.12.03.2003")
    client.post("/daftar/alamat/", {"street": "Jorong Pasaman Baru No. 7"})
    assert (f'href="{wanted}"' in client.get("/daftar/selesai/").content.decode()) is offered

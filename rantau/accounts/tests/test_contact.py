"""Another address: one code to the old one, one to the new one."""

import pytest
from django.test import Client

from rantau.accounts import queries
from rantau.accounts.tests.factories import PersonAccount, client_for
from rantau.accounts.tests.letters import code_to, letters_to, refused

pytestmark = pytest.mark.django_db


def ask(client: Client, address: str) -> None:
    assert client.post("/akun/profil/ubah/", {"address": address}).headers["Location"] == "/akun/profil/ubah/kode/"


def test_sari_moves_to_another_email_and_the_old_one_hears_of_it() -> None:
    sari = PersonAccount(email="sari@contoh.id")
    client = client_for(sari)
    ask(client, "baru@contoh.id")
    codes = {"old": code_to("sari@contoh.id"), "new": code_to("baru@contoh.id")}
    assert client.post("/akun/profil/ubah/kode/", codes).status_code == 303
    assert queries.contact_points(sari.pk).email == "baru@contoh.id"
    assert any("baru saja diganti" in letter for letter in letters_to("sari@contoh.id"))


def test_a_first_phone_is_added_with_a_code_to_the_email() -> None:
    sari = PersonAccount(email="sari@contoh.id")
    client = client_for(sari)
    ask(client, "0812 3456 7890")
    codes = {"old": code_to("sari@contoh.id"), "new": code_to("+6281234567890")}
    client.post("/akun/profil/ubah/kode/", codes)
    contact = queries.contact_points(sari.pk)
    assert (contact.email, contact.phone) == ("sari@contoh.id", "+6281234567890")


@pytest.mark.parametrize("wrong", ["old", "new"])
def test_one_wrong_code_changes_nothing_and_costs_only_a_try(wrong: str) -> None:
    sari = PersonAccount(email="sari@contoh.id")
    client = client_for(sari)
    ask(client, "baru@contoh.id")
    codes = {"old": code_to("sari@contoh.id"), "new": code_to("baru@contoh.id")}
    slip = f"{(int(codes[wrong]) + 1) % 1_000_000:06d}"
    assert refused(client.post("/akun/profil/ubah/kode/", {**codes, wrong: slip}))
    assert queries.contact_points(sari.pk).email == "sari@contoh.id"
    assert client.post("/akun/profil/ubah/kode/", codes).status_code == 303


def test_budis_address_cannot_be_taken_and_nobody_learns_that_it_is_his() -> None:
    sari = PersonAccount(email="sari@contoh.id")
    PersonAccount(email="budi@contoh.id", full_name="Budi Santoso")
    client = client_for(sari)
    ask(client, "budi@contoh.id")
    assert "tetap milik akun Anda" in letters_to("budi@contoh.id")[0]
    codes = {"old": code_to("sari@contoh.id"), "new": "000000"}
    assert refused(client.post("/akun/profil/ubah/kode/", codes))
    assert queries.contact_points(sari.pk).email == "sari@contoh.id"


def test_the_own_address_is_no_new_one() -> None:
    client = client_for(PersonAccount(email="sari@contoh.id"))
    assert refused(client.post("/akun/profil/ubah/", {"address": "sari@contoh.id"}))


def test_the_profile_masks_the_nik() -> None:
    page = client_for(PersonAccount(nik="1312034507900001")).get("/akun/profil/").content.decode()
    assert "1312••••••••0001" in page
    assert "1312034507900001" not in page


@pytest.mark.parametrize("path", ["", "profil/", "profil/ubah/", "keamanan/", "keamanan/kata-sandi/", "perangkat/"])
def test_strangers_are_sent_to_sign_in(path: str) -> None:
    assert Client().get(f"/akun/{path}").headers["Location"].startswith("/masuk/?next=")

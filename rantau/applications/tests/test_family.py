"""`/akun/keluarga/`: children, spouse and parents who have no account of their own."""

import re
from datetime import date
from typing import Any

import pytest
from django.test import Client

from rantau.accounts import actions as people
from rantau.accounts import queries as accounts
from rantau.accounts.models import Person, User
from rantau.accounts.tests.factories import PersonAccount, StaffAccount, client_for, nik
from rantau.accounts.tests.letters import letters_to
from rantau.applications import actions
from rantau.applications.models import Application
from rantau.applications.tests.factories import NOW, fill, me
from rantau.catalogue import queries as catalogue
from rantau.foundation.actor import Actor
from rantau.foundation.refusals import NotAllowed
from rantau.journal.queries import entries
from rantau.offices.tests import factories as offices

pytestmark = pytest.mark.django_db
HOME = "/akun/keluarga/"
WORKER = Actor.system("accounts.tell_holder_of_member")
AISYAH: dict[str, Any] = {
    "relation": "CHILD", "full_name": "Aisyah", "sex": "F", "birth_date": "12-08-2018", "birth_place": "Kinali",
    "citizenship": "IDN", "nik": nik(7, born=date(2018, 8, 12)), "passport_number": "",
}  # fmt: skip


@pytest.fixture
def sari(db: None) -> User:
    offices.first_data()
    offices.first_regions()
    return PersonAccount(kk="1312031203150007")


@pytest.fixture
def phone(sari: User) -> Client:
    return client_for(sari)


def a_member(owner: User, **changes: Any) -> Person:
    facts = {
        "full_name": "Aisyah", "birth_date": date(2018, 8, 12), "sex": "F", "nik": AISYAH["nik"], **changes,
    }  # fmt: skip
    relation = facts.pop("relation", "CHILD")
    return people.add_member(relation=relation, facts=people.Facts(**facts), actor=me(owner), now=NOW)


def send(phone: Client, address: str = f"{HOME}tambah/", **changes: Any) -> str:
    """The page that comes back, errors and all; "" when it was led on."""
    answer = phone.post(address, {**AISYAH, **changes})
    return "" if answer.status_code == 303 else answer.content.decode()


def test_sari_adds_her_daughter_and_sees_the_number_masked(phone: Client, sari: User) -> None:
    assert send(phone) == ""
    page = phone.get(HOME).content.decode()
    assert "Aisyah" in page
    assert "12 Agustus 2018" in page
    assert AISYAH["nik"] not in page
    assert f"{AISYAH['nik'][:4]}••••••••{AISYAH['nik'][-4:]}" in page
    assert accounts.family_of(sari.pk).get().relation == "CHILD"


def test_what_is_written_about_a_child_is_sealed(sari: User) -> None:
    child = a_member(sari)
    raw = b" ".join(bytes(v) for v in Person.objects.filter(pk=child.pk).values_list("nik", "birth_date", "sex").get())
    assert AISYAH["nik"].encode() not in raw
    assert b"2018-08-12" not in raw


def test_a_baby_needs_no_number_yet_but_an_adult_does(phone: Client, sari: User) -> None:
    assert send(phone, full_name="Bayu", birth_date="2-1-2026", nik="") == ""
    assert "boleh kosong hanya NIK anak" in send(phone, relation="PARENT", birth_date="2-1-1960", nik="")


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("birth_date", "31-02-2018", "tidak ada di kalender"),
        ("birth_date", "12-08-2099", "di masa depan"),
        ("full_name", "😀😀", "dengan huruf"),
        ("full_name", "A" * 300, "Paling banyak 120"),
        ("full_name", "\t\n ", "perlu diisi"),
        ("nik", "1312", "16 angka"),
        ("nik", "abcdefghijklmnop", "hanya berisi angka"),
        ("nik", "1312034013200001", "bukan tanggal"),
        ("relation", "COUSIN", "Pilih salah satu"),
        ("sex", "X", "Pilih salah satu"),
        ("citizenship", "ZZZ", "Pilih salah satu"),
        ("passport_number", "<script>", "5 sampai 12"),
    ],
)
def test_what_cannot_be_true_is_sent_back_with_the_values(phone: Client, field: str, value: str, words: str) -> None:
    page = send(phone, **{field: value})
    assert "<title>Kesalahan:" in page
    assert words in page
    assert 'value="Kinali"' in page
    assert not Person.objects.filter(is_self=False).exists()


def test_a_name_from_a_chat_program_is_brought_to_one_form(phone: Client, sari: User) -> None:
    assert send(phone, full_name="\u202eAisyah\tPutri \u200b") == ""
    assert accounts.family_of(sari.pk).get().full_name == "Aisyah Putri"


def test_a_number_of_another_birth_date_warns_once_and_passes_with_a_tick(phone: Client) -> None:
    page = send(phone, birth_date="13-08-2018")
    assert "berbeda dengan angka ke-7" in page
    assert 'name="sure"' in page
    assert send(phone, birth_date="13-08-2018", sure="on") == ""


def test_the_own_number_cannot_be_written_twice(phone: Client, sari: User) -> None:
    own = accounts.self_person(sari.pk)
    words = "NIK ini sudah ada di akun Anda"
    assert words in send(phone, nik=own.nik, birth_date="5-7-1990")
    assert send(phone) == ""
    assert words in send(phone, full_name="Aisyah lagi")


def test_the_number_of_a_stranger_is_taken_without_a_word_and_its_holder_is_told_once_a_day(
    phone: Client, sari: User
) -> None:
    budi = PersonAccount(email="budi@contoh.id", full_name="Budi", sex="M")
    theirs = accounts.self_person(budi.pk)
    assert send(phone, relation="SPOUSE", full_name="Budi", sex="M", birth_date="5-7-1990", nik=theirs.nik) == ""
    member = accounts.family_of(sari.pk).get()
    for _again in range(2):
        people.tell_holder_of_member(person_id=member.pk, actor=WORKER, now=NOW)
    (letter,) = letters_to("budi@contoh.id")
    assert "sebagai anggota keluarga" in letter
    assert "Sari" not in letter


def test_nobody_is_told_of_a_number_that_nobody_has(sari: User) -> None:
    people.tell_holder_of_member(person_id=a_member(sari).pk, actor=WORKER, now=NOW)
    assert not entries(code="accounts.nik_already_registered").exists()


def test_sari_corrects_her_daughter_and_need_not_type_the_number_again(phone: Client, sari: User) -> None:
    child = a_member(sari)
    address = f"{HOME}{child.pk}/"
    shown = phone.get(address).content.decode()
    assert AISYAH["nik"] not in shown
    assert send(phone, address, full_name="Aisyah Putri", nik="") == ""
    child.refresh_from_db()
    assert (child.full_name, child.nik) == ("Aisyah Putri", AISYAH["nik"])
    (told,) = entries(code="accounts.member_corrected")
    assert told.payload["fields"] == ["full_name", "birth_place"]
    assert "Aisyah" not in str(told.payload)


def test_a_person_with_a_draft_stays_until_it_is_taken_back(phone: Client, sari: User) -> None:
    child = a_member(sari)
    draft = actions.begin(service_code="paspor-baru", person_id=child.pk, actor=me(sari), now=NOW)
    assert draft.reference in phone.get(HOME).content.decode()
    answer = phone.post(f"{HOME}{child.pk}/hapus/")
    assert answer.status_code == 409
    assert "Masih ada permohonan" in answer.content.decode()
    actions.withdraw(reference=draft.reference, actor=me(sari), now=NOW)
    assert phone.post(f"{HOME}{child.pk}/hapus/").status_code == 303
    assert not accounts.family_of(sari.pk).exists()
    child.refresh_from_db()  # what has ended still names the person
    assert child.removed_at is not None
    assert phone.get(f"{HOME}{child.pk}/").status_code == 404


def test_a_person_for_whom_nothing_was_ever_begun_is_deleted(phone: Client, sari: User) -> None:
    child = a_member(sari)
    phone.post(f"{HOME}{child.pk}/hapus/")
    assert not Person.objects.filter(pk=child.pk).exists()


def test_what_was_sent_is_not_changed_behind_the_officers_back(sari: User) -> None:
    father = a_member(sari, relation="PARENT", full_name="Zulkifli", sex="M", nik=nik(9, sex="M"),
                      birth_date=date(1990, 7, 5))  # fmt: skip
    draft = actions.begin(service_code="paspor-baru", person_id=father.pk, agreed=True, actor=me(sari), now=NOW)
    sent = fill(draft, sari, full_name="Zulkifli", sex="M", nik=father.nik)
    actions.submit(reference=sent.reference, actor=me(sari), now=NOW)
    with pytest.raises(actions.PersonInUse):
        actions.correct_person(
            person_id=father.pk, relation="PARENT", actor=me(sari), now=NOW,
            facts=people.Facts(full_name="Orang Lain", birth_date=date(1990, 7, 5), sex="M"),
        )  # fmt: skip


def test_somebody_elses_family_is_not_there(sari: User) -> None:
    child = a_member(sari)
    other = client_for(budi := PersonAccount(email="budi2@contoh.id", full_name="Budi"))
    for address in (f"{HOME}{child.pk}/", f"{HOME}{child.pk}/hapus/"):
        assert other.get(address).status_code == 404
        assert other.post(address, AISYAH).status_code == 404
    assert "Aisyah" not in other.get(HOME).content.decode()
    for act in (people.remove_member, actions.remove_person):
        extra = {"keep": False} if act is people.remove_member else {}
        with pytest.raises(NotAllowed):
            act(person_id=child.pk, actor=me(budi), now=NOW, **extra)
    with pytest.raises(NotAllowed):
        people.correct_member(
            person_id=child.pk, relation="CHILD", actor=me(budi), now=NOW,
            facts=people.Facts(full_name="X", birth_date=date(2018, 8, 12), sex="F"),
        )  # fmt: skip


def test_staff_have_no_family_here(sari: User) -> None:
    wati = StaffAccount()
    assert client_for(wati).get(HOME).status_code == 403
    with pytest.raises(NotAllowed):
        people.add_member(
            relation="CHILD", actor=Actor.staff(wati.pk, role="verifier", office="PASBAR"), now=NOW,
            facts=people.Facts(full_name="X", birth_date=date(2018, 8, 12), sex="F"),
        )  # fmt: skip


def test_one_account_looks_after_thirty_at_most(sari: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rantau.accounts.actions.family.MOST", 1)
    a_member(sari)
    with pytest.raises(people.FamilyFull):
        a_member(sari, nik="")


def test_a_form_for_a_child_starts_with_what_the_account_knows(sari: User) -> None:
    child = a_member(sari)
    known = catalogue.prefill(catalogue.current("paspor-baru", NOW), accounts.facts(child.pk))
    assert known["full_name"] == "Aisyah"
    assert known["birth_date"] == "2018-08-12"
    assert known["mother_name"] == "Sari Wahyuni"
    assert known["kk"] == "1312031203150007"
    assert known["region"] == "13.12.03.2003"
    assert "father_name" not in known


def test_a_form_of_the_own_starts_with_parents_and_spouse_as_far_as_they_are_known(sari: User) -> None:
    a_member(sari, relation="PARENT", full_name="Rohana", nik=nik(8), birth_date=date(1990, 7, 5))
    a_member(sari, relation="SPOUSE", full_name="Budi", sex="M", nik=nik(9, sex="M"), birth_date=date(1990, 7, 5))
    known = accounts.facts(accounts.self_person(sari.pk).pk)
    assert (known["kin.mother_name"], known["kin.spouse_name"]) == ("Rohana", "Budi")
    a_member(sari, relation="PARENT", full_name="Ibu tiri", nik="")
    assert "kin.mother_name" not in accounts.facts(accounts.self_person(sari.pk).pk)
    ward = a_member(sari, relation="WARD", full_name="Dina")
    assert accounts.facts(ward.pk)["kin.guardian_name"] == "Sari Wahyuni"


BEGIN = "/permohonan/baru/paspor-baru/"


def begin(browser: Client, person: Person, **said: str) -> Any:
    return browser.post(BEGIN, {"person": str(person.pk), **said})


def test_the_account_holder_comes_first_and_somebody_can_be_added(phone: Client, sari: User) -> None:
    alone = phone.get(BEGIN).content.decode()
    assert "Permohonan ini untuk <b>Sari Wahyuni</b>" in alone
    assert f"{HOME}tambah/?untuk=paspor-baru" in alone
    a_member(sari)
    page = phone.get(BEGIN).content.decode()
    assert page.index("Sari Wahyuni") < page.index("Aisyah")
    assert "Anak, datang bersama orang tua atau wali" in page


def test_whoever_was_added_on_the_way_is_the_one_proposed(phone: Client, sari: User) -> None:
    answer = phone.post(f"{HOME}tambah/?untuk=paspor-baru", AISYAH)
    child = accounts.family_of(sari.pk).get()
    assert answer["Location"] == f"{BEGIN}?siapa={child.pk}"
    page = phone.get(answer["Location"]).content.decode()
    assert re.search(rf'value="{child.pk}"[^>]* checked', page)
    assert phone.post(f"{HOME}tambah/?untuk=//jahat.example", {**AISYAH, "nik": ""})["Location"] == HOME


def test_a_child_is_applied_for_at_once_and_asked_about_its_parents_from_the_start(phone: Client, sari: User) -> None:
    child = a_member(sari)
    answer = begin(phone, child)
    draft = Application.objects.get(person=child)
    assert answer["Location"] == f"/permohonan/{draft.reference}/isi/"
    tasks = phone.get(answer["Location"]).content.decode()
    assert "Aisyah" in tasks
    assert "Orang tua anak" in tasks
    parents = phone.get(f"{answer['Location']}parents/")
    assert parents.status_code == 200
    assert "Bagaimana keadaan kedua orang tua anak?" in parents.content.decode()
    identity = phone.get(f"{answer['Location']}identity/").content.decode()
    assert 'value="12-08-2018"' in identity
    (told,) = entries(code="applications.draft_begun")
    assert (told.payload["made_for"], told.payload["agreed"]) == ("CHILD", False)


def test_another_adult_must_agree_before_anything_is_begun(phone: Client, sari: User) -> None:
    father = a_member(
        sari, relation="PARENT", full_name="Zulkifli", sex="M", nik=nik(9, sex="M"), birth_date=date(1990, 7, 5)
    )
    page = begin(phone, father)
    assert page.status_code == 422
    assert "Zulkifli sudah dewasa" in page.content.decode()
    assert not Application.objects.exists()
    assert begin(phone, father, agreed="on").status_code == 303
    assert Application.objects.get(person=father).agreed_at is not None


def test_somebody_elses_child_cannot_be_chosen(sari: User) -> None:
    child = a_member(sari)
    budi = PersonAccount(email="budi3@contoh.id", full_name="Budi")
    a_member(budi, full_name="Dua", nik="")
    assert begin(client_for(budi), child).status_code == 422
    with pytest.raises(NotAllowed):
        actions.begin(service_code="paspor-baru", person_id=child.pk, actor=me(budi), now=NOW)


def test_messages_and_pages_say_whose_application_it_is(phone: Client, sari: User) -> None:
    child = a_member(sari, full_name="Aisyah Putri")
    draft = actions.begin(service_code="paspor-baru", person_id=child.pk, actor=me(sari), now=NOW)
    assert "Aisyah Putri" in phone.get("/permohonan/").content.decode()
    assert "Paspor baru untuk Aisyah Putri" in phone.get(f"/permohonan/{draft.reference}/").content.decode()

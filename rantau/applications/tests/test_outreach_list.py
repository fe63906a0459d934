"""A list for an outreach day: who may keep it, what is taken from a spreadsheet, what is shown again."""

from uuid import uuid4

import pytest
import time_machine
from django.db import connection
from django.utils import translation

from rantau.accounts.models import User
from rantau.accounts.tests.factories import PersonAccount, StaffAccount, client_for, nik
from rantau.applications import actions
from rantau.applications.models import OutreachRow
from rantau.applications.queries.outreach import invitation_hash
from rantau.applications.tests.factories import a_sent
from rantau.applications.tests.outreach import DAY, GOOD, a_list, a_row, add, claim, clerk, rosnida
from rantau.appointments.models import LaneRule
from rantau.appointments.tests.factories import HOUR, NOW, a_point, a_slot
from rantau.foundation import invitations
from rantau.foundation.refusals import NotAllowed
from rantau.journal.models import Entry

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def monday():
    with time_machine.travel(NOW, tick=False):
        yield


def staff(role: str = "front_desk", office: str = "PASBAR") -> User:
    return StaffAccount(role, office)


@pytest.mark.parametrize("mark", ["\t", ";", ","])
def test_a_spreadsheet_is_taken_with_its_head_and_without(mark) -> None:
    outreach = a_list()
    head = mark.join(("Nama", "NIK", "Tanggal lahir", "Ponsel", "Layanan"))
    assert add(outreach, f"{head}\n\n{GOOD.replace(chr(9), mark)}") == []
    assert add(outreach, GOOD.replace("Rosnida", "Upik").replace(nik(811), nik(812))) == []
    assert {row.person["name"] for row in OutreachRow.objects.all()} == {"Rosnida", "Upik"}


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (GOOD.replace("05-07-1990", "06-07-1990"), "berbeda dengan angka ke-7"),
        (GOOD.replace("05-07-1990", "31-02-1990"), "Tanggal lahir tidak terbaca"),
        (GOOD.replace(nik(811), "123"), "NIK terdiri dari 16 angka"),
        (GOOD.replace("0812 3456 7890", "7"), "Nomor ponsel tidak dikenali"),
        (GOOD.replace("paspor-baru", "pasport"), "Kode layanan tidak dikenal"),
        (GOOD.replace("Rosnida", "123"), "Tulis nama dengan huruf"),
        ("Rosnida\t1", "Baris ini berisi 2"),
    ],
)
def test_a_bad_line_is_given_back_with_words_and_the_good_ones_stay(line, words) -> None:
    outreach = a_list()
    [refused] = add(outreach, f"{line}\n{GOOD.replace(nik(811), nik(813))}")
    assert refused.line.raw == line
    assert words in " ".join(refused.sentences)
    assert outreach.rows.count() == 1


def test_nobody_is_on_the_list_twice_and_it_ends_at_two_hundred() -> None:
    outreach = a_list()
    many = "\n".join(GOOD.replace(nik(811), nik(1000 + n)) for n in range(201))
    [over] = add(outreach, many)
    assert "paling banyak 200 orang" in over.sentences[0]
    [again] = add(outreach, GOOD.replace(nik(811), nik(1000)))
    assert again.sentences == ("NIK ini sudah ada di daftar.",)


def test_of_a_running_application_only_neutral_words_are_said() -> None:
    outreach = a_list()
    a_sent(PersonAccount(nik="1312034507900001"))
    [refused] = add(outreach, GOOD.replace(nik(811), "1312034507900001"))
    assert "permohonan" not in refused.sentences[0]
    assert refused.sentences[0].startswith("Orang ini belum bisa didaftarkan di sini.")


def test_everybody_gets_a_code_of_their_own_that_lies_sealed_and_is_found_by_a_keyed_hash() -> None:
    outreach = a_list()
    add(outreach, f"{GOOD}\n{GOOD.replace(nik(811), nik(812))}")
    one, other = OutreachRow.objects.all()
    assert invitations.normalise(one.code) == one.code != other.code
    assert bytes(one.code_hash) == invitation_hash(one.code)
    with connection.cursor() as cursor:
        cursor.execute("SELECT code::text, code_hash::text FROM applications_outreachrow")
        assert one.code.encode().hex() not in str(cursor.fetchall())


def test_identity_values_are_unreadable_in_the_database_and_absent_from_the_journal() -> None:
    outreach = a_list()
    add(outreach, GOOD)
    with connection.cursor() as cursor:
        cursor.execute("SELECT person::text FROM applications_outreachrow")
        assert "Rosnida" not in cursor.fetchone()[0]
    told = str(list(Entry.objects.filter(code__startswith="applications.outreach").values()))
    assert "rows_added" in told
    assert "Rosnida" not in told
    assert nik(811) not in told


@pytest.mark.parametrize(("role", "office"), [("verifier", "PASBAR"), ("front_desk", "AGAM"), ("office_admin", "AGAM")])
def test_the_wrong_officer_changes_nothing(role, office) -> None:
    outreach, wrong = a_list(), clerk(role, office)
    for act in (
        lambda: a_list(wrong),
        lambda: actions.add_rows(list_id=outreach.pk, text=GOOD, actor=wrong, now=NOW),
        lambda: actions.remove_row(list_id=outreach.pk, row_id=uuid4(), actor=wrong, now=NOW),
        lambda: actions.close_list(list_id=outreach.pk, actor=wrong, now=NOW),
    ):
        with pytest.raises(NotAllowed):
            act()
    assert OutreachRow.objects.count() == 0


def test_the_wrong_person_sees_nothing() -> None:
    url = f"/petugas/kolektif/{a_list().pk}/"
    assert client_for(staff("front_desk", "AGAM")).get(url).status_code == 404
    assert client_for(staff("verifier")).get(url).status_code == 403
    assert client_for(PersonAccount()).get(url).status_code == 403


def test_an_officer_makes_fills_mends_and_closes_a_list_on_screen() -> None:
    a_point()
    a_slot(NOW + 48 * HOUR, capacity=5)
    client = client_for(staff("office_admin"))
    made = client.post("/petugas/kolektif/baru/", {
        "title": "Nagari Aia Bangih", "point": "SIMPANG-EMPAT", "day": f"{DAY:%d-%m-%Y}", "leader_name": "Zulkifli",
        "leader_phone": "081311122233",
    })  # fmt: skip
    url = made["Location"]
    bad = GOOD.replace(nik(811), "123")
    page = client.post(url, {"text": f"{GOOD}\r\n{bad}"})
    assert page.status_code == 422
    assert page.context["box"]["text"].value() == bad
    shown = page.content.decode()
    assert "Rosnida" in shown
    assert "5 kosong dari 5" in shown
    assert nik(811) not in shown
    one = {"name": "Upik", "nik": nik(812), "born": "5 Juli 1990", "phone": "081234567890", "service": "paspor-baru"}
    assert client.post(url, one)["Location"] == url
    row = OutreachRow.objects.order_by("number").first()
    assert row is not None
    client.post(f"{url}{row.pk}/hapus/")
    assert OutreachRow.objects.count() == 1
    client.post(f"{url}tutup/")
    assert client.post(url, {"text": GOOD}).status_code == 422
    assert "Daftar ini sudah ditutup" in client.get(url).content.decode()


def test_a_day_that_is_over_is_refused_and_the_screens_speak_english() -> None:
    a_point()
    client = client_for(staff())
    with translation.override("en"):
        client.cookies["bahasa"] = "en"
        page = client.post("/petugas/kolektif/baru/", {
            "title": "A", "point": "SIMPANG-EMPAT", "day": "01-01-2026", "leader_name": "Zul",
            "leader_phone": "081311122233",
        })  # fmt: skip
    assert page.status_code == 422
    assert "day" in page.context["form"].errors


def test_who_used_the_invitation_is_shown_with_reference_stage_and_hour_and_stays_on_the_list() -> None:
    outreach = a_list()
    row = a_row(outreach)
    a_row(outreach, 812)
    application = claim(row, rosnida())
    client, url = client_for(staff()), f"/petugas/kolektif/{outreach.pk}/"
    page = client.get(url)
    first, second = page.context["people"]
    assert (first.reference, first.phase, first.place, first.remove_url) == (application.reference, "draf", "", "")
    assert (second.reference, bool(second.remove_url)) == ("", True)
    counts = {label: value for label, value, _change in page.context["facts"]}
    assert (counts["Undangan dipakai"], counts["Sudah punya jadwal"]) == ("1", "0")
    client.post(f"{url}{row.pk}/hapus/")
    assert "sudah memakai undangannya" in client.get(url).content.decode()
    assert outreach.rows.count() == 2


def test_cards_show_name_day_code_and_address_and_whoever_opens_them_is_written_down() -> None:
    row = a_row()
    url = f"/petugas/kolektif/{row.outreach_id}/kartu/"
    page = client_for(staff()).get(url).content.decode()
    for words in ("Rosnida", row.code, "Rabu, 14 Januari 2026", "/undangan/", "<svg", "Bawa"):
        assert words in page
    assert nik(811) not in page
    told = Entry.objects.get(code="applications.outreach_slips_read")
    assert told.payload["rows"] == 1
    assert row.code not in str(told.payload)
    assert client_for(staff("front_desk", "AGAM")).get(url).status_code == 404
    assert client_for(staff("verifier")).get(url).status_code == 403
    assert Entry.objects.filter(code="applications.outreach_slips_read").count() == 1


def test_many_cards_come_fifty_at_a_time() -> None:
    outreach = a_list()
    add(outreach, "\n".join(GOOD.replace(nik(811), nik(1000 + n)) for n in range(51)))
    client, url = client_for(staff()), f"/petugas/kolektif/{outreach.pk}/kartu/"
    page = client.get(url)
    assert (len(page.context["slips"]), page.context["next_url"]) == (50, "?mulai=50")
    assert len(client.get(f"{url}?mulai=50").context["slips"]) == 1
    assert len(client.get(f"{url}?mulai=²").context["slips"]) == 50


def test_the_administration_opens_places_for_the_group_on_the_page_of_its_list() -> None:
    outreach = a_list()
    LaneRule.objects.filter(lane="COLLECTIVE").delete()
    client, url = client_for(staff("office_admin")), f"/petugas/kolektif/{outreach.pk}/"
    sent = {"opens": "8.30", "closes": "14:00", "places": "25"}
    assert "Mulai jam" in client.get(url).content.decode()
    assert client.post(f"{url}tempat/", {**sent, "opens": "pagi"}).status_code == 422
    page = client.post(f"{url}tempat/", {**sent, "closes": "9.00"})
    assert page.status_code == 422
    assert "tidak muat satu sesi" in page.content.decode()
    assert client.post(f"{url}tempat/", sent).status_code == 303
    assert "25 kosong dari 25" in client.get(url).content.decode()
    counter = client_for(staff("front_desk"))
    assert "Mulai jam" not in counter.get(url).content.decode()
    assert counter.post(f"{url}tempat/", sent).status_code == 403
    assert client_for(staff("office_admin", "AGAM")).post(f"{url}tempat/", sent).status_code == 404

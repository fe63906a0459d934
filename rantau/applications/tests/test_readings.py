"""What was read on papers is offered where nothing is answered, told where it differs, and never used by itself."""

import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from html import unescape

import pytest
import time_machine
from procrastinate.contrib.django.models import ProcrastinateJob

from rantau.accounts.models import User
from rantau.accounts.tests.factories import PersonAccount, client_for
from rantau.applications import actions, queries
from rantau.applications.models import Application
from rantau.applications.tests.factories import a_draft, bring, fill, me
from rantau.applications.tests.readings import KTP, was_read
from rantau.appointments.tests.factories import NOW
from rantau.documents.engines.reading import reader
from rantau.documents.models import PaperReading

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quick_papers")]
OFFERED = "Kami isi dari foto berkas: Bukti kelahiran. Periksa lagi."
WAITS = "Tulisan di foto ini sedang dibaca"


@pytest.fixture(autouse=True)
def nine_in_the_morning() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def sari() -> User:
    return PersonAccount()


@pytest.fixture
def draft(sari: User) -> Application:
    return fill(a_draft(sari), sari)


def page(owner: User, application: Application, path: str) -> str:
    answer = client_for(owner).get(f"/permohonan/{application.reference}/{path}")
    assert answer.status_code == 200
    return unescape(re.sub(r"<br ?/?>", "\n", answer.content.decode()))


def begun(owner: User) -> Application:
    """A draft in which only the birth date is answered, so that it asks for the papers of a grown-up."""
    draft = a_draft(owner)
    actions.save_section(
        reference=draft.reference, section="identity", answers={"birth_date": "1990-07-05"}, actor=me(owner), now=NOW
    )
    for slot in ("KTP", "BIRTH_PROOF"):
        bring(draft, owner, slot)
    return draft


def test_an_empty_page_begins_with_what_the_paper_says_and_says_so(sari: User) -> None:
    draft = begun(sari)
    assert OFFERED not in page(sari, draft, "isi/family/")
    was_read(draft, "BIRTH_PROOF", "AKTA", mother_name="ROHANA", father_name="ZULKIFLI")
    shown = page(sari, draft, "isi/family/")
    assert ('value="ROHANA"' in shown, 'value="ZULKIFLI"' in shown) == (True, True)
    assert shown.count(OFFERED) == 2
    assert "mother_name" not in queries.answers(draft), "nothing is kept without the person's own form"


def test_what_was_not_read_surely_is_not_offered(sari: User) -> None:
    draft = begun(sari)
    was_read(draft, "BIRTH_PROOF", "AKTA", sure=False, mother_name="ROHANA")
    assert "ROHANA" not in page(sari, draft, "isi/family/")


def test_what_is_answered_or_was_left_empty_stays_so(sari: User, draft: Application) -> None:
    was_read(draft, "BIRTH_PROOF", "AKTA", birth_place="PADANG", father_name="ROSMAN")
    actions.save_section(
        reference=draft.reference, section="family", answers={"mother_name": "Rohana", "father_name": ""}, actor=me(sari),
        now=NOW,
    )  # fmt: skip
    assert "PADANG" not in page(sari, draft, "isi/identity/")
    assert "ROSMAN" not in page(sari, draft, "isi/family/")
    assert queries.answers(draft)["birth_place"] == "Simpang Empat"


def test_the_page_of_papers_leads_to_the_pages_that_can_begin_with_the_photo(sari: User) -> None:
    draft = begun(sari)
    was_read(draft, "BIRTH_PROOF", "AKTA", mother_name="ROHANA")
    shown = page(sari, draft, "berkas/")
    assert "Jawaban yang masih kosong bisa diisi dari foto ini:" in shown
    assert f"/permohonan/{draft.reference}/isi/family/" in shown


@pytest.mark.parametrize("path", ["berkas/", "periksa/"])
def test_differences_are_shown_side_by_side_with_the_way_to_change(sari: User, draft: Application, path: str) -> None:
    was_read(draft, "KTP", **{**KTP, "full_name": "SARI WULAN", "birth_date": "1990-07-15", "nik": "1312035507900001"})
    shown = page(sari, draft, path)
    assert "Di foto terbaca: 15 Juli 1990\nAnda menulis: 5 Juli 1990" in shown
    assert "Di foto terbaca: 1312••••••••0001\nAnda menulis: 1312••••••••0001\nYang berbeda: angka ke-7." in shown
    assert "1312035507900001" not in shown
    assert f"/permohonan/{draft.reference}/isi/identity/" in shown
    assert "SARI WULAN" not in shown, "a name that only lacks a word is the same"


@pytest.mark.parametrize(
    ("field", "value", "same"),
    [
        ("full_name", "S A R I", True),
        ("full_name", "SÁRI.", True),
        ("full_name", "SARA", False),
        ("birth_place", "SIMPANGEMPAT", True),
        ("birth_place", "PADANG", False),
        ("street", "ENTAH DI MANA", True),
        ("sex", "M", False),
    ],
)
def test_names_are_compared_kindly_and_addresses_not_at_all(
    draft: Application, field: str, value: str, same: bool
) -> None:
    was_read(draft, "KTP", **{field: value})
    assert bool(queries.compared(draft).differences) is not same


def test_a_difference_that_was_not_read_surely_does_not_trouble_the_person(sari: User, draft: Application) -> None:
    was_read(draft, "KTP", sure=False, full_name="BUDI")
    assert "BUDI" not in page(sari, draft, "berkas/")
    assert len(queries.compared(draft).differences) == 1


def test_a_card_in_the_place_of_the_certificate_is_noticed_and_says_nothing_else(
    sari: User, draft: Application
) -> None:
    was_read(draft, "BIRTH_PROOF", "KTP", **{**KTP, "full_name": "BUDI"})
    for path in ("berkas/", "periksa/"):
        assert "Ini tampaknya KTP. Yang diminta di sini: Bukti kelahiran." in page(sari, draft, path)
    assert not queries.compared(draft).differences


def test_nothing_stops_because_of_a_machine(sari: User, draft: Application) -> None:
    was_read(draft, "KTP", **{**KTP, "full_name": "BUDI"})
    sent = actions.submit(reference=draft.reference, actor=me(sari), now=NOW)
    assert sent.phase == "SUBMITTED"
    assert queries.answers(draft)["full_name"] == "Sari"


def test_a_paper_that_is_still_being_read_says_so_calmly(sari: User, draft: Application) -> None:
    was_read(draft, "KTP", "")
    assert page(sari, draft, "berkas/").count(WAITS) == 1


def test_what_was_read_is_nobody_elses(sari: User, draft: Application) -> None:
    was_read(draft, "KTP", **{**KTP, "birth_place": "PADANG"})
    budi = client_for(PersonAccount(full_name="Budi"))
    for path in ("berkas/", "periksa/", "isi/identity/"):
        assert budi.get(f"/permohonan/{draft.reference}/{path}").status_code == 404


def test_papers_that_can_be_read_are_handed_to_the_machine_after_they_came(
    sari: User, deliver: Callable[[], int], settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.READING = True
    monkeypatch.setattr(reader, "available", lambda: True)
    draft = begun(sari)
    bring(draft, sari, "UMRAH_LETTER")
    bring(draft, sari, "KK", NOW - timedelta(days=1))
    deliver()
    assert [row.document.slot for row in PaperReading.objects.order_by("document__slot")] == ["BIRTH_PROOF", "KTP"]
    assert ProcrastinateJob.objects.filter(task_name="documents.read").count() == 2


def test_in_ordinary_tests_nothing_is_read(sari: User, deliver: Callable[[], int]) -> None:
    begun(sari)
    deliver()
    assert not PaperReading.objects.exists()

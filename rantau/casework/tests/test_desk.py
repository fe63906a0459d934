"""The desk and the case page, for those who work there and those who may not."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
import time_machine

from rantau.accounts import actions as people
from rantau.accounts import queries as accounts
from rantau.accounts.tests.factories import PersonAccount, StaffAccount, client_for
from rantau.casework.models import Case, Decision, Interview
from rantau.casework.tests.factories import (
    NOW,
    a_case,
    as_actor,
    interviewed,
    interviewing,
    judge,
    present,
    taken,
    verified,
)
from rantau.documents import actions as papers
from rantau.documents.models import Document
from rantau.foundation.actor import Actor
from rantau.journal.models import Entry
from rantau.vault.tests.mishaps import put_storage_away

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("office")]


@pytest.fixture(autouse=True)
def nine_in_the_morning():
    with time_machine.travel(NOW, tick=False):
        yield


def at(case: Case, rest: str = "") -> str:
    return f"/petugas/permohonan/{case.reference}/{rest}"


def text(answer) -> str:
    return answer.content.decode()


def version() -> int:
    return Case.objects.get().version


def reads() -> list[tuple[str, list[str]]]:
    entries = Entry.objects.filter(code="casework.case_read").order_by("pk")
    return [(entry.payload["purpose"], entry.payload["fields"]) for entry in entries]


def test_a_verifier_takes_the_next_case_judges_every_paper_and_finishes() -> None:
    case, wati = a_case(), client_for(StaffAccount("verifier"))
    assert "Ambil berikutnya" in text(wati.get("/petugas/"))
    assert wati.post("/petugas/ambil/")["Location"] == at(case)
    for paper in Document.objects.filter(holder=case.reference):
        page = wati.get(at(case, f"?berkas={paper.pk}"))
        assert f"berkas/{paper.pk}/nilai/" in text(page)
        wati.post(at(case, f"berkas/{paper.pk}/nilai/"), {"version": version(), "reason": "ACCEPT", "note": ""})
    answer = wati.post(at(case, "lengkap/"), {"version": version()})
    case.refresh_from_db()
    assert (answer.status_code, case.state) == (303, "VERIFIED")


def test_a_paper_is_flagged_and_the_case_sent_back() -> None:
    case, wati = a_case(), client_for(StaffAccount("verifier"))
    wati.post("/petugas/ambil/")
    paper = Document.objects.get(holder=case.reference, slot="KTP")
    wati.post(at(case, f"berkas/{paper.pk}/nilai/"), {"version": version(), "reason": "DOC_BLUR", "note": ""})
    assert "buram" in text(wati.get(at(case, "kembalikan/")))
    wati.post(at(case, "kembalikan/"), {"version": version(), "note": "Foto ulang."})
    case.refresh_from_db()
    assert case.state == "RETURNED"
    assert case.reference in text(wati.get("/petugas/?tahap=dikembalikan"))


def test_officers_see_what_the_machine_noted_and_that_the_person_looked_again() -> None:
    case, wati = a_case(), client_for(StaffAccount("verifier"))
    wati.post("/petugas/ambil/")
    Document.objects.filter(holder=case.reference, slot="KTP").update(advice=["BLURRED", "CUT"])
    page = text(wati.get(at(case)))
    assert "Catatan mesin: buram, terpotong." in page
    assert "Pemohon sudah memeriksanya" not in page
    Document.objects.filter(holder=case.reference, slot="KTP").update(kept_at=NOW)
    assert "Pemohon sudah memeriksanya dan tetap memakainya." in text(wati.get(at(case)))


def test_a_return_without_words_keeps_the_page_and_says_why() -> None:
    case, wati = a_case(), client_for(StaffAccount("verifier"))
    wati.post("/petugas/ambil/")
    answer = wati.post(at(case, "kembalikan/"), {"version": version(), "note": ""})
    assert answer.status_code == 422
    assert "Kesalahan:" in text(answer)


def test_who_has_not_got_the_case_says_why_first_and_is_noted() -> None:
    case, hadi = a_case(), client_for(StaffAccount("head"))
    assert hadi.get(at(case))["Location"] == at(case, "tujuan/")
    assert reads() == []
    hadi.post(at(case, "tujuan/"), {"purpose": "SUPERVISION"})
    assert hadi.get(at(case)).status_code == 200
    assert reads() == [("SUPERVISION", ["answers"])]


def test_identity_is_hidden_until_it_is_opened_and_that_is_noted() -> None:
    case, wati = a_case(), StaffAccount("verifier")
    nik = "1312034507900001"
    case.application.sections.create(section="identity", answers={"nik": nik}, saved_at=NOW)
    taken(case, as_actor(wati, "verifier"))
    browser = client_for(wati)
    hidden = text(browser.get(at(case)))
    assert nik not in hidden
    assert "••••0001" in hidden
    assert "•iisi" not in hidden
    browser.post(at(case, "buka/"))
    assert nik in text(browser.get(at(case)))
    assert reads() == [("WORK", ["answers"]), ("WORK", ["answers", "identity"])]


def test_a_paper_opens_for_whoever_has_the_case_and_is_noted() -> None:
    case, wati = a_case(), StaffAccount("verifier")
    paper = Document.objects.filter(holder=case.reference).first()
    browser = client_for(wati)
    assert browser.get(at(case, f"berkas/{paper.pk}/")).status_code == 404
    taken(case, as_actor(wati, "verifier"))
    answer = browser.get(at(case, f"berkas/{paper.pk}/"))
    assert (answer["Content-Type"], answer["Cache-Control"]) == ("image/jpeg", "no-store")
    assert Entry.objects.get(code="documents.paper_opened").person_id == case.application.person_id


def test_a_paper_that_cannot_be_fetched_now_is_called_safe_and_was_not_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    case, wati = a_case(), StaffAccount("verifier")
    taken(case, as_actor(wati, "verifier"))
    paper = Document.objects.filter(holder=case.reference).first()
    put_storage_away(monkeypatch)
    answer = client_for(wati).get(at(case, f"berkas/{paper.pk}/"))
    assert answer.status_code == 503
    assert "Berkas ini aman" in text(answer)
    assert not Entry.objects.filter(code="documents.paper_opened").exists()


def test_a_paper_of_another_case_does_not_open_here() -> None:
    case, other, wati = a_case(), a_case(), StaffAccount("verifier")
    taken(case, as_actor(wati, "verifier"))
    paper = Document.objects.filter(holder=other.reference).first()
    assert client_for(wati).get(at(case, f"berkas/{paper.pk}/")).status_code == 404


def test_an_interview_is_begun_and_written_down() -> None:
    case, dewi = present(verified()), client_for(StaffAccount("interviewer"))
    assert case.reference in text(dewi.get("/petugas/"))
    dewi.post("/petugas/ambil/")
    begun = dewi.post(at(case, "wawancara/mulai/"), {"version": version()})
    assert begun["Location"] == at(case, "wawancara/")
    assert "Data akhir" in text(dewi.get(at(case, "wawancara/")))
    sent = {
        **dict.fromkeys(("originals_match", "names_match"), "ya"),
        **dict.fromkeys(("told_purpose", "told_destination", "told_departure", "told_length"), "Berlibur"),
        "hasil-version": version(), "hasil-outcome": "OK", "hasil-note": "",
    }  # fmt: skip
    unsigned = dewi.post(at(case, "wawancara/"), sent)
    assert unsigned.status_code == 422
    assert Interview.objects.get().ended_at is None
    missing = dict.fromkeys(unsigned.context["form"].errors, "ya")
    answer = dewi.post(at(case, "wawancara/"), {**sent, **missing, "hasil-data_confirmed": "on"})
    assert (answer.status_code, Case.objects.get().state) == (303, "TO_DECIDE")


def test_a_head_reads_the_interview_and_approves() -> None:
    case, hadi = interviewed(), client_for(StaffAccount("head"))
    hadi.post("/petugas/ambil/")
    assert "Berlibur" in text(hadi.get(at(case, "putusan/")))
    assert reads()[-1] == ("WORK", ["answers"])
    sent = {"version": version(), "outcome": "APPROVE", "reason_code": "", "legal_basis": "", "note": ""}
    assert hadi.post(at(case, "putusan/"), sent).status_code == 303
    assert Case.objects.get().state == "APPROVED"


def test_a_refusal_without_reason_comes_back_with_the_typing_kept() -> None:
    case, hadi = interviewed(), client_for(StaffAccount("section_head"))
    hadi.post("/petugas/ambil/")
    sent = {"version": version(), "outcome": "REJECT", "legal_basis": "", "note": "Catatan saya"}
    answer = hadi.post(at(case, "putusan/"), sent)
    assert answer.status_code == 422
    assert "Catatan saya" in text(answer)


def test_a_stale_page_changes_nothing_and_says_so() -> None:
    case, wati = a_case(), client_for(StaffAccount("verifier"))
    wati.post("/petugas/ambil/")
    answer = wati.post(at(case, "lepas/"), {"version": 1}, follow=True)
    assert "sudah berubah" in text(answer)
    assert Case.objects.get().assigned_to is not None


@pytest.mark.parametrize("rest", ["", "tujuan/", "kembalikan/"])
def test_an_officer_of_another_office_finds_nothing(rest: str) -> None:
    case, stranger = a_case(), client_for(StaffAccount("verifier", "AGAM"))
    assert stranger.get(at(case, rest)).status_code == 404
    assert at(case) not in text(stranger.get(f"/petugas/?q={case.reference}"))


@pytest.mark.parametrize("role", ["front_desk", "printer", "auditor", "system_admin"])
def test_other_roles_see_no_case_but_their_own_pages(role: str) -> None:
    case, browser = a_case(), client_for(StaffAccount(role))
    assert browser.get(at(case)).status_code == 403
    page = browser.get("/petugas/")
    assert page.status_code == 200
    assert case.reference not in text(page)


def test_applicants_and_strangers_do_not_reach_the_desk(client) -> None:
    case, sari = a_case(), client_for(PersonAccount())
    for path in ("/petugas/", at(case)):
        assert sari.get(path).status_code == 403
        assert client.get(path).status_code == 302


def test_a_case_is_found_by_reference_in_any_spelling_and_by_name() -> None:
    case, wati = a_case(PersonAccount(full_name="Sari Wahyuni")), client_for(StaffAccount("verifier"))
    a_case(PersonAccount(full_name="Budi Santoso"))
    for asked in (case.reference.lower().replace("-", " "), "wahyu sari"):
        found = text(wati.get("/petugas/", {"q": asked}))
        assert at(case) in found
        assert "Budi" not in found
    assert "Tidak ada yang cocok" in text(wati.get("/petugas/?q=Zulkifli"))


def test_an_interview_in_other_hands_is_not_reachable() -> None:
    case, other = interviewing(), client_for(StaffAccount("interviewer"))
    assert other.get(at(case, "wawancara/")).status_code == 404


@pytest.mark.parametrize(
    ("hours", "words"), [(0, "besok 16.00"), (24, "hari ini 16.00"), (33, "lewat 2 jam"), (72, "lewat 1 hari")]
)
def test_the_deadline_is_said_in_few_words(hours: int, words: str) -> None:
    a_case()
    wati = StaffAccount("verifier")
    with time_machine.travel(NOW + timedelta(hours=hours), tick=False):
        assert words in text(client_for(wati).get("/petugas/"))


def test_an_officer_sees_who_applied_for_whom() -> None:
    sari = PersonAccount(full_name="Sari Wahyuni")
    facts = people.Facts(full_name="Aisyah", birth_date=date(2018, 8, 12), sex="F")
    child = people.add_member(relation="CHILD", facts=facts, actor=Actor.person(sari.pk), now=NOW)
    wati = StaffAccount("verifier")
    case = taken(a_case(sari, person=child), as_actor(wati, "verifier"))
    page = text(client_for(wati).get(at(case)))
    assert "Diajukan oleh" in page
    assert page.index("Aisyah") < page.index("Sari Wahyuni")
    own = taken(a_case(sari), as_actor(wati, "verifier"))
    assert "Diajukan oleh" not in text(client_for(wati).get(at(own)))


def a_family(hadi: Actor) -> tuple[Case, Case]:
    """Two cases of Sari's that go together, both waiting for Hadi's decision."""
    sari, party = PersonAccount(full_name="Sari Wahyuni"), uuid4()
    facts = people.Facts(full_name="Aisyah", birth_date=date(2018, 8, 12), sex="F")
    child = people.add_member(relation="CHILD", facts=facts, actor=Actor.person(sari.pk), now=NOW)
    both = (a_case(sari, party=party), a_case(sari, party=party, person=child))
    mother, daughter = (taken(interviewed(verified(case)), hadi) for case in both)
    return mother, daughter


def test_cases_of_one_family_are_decided_one_after_the_other_from_the_same_page() -> None:
    head = StaffAccount("head")
    mother, daughter = a_family(as_actor(head, "head"))
    desk = client_for(head)
    page = text(desk.get(at(mother)))
    assert "Diajukan bersama sebagai satu keluarga" in page
    assert at(daughter, "putusan/") in page
    yes = {"outcome": "APPROVE", "note": ""}
    answer = desk.post(at(mother, "putusan/"), {**yes, "version": str(Case.objects.get(pk=mother.pk).version)})
    assert answer["Location"] == at(daughter, "putusan/")
    assert mother.reference in text(desk.get(answer["Location"]))
    answer = desk.post(at(daughter, "putusan/"), {**yes, "version": str(Case.objects.get(pk=daughter.pk).version)})
    assert answer["Location"] == "/petugas/"
    assert Decision.objects.count() == 2


def test_a_case_of_another_family_or_office_is_not_named() -> None:
    head = StaffAccount("head")
    mother, daughter = a_family(as_actor(head, "head"))
    other = taken(interviewed(verified(a_case(accounts.account(mother.application.owner_id)))), as_actor(head, "head"))
    assert "satu keluarga" not in text(client_for(head).get(at(other)))
    Case.objects.filter(pk=daughter.pk).update(office_code="AGAM")
    assert daughter.reference not in text(client_for(head).get(at(mother)))


def test_a_verifier_reads_that_the_same_file_was_accepted_before() -> None:
    wati = StaffAccount("verifier")
    acting = as_actor(wati, "verifier")
    sari = PersonAccount(full_name="Sari Wahyuni")
    first, second = taken(a_case(sari), acting), taken(a_case(sari, papers=False), acting)
    card = Document.objects.filter(holder=first.reference).first()
    assert card is not None
    papers.reuse(document_id=card.pk, holder=second.reference, slot="KK", actor=Actor.person(sari.pk), now=NOW)
    desk, words = client_for(wati), f"sudah diterima pada {first.reference}"
    assert words not in text(desk.get(at(second)))
    judge(first, card.pk, acting)
    assert words in text(desk.get(at(second)))
    copy = Document.objects.get(holder=second.reference)
    assert copy.state == "READABLE"

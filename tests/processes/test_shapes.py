"""Every shape that a process can have, walked from the draft to the end through the actions of all rooms."""

import pytest
from django.test import Client

from rantau.accounts.tests.factories import PersonAccount, client_for
from rantau.applications.lifecycle import NotDue
from rantau.applications.models import FiledElsewhere
from rantau.applications.tests.factories import pay
from rantau.appointments import queries as bookings
from rantau.casework.lifecycle import NoFieldCheck
from rantau.casework.models import Decision
from rantau.collection.models import Booklet
from rantau.foundation.lifecycle import MoveNotPossible
from rantau.foundation.refusals import NotAllowed
from rantau.issuing.models import IssuedPaper
from rantau.notifications.models import InboxItem
from rantau.payments.models import Bill
from tests.processes.service import offered
from tests.processes.walking import Walk

PASSPORT = ("FILL", "UPLOAD", "SUBMIT", "PLACE", "PAY", "VISIT", "INTERVIEW", "DECISION", "PRINT", "QUALITY", "COLLECT")
MAKING = ["print_it", "check", "shelve", "hand_over"]

pytestmark = pytest.mark.django_db


def test_a_place_then_money_then_interview_decision_print_and_hand(walk: Walk) -> None:
    offered(PASSPORT)
    walk.begin()
    assert walk.to_the_end() == ["submit", "verify", "choose_place", "pay", "interview", "approve", *MAKING]
    assert walk.phase == "COMPLETED"


def test_what_costs_nothing_is_never_billed(walk: Walk) -> None:
    offered(PASSPORT, free=True)
    walk.begin()
    assert walk.to_the_end() == ["submit", "verify", "choose_place", "interview", "approve", *MAKING]
    assert not Bill.objects.exists()


def test_a_free_application_is_sent_without_giving_up_a_fee(walk: Walk) -> None:
    offered(PASSPORT, free=True)
    walk.begin()
    walk.fill()
    sari, own = client_for(walk.sari), f"/permohonan/{walk.reference}/"
    page = sari.get(f"{own}periksa/").content.decode()
    assert "Layanan ini gratis" in page
    assert "Gratis" in sari.get("/layanan/izin-contoh/").content.decode()
    assert 'name="forfeit"' not in page
    assert sari.post(f"{own}kirim/", {"true": "on"})["Location"] == f"{own}jadwal/"
    assert "tidak ada yang perlu dibayar" in sari.get(f"{own}jadwal/").content.decode()
    assert "Pilih hari dan jam" in sari.get(own).content.decode()


def test_a_licence_with_a_visit_but_no_questions_ends_with_a_letter(walk: Walk) -> None:
    offered(("FILL", "UPLOAD", "SUBMIT", "PLACE", "PAY", "VISIT", "DECISION"))
    walk.begin()
    assert walk.to_the_end() == ["submit", "verify", "choose_place", "pay", "receive", "approve"]
    decision = Decision.objects.get()
    assert (decision.meeting, decision.interviewer_id) == ("VISIT", decision.verifier_id)
    assert_letter(walk)


def test_a_licence_decided_from_its_papers_waits_for_the_money_only(walk: Walk) -> None:
    offered(("FILL", "UPLOAD", "SUBMIT", "PAY", "DECISION"))
    walk.begin()
    assert walk.to_the_end() == ["submit", "verify", "ask_payment", "pay", "approve"]
    assert (Decision.objects.get().meeting, Decision.objects.get().interview) == ("", None)
    assert_letter(walk)


def test_the_money_may_come_before_the_papers_are_looked_at(walk: Walk) -> None:
    offered(("FILL", "UPLOAD", "SUBMIT", "PAY", "DECISION"))
    walk.begin()
    for act in ("submit", "ask_payment", "pay"):
        walk.do(act)
    assert walk.phase == "SUBMITTED"
    assert (
        "Permohonan Anda sedang diperiksa"
        in client_for(walk.sari).get(f"/permohonan/{walk.reference}/").content.decode()
    )
    assert walk.to_the_end() == ["verify", "approve"]


def test_a_bill_without_a_place_can_be_asked_for_again(walk: Walk) -> None:
    offered(("FILL", "UPLOAD", "SUBMIT", "PAY", "DECISION"))
    walk.begin()
    for act in ("submit", "ask_payment", "let_it_expire", "ask_payment", "pay"):
        walk.do(act)
    assert [bill.state for bill in Bill.objects.order_by("issued_at")] == ["EXPIRED", "SETTLED"]
    told = list(InboxItem.objects.values_list("code", flat=True))
    assert told.count("payment_asked") == 2
    assert "payment_lapsed" in told
    assert "hold_expired" not in told


def test_money_for_a_bill_that_lapsed_counts(walk: Walk) -> None:
    offered(("FILL", "UPLOAD", "SUBMIT", "PAY", "DECISION"))
    walk.begin()
    for act in ("submit", "verify", "ask_payment", "let_it_expire"):
        walk.do(act)
    pay(Bill.objects.get(), walk.now)
    walk.hear()
    assert walk.state() == "TO_DECIDE"
    assert walk.to_the_end() == ["approve"]


def test_without_money_nothing_is_decided(walk: Walk) -> None:
    offered(("FILL", "UPLOAD", "SUBMIT", "PAY", "DECISION"))
    walk.begin()
    for act in ("submit", "verify", "ask_payment"):
        walk.do(act)
    assert walk.state() == "WAITING"
    with pytest.raises(NotAllowed):
        walk.approve()


def test_what_is_free_and_needs_nobody_is_decided_from_its_papers(walk: Walk) -> None:
    offered(("FILL", "UPLOAD", "SUBMIT", "DECISION"))
    walk.begin()
    assert walk.to_the_end() == ["submit", "verify", "approve"]


CHECKED = ("FILL", "UPLOAD", "SUBMIT", "PRE_CHECK", *PASSPORT[3:])


def test_a_place_is_chosen_only_after_the_papers_were_found_complete(walk: Walk) -> None:
    offered(CHECKED)
    walk.begin()
    walk.do("submit")
    sari, own = client_for(walk.sari), f"/permohonan/{walk.reference}/"
    assert "Berkas Anda sedang diperiksa" in sari.get(own).content.decode()
    assert sari.get(f"{own}jadwal/")["Location"] == own
    with pytest.raises(NotDue):
        walk.choose_place()
    walk.do("verify")
    assert "Pilih jadwal datang" in sari.get(own).content.decode()
    assert "Berkas awal Anda untuk Izin contoh" in InboxItem.objects.get(code="place_awaited").body
    assert walk.to_the_end() == ["choose_place", "pay", "interview", "approve", *MAKING]


def test_papers_that_come_back_are_checked_again_before_a_place_is_chosen(walk: Walk) -> None:
    offered(CHECKED)
    walk.begin()
    for act in ("submit", "send_back"):
        walk.do(act)
    assert "choose_place" not in walk.possible()
    assert walk.to_the_end()[:3] == ["put_right", "verify", "choose_place"]


def test_a_place_lost_or_missed_is_chosen_again_without_another_look_at_the_papers(walk: Walk) -> None:
    offered(CHECKED)
    walk.begin()
    for act in ("submit", "verify", "choose_place", "let_it_expire", "choose_place", "pay", "stay_away"):
        walk.do(act)
    assert walk.stage == "PLACE"
    assert walk.to_the_end() == ["choose_place", "interview", "approve", *MAKING]


STAY = (
    "FILL", "UPLOAD", "GUARANTOR", "SUBMIT", "PRE_CHECK", "PAY", "PLACE", "VISIT", "INTERVIEW", "FIELD_CHECK",
    "DECISION", "COLLECT",
)  # fmt: skip


def test_a_stay_permit_is_paid_before_the_place_and_fetched_without_print(walk: Walk) -> None:
    offered(STAY)
    walk.begin()
    assert walk.to_the_end() == [
        "submit", "guarantor_confirms", "verify", "ask_payment", "pay", "choose_place", "interview", "approve",
        "hand_over",
    ]  # fmt: skip
    assert not Booklet.objects.get().is_printed
    assert walk.phase == "COMPLETED"


def test_a_guarantor_who_refuses_gives_it_back_to_be_changed(walk: Walk) -> None:
    offered(STAY)
    walk.begin()
    for act in ("submit", "guarantor_refuses"):
        walk.do(act)
    assert (walk.phase, walk.state()) == ("DRAFT", "")


def test_a_place_that_was_paid_before_is_not_lost_by_waiting(walk: Walk) -> None:
    offered(STAY)
    walk.begin()
    for act in ("submit", "guarantor_confirms", "verify", "ask_payment", "pay", "choose_place"):
        walk.do(act)
    assert walk.phase == "CONFIRMED"
    assert bookings.live(walk.reference).state == "BOOKED"  # type: ignore[union-attr]
    assert Bill.objects.count() == 1


def test_a_doubt_is_looked_into_before_anything_is_decided(walk: Walk) -> None:
    offered(STAY)
    walk.begin()
    for act in ("submit", "guarantor_confirms", "verify", "ask_payment", "pay", "choose_place", "doubt"):
        walk.do(act)
    assert walk.state() == "FIELD_CHECK"
    own = client_for(walk.sari).get(f"/permohonan/{walk.reference}/").content.decode()
    assert "diperiksa lebih lanjut" in own
    assert "examined_further" in set(InboxItem.objects.values_list("code", flat=True))
    with pytest.raises(NotAllowed):
        walk.approve()
    assert walk.to_the_end() == ["look_there", "approve", "hand_over"]


def test_whoever_decides_may_ask_for_a_look_once(walk: Walk) -> None:
    offered(STAY)
    walk.begin()
    acts = ("submit", "guarantor_confirms", "verify", "ask_payment", "pay", "choose_place", "interview")
    for act in (*acts, "order_field_check", "look_there"):
        walk.do(act)
    with pytest.raises(NoFieldCheck):
        walk.order_field_check()
    assert walk.to_the_end() == ["approve", "hand_over"]


def test_without_a_field_check_in_the_process_a_doubt_goes_to_the_decision(walk: Walk) -> None:
    offered(PASSPORT)
    walk.begin()
    for act in ("submit", "verify", "choose_place", "pay", "doubt"):
        walk.do(act)
    assert walk.state() == "TO_DECIDE"
    assert "order_field_check" not in walk.possible()


def test_a_place_can_be_looked_at_without_anybody_coming(walk: Walk) -> None:
    offered(("FILL", "UPLOAD", "SUBMIT", "PAY", "FIELD_CHECK", "DECISION"))
    walk.begin()
    assert walk.to_the_end() == ["submit", "verify", "ask_payment", "pay", "look_there", "approve"]


VISA = ("FILL", "UPLOAD", "SUBMIT", "PRE_CHECK", "HAND_OFF")


def test_a_visa_goes_on_elsewhere_without_fee_place_or_decision_here(walk: Walk) -> None:
    offered(VISA)
    walk.begin()
    assert walk.to_the_end() == ["submit", "verify", "file_elsewhere", "hear_of_a_grant"]
    assert (walk.phase, walk.state()) == ("COMPLETED", "CLOSED")
    assert not Bill.objects.exists()
    assert not IssuedPaper.objects.exists()
    assert {"hand_off_awaited", "ended_elsewhere"} <= set(InboxItem.objects.values_list("code", flat=True))
    assert "Permohonan Anda disetujui" in client_for(walk.sari).get(f"/permohonan/{walk.reference}/").content.decode()


def test_what_is_heard_from_elsewhere_is_noted_by_the_person_or_an_officer(walk: Walk) -> None:
    offered(VISA)
    walk.begin()
    for act in ("submit", "verify", "file_elsewhere", "hear_of_a_fee"):
        walk.do(act)
    sari, own = client_for(walk.sari), f"/permohonan/{walk.reference}/"
    assert "Bayar di Situs nasional" in sari.get(own).content.decode()
    walk.do("note_progress")
    assert walk.case.assigned_to is None
    assert "Menunggu keputusan di Situs nasional" in sari.get(own).content.decode()
    walk.do("note_refusal")
    assert (walk.phase, walk.state()) == ("REJECTED", "CLOSED")
    assert "Permohonan ditolak di Situs nasional" in sari.get(own).content.decode()
    with pytest.raises(MoveNotPossible):
        walk.hear_of_a_grant()


def test_the_number_is_written_on_a_page_can_be_changed_and_is_sealed(walk: Walk) -> None:
    offered(VISA)
    walk.begin()
    for act in ("submit", "verify"):
        walk.do(act)
    sari, page = client_for(walk.sari), f"/permohonan/{walk.reference}/lanjutan/"
    assert "evisa.imigrasi.go.id" in sari.get(page).content.decode()
    assert sari.post(page, {"number": "?"}).status_code == 422
    for typed in ("evisa 111", "evisa 222"):
        assert sari.post(f"{page}?nomor=ubah", {"number": typed}).status_code == 303
    assert "EVISA222" in sari.get(page).content.decode()
    assert b"EVISA" not in bytes(FiledElsewhere.objects.get().__dict__["number"])
    assert sari.post(page, {"status": "GRANTED"}).status_code == 303
    assert walk.phase == "COMPLETED"
    assert client_for(PersonAccount()).get(page).status_code == 404


def assert_letter(walk: Walk) -> None:
    """It can be downloaded by its owner only, and be checked by everybody."""
    paper = IssuedPaper.objects.get(holder=walk.reference, kind="LETTER")
    address, sari = f"/permohonan/{walk.reference}/surat/", client_for(walk.sari)
    assert sari.get(address).content.startswith(b"%PDF")
    assert "Unduh surat" in sari.get(f"/permohonan/{walk.reference}/").content.decode()
    assert client_for(PersonAccount()).get(address).status_code == 404
    assert "Kertas ini asli" in Client().get(f"/periksa-dokumen/{paper.verify_code}/").content.decode()
    assert "letter_ready" in set(InboxItem.objects.values_list("code", flat=True))
    assert walk.phase == "COMPLETED"

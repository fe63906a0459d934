"""Every shape that a process can have, walked from the draft to the end through the actions of all rooms."""

import pytest

from rantau.accounts.tests.factories import client_for
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

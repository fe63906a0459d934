"""One application from place to hand, as its owner sees it."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine

from rantau.accounts.tests.factories import PersonAccount, client_for
from rantau.appointments.tests.factories import NOW
from rantau.casework import actions as casework
from rantau.casework.tests import factories as cases
from rantau.collection.models import Booklet
from rantau.collection.tests import factories as booklets
from rantau.notifications.tests.factories import a_booked_place, a_held_place, an_application
from rantau.offices.tests.factories import first_data
from rantau.portal import queries
from rantau.portal.presenters.states import STANDS

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def monday() -> Any:
    first_data()
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def sari() -> Any:
    return PersonAccount(full_name="Sari Wahyuni")


def page(sari: Any, reference: str) -> str:
    response = client_for(sari).get(f"/permohonan/{reference}/")
    assert response.status_code == 200
    told: str = response.content.decode()
    return told


def test_before_paying_it_says_how_much_until_when_and_how_long_that_is(sari: Any) -> None:
    application = an_application(sari, "AWAITING_PAYMENT")
    a_held_place(application)
    told = page(sari, application.reference)
    for words in ("Bayar Rp", "Giliran Anda", "Senin, 12 Januari 2026, 11.00 WIB", "sisa 2 jam", "Pilih cara bayar"):
        assert words in told, words


def test_before_the_visit_it_leads_to_the_pass_and_the_calendar(sari: Any) -> None:
    application = an_application(sari, "CONFIRMED")
    a_booked_place(application)
    told = page(sari, application.reference)
    for words in ("tanda-masuk/", "jadwal.ics", "Rabu, 14 Januari 2026, 09.00 WIB", "Ubah jadwal"):
        assert words in told, words
    assert "menurut standar pelayanan" in told


def test_an_officer_who_looked_stands_beside_without_a_name(sari: Any) -> None:
    case = cases.a_case(sari, papers=False)
    assert "Belum ada petugas yang membuka berkas Anda" in page(sari, case.reference)
    wati = cases.officer("verifier", full_name="Wati Susanti")
    casework.take(reference=case.reference, actor=wati, now=NOW)
    casework.note_read(reference=case.reference, purpose="WORK", fields=["answers"], actor=wati, now=NOW)
    told = page(sari, case.reference)
    assert "Verifikator" in told
    assert "Wati" not in told


def test_papers_sent_back_are_the_applicants_turn_and_keep_the_place(sari: Any) -> None:
    case = cases.a_case(sari)
    wati = cases.officer("verifier")
    case = cases.taken(case, wati)
    first = cases.Document.objects.filter(holder=case.reference).first()
    cases.judge(case, first.pk, wati, reason="DOC_BLUR")
    casework.return_to_applicant(
        reference=case.reference, version=case.version, sections=[], note="Foto ulang.", actor=wati, now=NOW
    )
    told = page(sari, case.reference)
    assert "Perbaiki permohonan" in told
    assert "Jadwal Anda tetap tersimpan" in told


def test_a_booklet_in_the_making_is_the_offices_turn_with_a_date(sari: Any) -> None:
    booklet = booklets.to_print(sari)
    told = page(sari, booklet.reference)
    assert "Dokumen Anda sedang dicetak" in told
    assert "Giliran kantor" in told
    assert "menurut standar pelayanan" in told


def test_what_lies_on_the_shelf_leads_to_the_code_and_says_until_when(sari: Any) -> None:
    booklet = booklets.ready(sari)
    told = page(sari, booklet.reference)
    for words in ("Ambil dokumen Anda", f"/permohonan/{booklet.reference}/pengambilan/", "Siap diambil sampai"):
        assert words in told, words
    assert booklet.pickup_code not in told


def past_booklets(days: list[int]) -> None:
    for number in days:
        booklet = booklets.to_print()
        Booklet.objects.filter(pk=booklet.pk).update(opened_at=NOW - timedelta(days=60))
        made = booklets.checked(booklets.printed(Booklet.objects.get(pk=booklet.pk)))
        ready = booklets.actions.mark_ready(booklet_id=made.pk, shelf="A", actor=booklets.officer("handover"), now=NOW)
        Booklet.objects.filter(pk=ready.pk).update(ready_at=NOW - timedelta(days=60 - number))


def test_with_enough_past_the_forecast_is_this_offices_own(sari: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queries, "ENOUGH", 5)
    past_booklets([2, 2, 3, 3, 4])
    told = page(sari, booklets.to_print(sari).reference)
    assert "Perkiraan Rabu, 14 Januari 2026 sampai" in told
    assert "8 dari 10 permohonan di kantor ini" in told


def test_the_journey_costs_a_bounded_number_of_reads(sari: Any, django_assert_max_num_queries: Any) -> None:
    booklet = booklets.ready(sari)
    client = client_for(sari)
    client.get(f"/permohonan/{booklet.reference}/")
    with django_assert_max_num_queries(26):
        client.get(f"/permohonan/{booklet.reference}/")


def test_every_state_has_words_and_no_name() -> None:
    for stand in STANDS.values():
        assert stand.short
        assert stand.told
        assert "%" not in str(stand.told)

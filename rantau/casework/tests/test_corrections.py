"""The case page after a correction: old and new side by side."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from rantau.accounts.models import User
from rantau.accounts.tests.factories import StaffAccount, client_for
from rantau.applications import actions as applications
from rantau.applications.models import FormerAnswers
from rantau.casework import actions
from rantau.casework.models import Case
from rantau.casework.tests.factories import NOW, SYSTEM, a_case, as_actor, taken
from rantau.foundation.actor import Actor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("office")]
HOUR = timedelta(hours=1)
FORMER, LATER = "Rohana", "Maimunah"


@pytest.fixture(autouse=True)
def nine_in_the_morning() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def page(case: Case, browser: Client) -> str:
    return browser.get(f"/petugas/permohonan/{case.reference}/").content.decode()


def sent_back(wati: User) -> tuple[Case, Actor]:
    case, actor = a_case(), as_actor(wati, "verifier")
    case.application.sections.create(section="family", answers={"mother_name": FORMER}, saved_at=NOW)
    case = taken(case, actor)
    actions.return_to_applicant(
        reference=case.reference, version=case.version, sections=["family"], note="Nama ibu", actor=actor, now=NOW
    )
    sari = Actor.person(case.application.owner_id)
    applications.save_section(
        reference=case.reference, section="family", answers={"mother_name": LATER}, actor=sari, now=NOW + HOUR
    )
    return case, sari


def came_back(case: Case) -> None:
    correction = case.application.corrections.get()
    correction.sent_at = NOW + HOUR
    correction.save()
    actions.receive_correction(reference=case.reference, actor=SYSTEM, now=NOW + HOUR)


def test_the_officer_sees_old_and_new_beside_each_other_once_opened() -> None:
    wati = StaffAccount("verifier")
    case, _sari = sent_back(wati)
    came_back(case)
    taken(case, as_actor(wati, "verifier"), NOW + HOUR)
    browser = client_for(wati)
    hidden = page(case, browser)
    assert "Perbaikan dari pemohon" in hidden
    assert FORMER not in hidden
    assert LATER not in hidden
    browser.post(f"/petugas/permohonan/{case.reference}/buka/")
    opened = page(case, browser)
    assert FORMER in opened
    assert LATER in opened


def test_what_the_person_has_not_sent_back_yet_is_not_compared() -> None:
    wati = StaffAccount("verifier")
    case, _sari = sent_back(wati)
    browser = client_for(wati)
    browser.post(f"/petugas/permohonan/{case.reference}/tujuan/", {"purpose": "QUESTION"})
    browser.post(f"/petugas/permohonan/{case.reference}/buka/")
    assert "Perbaikan dari pemohon" not in page(case, browser)
    assert FormerAnswers.objects.count() == 1


def test_an_officer_of_another_office_and_the_applicant_find_nothing() -> None:
    wati = StaffAccount("verifier")
    case, _sari = sent_back(wati)
    came_back(case)
    path = f"/petugas/permohonan/{case.reference}/"
    assert client_for(StaffAccount("verifier", "AGAM")).get(path).status_code == 404
    assert client_for(case.application.owner).get(path).status_code in {302, 303, 403, 404}

"""What an officer sent back stays beside what came instead."""

from datetime import timedelta

import pytest
from django.db import connection

from rantau.accounts.models import User
from rantau.accounts.tests.factories import PersonAccount, StaffAccount, client_for
from rantau.applications import actions, queries
from rantau.applications.models import Application, FormerAnswers
from rantau.applications.tests.factories import ANSWERS, a_draft, a_sent, bring, fill, me
from rantau.appointments.tests.factories import NOW
from rantau.foundation.actor import Actor
from rantau.foundation.refusals import NotAllowed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quick_papers")]
HOUR = timedelta(hours=1)
FAMILY = {code: ANSWERS[code] for code in ("mother_name", "father_name", "name_changed", "naturalised")}


@pytest.fixture
def sari() -> User:
    return PersonAccount()


@pytest.fixture
def wati() -> Actor:
    return Actor.staff(StaffAccount("verifier", "PASBAR").pk, role="verifier", office="PASBAR")


def sent_back(owner: User, wati: Actor, *items: str) -> Application:
    application = a_sent(owner)
    asked = list(items or ("section:family", "paper:KTP"))
    actions.request_correction(reference=application.reference, items=asked, note="Nama ibu", actor=wati, now=NOW)
    return application


def save(application: Application, owner: User, later: timedelta = HOUR, **changes: object) -> None:
    answers = {**FAMILY, **changes}
    actions.save_section(
        reference=application.reference, section="family", answers=answers, actor=me(owner), now=NOW + later
    )


def said(application: Application, number: int = 0) -> list[tuple[str, str]]:
    found = queries.corrected(application)[number]
    return [(c.before.value, c.after.value) for page in found.pages for c in page.changes if c.before and c.after]


def review(application: Application, owner: User) -> str:
    return client_for(owner).get(f"/permohonan/{application.reference}/periksa/").content.decode()


def test_nothing_is_kept_of_a_draft_that_is_saved_again(sari: User) -> None:
    draft = fill(a_draft(sari), sari)
    save(draft, sari, mother_name="Rohani")
    assert not FormerAnswers.objects.exists()
    assert queries.corrected(draft) == []


def test_what_the_officer_saw_is_kept_however_often_it_is_saved(sari: User, wati: Actor) -> None:
    application = sent_back(sari, wati)
    save(application, sari, mother_name="Rohani")
    save(application, sari, HOUR * 2, mother_name="Rohanah")
    assert FormerAnswers.objects.get().answers["mother_name"] == "Rohana"
    assert said(application) == [("Rohana", "Rohanah")]


def test_a_second_correction_leaves_the_first_one_as_it_was(sari: User, wati: Actor) -> None:
    application = sent_back(sari, wati, "section:family")
    save(application, sari, mother_name="Rohani")
    actions.send_correction(reference=application.reference, actor=me(sari), now=NOW + HOUR)
    later = {"items": ["section:family"], "note": "Lagi", "actor": wati, "now": NOW + HOUR * 2}
    actions.request_correction(reference=application.reference, **later)
    save(application, sari, HOUR * 3, mother_name="Rohanah")
    assert said(application, 0) == [("Rohana", "Rohani")]
    assert said(application, 1) == [("Rohani", "Rohanah")]


def test_former_answers_cannot_be_read_in_the_table(sari: User, wati: Actor) -> None:
    save(sent_back(sari, wati), sari, mother_name="Rohani")
    with connection.cursor() as cursor:
        cursor.execute("SELECT answers FROM applications_formeranswers")
        [(sealed,)] = cursor.fetchall()
    assert b"Rohana" not in bytes(sealed)


def test_the_person_sees_what_they_changed_before_sending_it_back(sari: User, wati: Actor) -> None:
    application = sent_back(sari, wati)
    assert "Belum Anda ubah" in review(application, sari)
    save(application, sari, mother_name="Rohani")
    page = review(application, sari)
    assert "Yang Anda perbaiki" in page
    assert "Sebelumnya: Rohana<br>Sekarang: Rohani" in page
    assert "belum diganti" in page
    bring(application, sari, "KTP", NOW + HOUR)
    assert "belum diganti" not in review(application, sari)


def test_the_page_to_check_of_a_draft_speaks_of_no_correction(sari: User) -> None:
    assert "Yang Anda perbaiki" not in review(fill(a_draft(sari), sari), sari)


def test_budi_neither_sees_nor_changes_what_sari_corrects(sari: User, wati: Actor) -> None:
    application, budi = sent_back(sari, wati), PersonAccount(full_name="Budi")
    assert client_for(budi).get(f"/permohonan/{application.reference}/periksa/").status_code == 404
    with pytest.raises(NotAllowed):
        save(application, budi, mother_name="Orang lain")
    assert not FormerAnswers.objects.exists()

"""Passports beyond the first of an adult: children, express, charges, and what nobody here knows the price of."""

from datetime import timedelta
from typing import Any

import pytest

from rantau.accounts import queries as accounts
from rantau.accounts.models import User
from rantau.accounts.tests.factories import PersonAccount, client_for
from rantau.applications import actions, queries
from rantau.applications.models import Application
from rantau.applications.tests.factories import bring, me, open_bill
from rantau.appointments import queries as bookings
from rantau.appointments.tests.factories import NOW, a_rule, a_slot
from rantau.catalogue import queries as catalogue
from rantau.catalogue.tests.passports import ENDORSE, EXPIRED, GROWN, LOST, NEW, OLD, PERSON, SMALL
from rantau.foundation import clock
from rantau.foundation.actor import Actor
from rantau.payments import queries as bills

pytestmark = pytest.mark.django_db
WATI = Actor.staff("22222222-2222-2222-2222-222222222222", role="verifier", office="PASBAR")
ADULT = {**PERSON, **GROWN, **NEW, "product": "E5"}
CHILD = {**PERSON, **SMALL, **NEW, "product": "E5", "parents_state": "MARRIED", "who_comes": "BOTH"}


@pytest.fixture
def sari() -> User:
    return PersonAccount()


def filled(owner: User, code: str, answers: dict[str, Any]) -> Application:
    """A draft with these answers and every paper that they call for."""
    person = accounts.self_person(owner.pk)
    draft = actions.begin(service_code=code, person_id=person.pk, actor=me(owner), now=NOW)
    definition = queries.definition(draft)
    for section in definition.sections:
        page = {q.code: answers[q.code] for q in section.questions if q.code in answers}
        actions.save_section(reference=draft.reference, section=section.code, answers=page, actor=me(owner), now=NOW)
    for paper in catalogue.papers_for(definition, answers):
        if paper.required:
            bring(draft, owner, paper.code)
    return draft


def sent(owner: User, code: str, answers: dict[str, Any]) -> Application:
    draft = filled(owner, code, answers)
    return actions.submit(reference=draft.reference, actor=me(owner), now=NOW)


def test_a_child_is_sent_with_the_papers_of_both_parents(sari: User) -> None:
    application = sent(sari, "paspor-baru", CHILD)
    assert application.case_code == "PN_CHILD"
    assert queries.stage(application) == "PLACE"


def test_the_express_service_is_booked_in_its_own_lane_and_costs_on_top(sari: User) -> None:
    a_rule()
    a_rule("EXPRESS")
    application = sent(sari, "paspor-baru", {**ADULT, "express": True})
    assert queries.lanes(application, "PLACE") == ["EXPRESS"]
    assert queries.working_days(application) == 0
    with pytest.raises(actions.NotYourLane):
        actions.choose_place(reference=application.reference, slot_id=a_slot().pk, actor=me(sari), now=NOW)
    express = a_slot(lane="EXPRESS")
    actions.choose_place(reference=application.reference, slot_id=express.pk, actor=me(sari), now=NOW)
    assert open_bill(application).amount == 1_650_000


def test_without_it_nobody_takes_a_place_of_the_express_lane(sari: User) -> None:
    a_rule()
    a_rule("EXPRESS")
    application = sent(sari, "paspor-baru", ADULT)
    assert queries.lanes(application, "PLACE") == ["REGULAR"]
    with pytest.raises(actions.NotYourLane):
        actions.choose_place(
            reference=application.reference, slot_id=a_slot(lane="EXPRESS").pk, actor=me(sari), now=NOW
        )


def test_an_expired_passport_of_2017_needs_only_itself_and_the_id_card(sari: User) -> None:
    application = sent(sari, "paspor-penggantian", {**PERSON, **GROWN, **OLD, **EXPIRED, "product": "E10"})
    assert application.case_code == "PR_EXPIRED"
    assert queries.working_days(application) == 4


def test_a_lost_passport_is_looked_at_first_and_has_no_day_that_anybody_knows(sari: User) -> None:
    application = sent(sari, "paspor-penggantian", {**PERSON, **GROWN, **LOST, "product": "E5"})
    assert application.case_code == "PR_LOST"
    assert queries.stage(application) == "PRE_CHECK"
    assert queries.working_days(application) is None
    assert bills.count(application.reference) == 0


def test_what_was_right_when_it_was_sent_stays_right_on_a_birthday(sari: User, monkeypatch: pytest.MonkeyPatch) -> None:
    """Seventeen the day after: the papers of an adult are not asked for, and a correction can still be sent."""
    almost = {**CHILD, "birth_date": "2009-01-13", "nik": "1312035301090001", "marital_status": "SINGLE"}
    monkeypatch.setattr(clock, "now", lambda: NOW)
    application = sent(sari, "paspor-baru", almost)
    monkeypatch.setattr(clock, "now", lambda: NOW + timedelta(days=2))
    later = clock.now()
    page = client_for(sari).get(f"/permohonan/{application.reference}/berkas/").content.decode()
    assert 'id="CHILD_BIRTH"' in page
    assert 'id="BIRTH_PROOF"' not in page
    actions.request_correction(
        reference=application.reference, items=["section:contact"], note="Nomor ponsel?", actor=WATI, now=later
    )
    correction = actions.send_correction(reference=application.reference, actor=me(sari), now=later)
    assert correction.sent_at == later


def test_what_nobody_here_knows_the_price_of_is_sent_and_gets_a_place_without_a_bill(sari: User) -> None:
    a_rule()
    draft = filled(sari, "paspor-perubahan-data", {**PERSON, **GROWN, **ENDORSE})
    page = client_for(sari).get(f"/permohonan/{draft.reference}/periksa/").content.decode()
    assert "Tanyakan kantor: Tambahan nama di halaman pengesahan." in page
    assert "gratis" not in page
    application = actions.submit(reference=draft.reference, actor=me(sari), now=NOW)
    actions.choose_place(reference=application.reference, slot_id=a_slot().pk, actor=me(sari), now=NOW)
    application.refresh_from_db()
    assert application.phase == "CONFIRMED"
    assert bookings.live(application.reference) is not None
    assert bills.count(application.reference) == 0

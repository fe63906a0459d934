"""A new application starts with what lasts of the one that was sent last for the same person."""

from datetime import timedelta

import pytest
import time_machine

from rantau.accounts import queries as accounts
from rantau.accounts.models import User
from rantau.accounts.tests.factories import PersonAccount, client_for
from rantau.applications import actions, queries
from rantau.applications.models import Application
from rantau.applications.tests.factories import a_draft, a_sent, me
from rantau.appointments.tests.factories import NOW
from rantau.catalogue import queries as catalogue

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quick_papers")]
LATER = NOW + timedelta(days=30)
SAID = "Kami isi dari permohonan Anda tanggal"


@pytest.fixture
def sari() -> User:
    return PersonAccount()


def another_draft(owner: User) -> Application:
    person = accounts.self_person(owner.pk)
    return actions.begin(service_code="paspor-penggantian", person_id=person.pk, actor=me(owner), now=LATER)


def page(application: Application, owner: User, section: str) -> str:
    with time_machine.travel(LATER, tick=False):
        return client_for(owner).get(f"/permohonan/{application.reference}/isi/{section}/").content.decode()


def section_of(application: Application, code: str) -> str:
    sections = queries.definition(application).sections
    return next(section.code for section in sections if code in {question.code for question in section.questions})


def test_a_page_starts_with_the_last_application_and_says_so(sari: User) -> None:
    a_sent(sari)
    draft = another_draft(sari)
    shown = page(draft, sari, section_of(draft, "emergency_name"))
    assert 'value="Rohana"' in shown
    assert f"{SAID} Senin, 12 Januari 2026" in shown


def test_nothing_is_kept_until_the_page_is_saved_and_then_nothing_is_carried(sari: User) -> None:
    a_sent(sari)
    draft = another_draft(sari)
    section = section_of(draft, "emergency_name")
    page(draft, sari, section)
    assert queries.answers(draft) == {}
    answers = {"emergency_name": "Maimunah"}
    actions.save_section(reference=draft.reference, section=section, answers=answers, actor=me(sari), now=LATER)
    shown = page(draft, sari, section)
    assert SAID not in shown
    assert "Rohana" not in shown


def test_what_is_wanted_declared_or_agreed_to_is_never_carried(sari: User) -> None:
    sent = a_sent(sari)
    service = queries.definition(sent)
    found = catalogue.carried(service, service, queries.answers(sent))
    assert found["mother_name"] == "Rohana"
    assert found["region"] == "13.12.03.2003"
    left_out = {
        "purpose", "destination", "stay_length", "companions", "product", "papers_agree", "first_passport",
        "true_purpose", "had_passport", "name_changed", "naturalised", "lives_there", "marital_status",
    }  # fmt: skip
    assert not left_out & set(found)


def test_a_draft_that_was_never_sent_gives_nothing(sari: User) -> None:
    first = a_draft(sari)
    answers = {"emergency_name": "Rohana"}
    section = section_of(first, "emergency_name")
    actions.save_section(reference=first.reference, section=section, answers=answers, actor=me(sari), now=NOW)
    draft = another_draft(sari)
    assert SAID not in page(draft, sari, section_of(draft, "emergency_name"))


def test_nothing_comes_from_another_account_or_another_person(sari: User) -> None:
    a_sent(sari)
    budi = PersonAccount(full_name="Budi")
    draft = another_draft(budi)
    shown = page(draft, budi, section_of(draft, "emergency_name"))
    assert SAID not in shown
    assert "Rohana" not in shown

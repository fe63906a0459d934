"""An officer lets a stop pass; the person whose NIK somebody else wrote is told."""

from typing import Any

import pytest
import time_machine

from rantau.accounts.models import User
from rantau.accounts.tests.factories import PersonAccount, StaffAccount
from rantau.applications import actions, preflight
from rantau.applications.models import Application, Lift
from rantau.applications.tests.factories import ANSWERS, a_draft, a_sent, fill, me, open_bill
from rantau.appointments.tests.factories import MONDAY, NOW, a_rule, a_slot
from rantau.foundation.actor import Actor
from rantau.foundation.refusals import NotAllowed
from rantau.journal.models import Entry

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quick_papers")]
DIFFER = {"papers_agree": False}


@pytest.fixture
def sari() -> User:
    return PersonAccount(full_name="Sari", nik=ANSWERS["nik"])


@pytest.fixture(autouse=True)
def monday() -> Any:
    with time_machine.travel(NOW, tick=False):
        yield


def officer(role: str = "verifier", office: str = "PASBAR") -> Actor:
    return Actor.staff(StaffAccount(role, office).pk, role=role, office=office)


def lift(draft: Application, actor: Actor, code: str = "PAPERS_DIFFER", **why: str) -> Lift:
    told = {"reason": "ORIGINALS", "note": "Akta asli cocok", **why}
    return actions.lift_stop(reference=draft.reference, code=code, **told, actor=actor, now=NOW)


def stops(draft: Application) -> list[str]:
    return [stop.code for stop in preflight.look(draft, MONDAY).stops]


@pytest.mark.parametrize("role", ["verifier", "section_head", "head"])
def test_what_an_officer_lifted_is_sent_and_billed(sari: User, role: str) -> None:
    a_rule()
    draft = fill(a_draft(sari), sari, **DIFFER)
    with pytest.raises(actions.Stopped):
        actions.submit(reference=draft.reference, actor=me(sari), now=NOW)
    lift(draft, officer(role))
    assert stops(draft) == []
    assert [told.code for told in preflight.look(draft, MONDAY).lifted] == ["PAPERS_DIFFER"]
    actions.submit(reference=draft.reference, actor=me(sari), now=NOW)
    actions.choose_place(reference=draft.reference, slot_id=a_slot().pk, actor=me(sari), now=NOW)
    assert open_bill(draft).amount == 650_000


def test_the_journal_knows_the_codes_and_not_the_note(sari: User) -> None:
    draft = fill(a_draft(sari), sari, **DIFFER)
    lift(draft, officer(), reason="OTHER", note="Ejaan lama")
    entry = Entry.objects.get(code="applications.stop_lifted")
    assert (entry.payload["stop"], entry.payload["reason"]) == ("PAPERS_DIFFER", "OTHER")
    assert "Ejaan" not in str(entry.payload)
    assert b"Ejaan" not in bytes(Lift.objects.get().__dict__["note"])
    assert Lift.objects.get().note == "Ejaan lama"


@pytest.mark.parametrize(
    ("role", "office"),
    [("interviewer", "PASBAR"), ("front_desk", "PASBAR"), ("office_admin", "PASBAR"), ("head", "AGAM")],
)
def test_others_and_other_offices_cannot(sari: User, role: str, office: str) -> None:
    draft = fill(a_draft(sari), sari, **DIFFER)
    with pytest.raises(NotAllowed):
        lift(draft, officer(role, office))
    with pytest.raises(NotAllowed):
        actions.read_stops(reference=draft.reference, actor=officer(role, office), now=NOW)
    assert stops(draft) == ["PAPERS_DIFFER"]


def test_nobody_lifts_a_stop_of_their_own_application(sari: User) -> None:
    draft = fill(a_draft(sari), sari, **DIFFER)
    for actor in (me(sari), Actor.staff(sari.pk, role="head", office="PASBAR")):
        with pytest.raises(NotAllowed):
            lift(draft, actor)


@pytest.mark.parametrize("code", ["TEN_YEARS", "PAPER_MISSING", "ANSWER_MISSING", "PAPERS_DIFFER"])
def test_only_what_is_there_and_may_be_lifted_is_lifted(sari: User, code: str) -> None:
    child = {"birth_date": "2018-07-05", "product": "E10", "papers_agree": True}
    draft = fill(a_draft(sari), sari, **child)
    with pytest.raises(actions.NothingToLift):
        lift(draft, officer(), code)
    assert not Lift.objects.exists()


def test_another_reason_needs_words(sari: User) -> None:
    draft = fill(a_draft(sari), sari, **DIFFER)
    with pytest.raises(actions.NoteNeeded):
        lift(draft, officer(), reason="OTHER", note=" ")


def test_a_lift_is_for_one_stop_of_one_application(sari: User) -> None:
    draft = fill(a_draft(sari), sari, **DIFFER)
    lift(draft, officer())
    with pytest.raises(actions.NothingToLift):
        lift(draft, officer())
    budi = PersonAccount(full_name="Budi", nik="1312011708850002")
    assert stops(fill(a_draft(budi), budi, **DIFFER)) == ["PAPERS_DIFFER"]


def test_who_owns_the_nik_is_told_once_a_day_and_who_wrote_it_learns_nothing(sari: User) -> None:
    running = a_sent(sari)
    budi = PersonAccount(full_name="Budi", nik="1312011708850002")
    other = fill(a_draft(budi), budi)
    for _again in range(2):
        with pytest.raises(actions.AlreadyRunning) as refused:
            actions.submit(reference=other.reference, actor=me(budi), now=NOW)
        assert running.reference not in refused.value.sentence
    assert told() == [str(sari.pk)]
    other.refresh_from_db()
    assert other.phase == "DRAFT"


def test_looking_at_the_page_asks_nothing_about_other_accounts(sari: User) -> None:
    a_sent(sari)
    budi = PersonAccount(full_name="Budi", nik="1312011708850002")
    assert stops(fill(a_draft(budi), budi)) == []


def test_whoever_has_the_running_one_is_told_where_the_nik_has_no_account() -> None:
    agent = PersonAccount(full_name="Agen", nik="1312011708850002")
    a_sent(agent)
    wati = PersonAccount(full_name="Wati", nik="1312035507900009")
    draft = fill(a_draft(wati), wati)
    with pytest.raises(actions.AlreadyRunning):
        actions.submit(reference=draft.reference, actor=me(wati), now=NOW)
    assert told() == [str(agent.pk)]


def told() -> list[str]:
    """The accounts that are told of a second application."""
    entries = Entry.objects.filter(code="applications.same_person_refused")
    return [entry.payload["told"] for entry in entries]

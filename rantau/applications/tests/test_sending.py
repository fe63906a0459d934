from collections.abc import Callable
from datetime import timedelta

import pytest

from rantau.accounts.models import User
from rantau.accounts.tests.factories import PersonAccount, StaffAccount
from rantau.applications import actions, queries
from rantau.applications.models import Application, StatusChange
from rantau.applications.tests.factories import ANSWERS, a_draft, a_sent, bring, fill, me, with_terms
from rantau.appointments.tests.factories import NOW
from rantau.documents import queries as documents
from rantau.foundation import clock
from rantau.foundation.actor import Actor
from rantau.foundation.lifecycle import MoveNotPossible
from rantau.foundation.refusals import NotAllowed
from rantau.journal.models import Entry
from rantau.offices import queries as offices

pytestmark = pytest.mark.django_db


@pytest.fixture
def sari() -> User:
    return PersonAccount()


@pytest.fixture
def budi() -> User:
    return PersonAccount()


@pytest.fixture
def wati() -> Actor:
    return Actor.staff(StaffAccount("verifier", "PASBAR").pk, role="verifier", office="PASBAR")


def test_beginning_twice_gives_the_same_draft(sari: User) -> None:
    assert a_draft(sari).pk == a_draft(sari).pk
    assert Application.objects.count() == 1


def test_answers_are_kept_page_by_page_and_cannot_be_read_in_the_table(sari: User, django_db_blocker: object) -> None:
    draft = fill(a_draft(sari), sari)
    assert queries.answers(draft)["mother_name"] == "Rohana"
    sealed = draft.sections.get(section="family").__dict__["answers"]
    assert b"Rohana" not in bytes(sealed)


def test_a_complete_draft_is_sent_once_and_its_case_is_found(sari: User) -> None:
    sent = a_sent(sari)
    assert (sent.phase, sent.case_code) == ("SUBMITTED", "PN_ADULT")
    with pytest.raises(MoveNotPossible):
        actions.submit(reference=sent.reference, actor=me(sari), now=NOW)
    assert Entry.objects.filter(code="applications.submitted").count() == 1
    assert [change.move for change in StatusChange.objects.all()] == ["begin", "submit"]


@pytest.mark.parametrize("missing", ["mother_name", "destination", "true_purpose"])
def test_an_incomplete_draft_is_not_sent(sari: User, missing: str) -> None:
    draft = fill(a_draft(sari), sari, **{missing: None})
    with pytest.raises(actions.Incomplete):
        actions.submit(reference=draft.reference, actor=me(sari), now=NOW)
    draft.refresh_from_db()
    assert draft.phase == "DRAFT"


def test_without_its_papers_a_draft_is_not_sent(sari: User) -> None:
    draft = a_draft(sari)
    for section in queries.definition(draft).sections:
        page = {q.code: ANSWERS[q.code] for q in section.questions if q.code in ANSWERS}
        actions.save_section(reference=draft.reference, section=section.code, answers=page, actor=me(sari), now=NOW)
    with pytest.raises(actions.Incomplete):
        actions.submit(reference=draft.reference, actor=me(sari), now=NOW)


def test_one_nik_has_one_running_application_and_the_second_learns_nothing_of_it(sari: User, budi: User) -> None:
    first = a_sent(sari)
    second = fill(a_draft(budi), budi)
    with pytest.raises(actions.AlreadyRunning) as refused:
        actions.submit(reference=second.reference, actor=me(budi), now=NOW)
    assert first.reference not in refused.value.sentence
    second.refresh_from_db()
    assert second.phase == "DRAFT"


@pytest.mark.parametrize("act", ["save", "submit", "withdraw"])
def test_budi_cannot_touch_saris_application(sari: User, budi: User, act: str) -> None:
    reference = fill(a_draft(sari), sari).reference
    acts: dict[str, Callable[[], object]] = {
        "save": lambda: actions.save_section(
            reference=reference, section="family", answers={}, actor=me(budi), now=NOW
        ),
        "submit": lambda: actions.submit(reference=reference, actor=me(budi), now=NOW),
        "withdraw": lambda: actions.withdraw(reference=reference, actor=me(budi), now=NOW),
    }
    with pytest.raises(NotAllowed):
        acts[act]()


def test_what_was_sent_is_closed_until_an_officer_sends_a_part_back(sari: User, wati: Actor) -> None:
    sent = a_sent(sari)
    with pytest.raises(actions.NotEditable):
        actions.save_section(reference=sent.reference, section="family", answers={}, actor=me(sari), now=NOW)
    items = ["section:family", "paper:KTP"]
    actions.request_correction(reference=sent.reference, items=items, note="Nama ibu", actor=wati, now=NOW)
    assert actions.section_editable(sent, "family")
    assert not actions.section_editable(sent, "identity")
    assert actions.paper_editable(sent, "KTP")
    assert not actions.paper_editable(sent, "KK")


def test_a_correction_is_sent_once_and_keeps_the_phase(sari: User, wati: Actor) -> None:
    sent = a_sent(sari)
    actions.request_correction(reference=sent.reference, items=["paper:KTP"], note="Kabur", actor=wati, now=NOW)
    bring(sent, sari, "KTP")
    actions.send_correction(reference=sent.reference, actor=me(sari), now=NOW)
    with pytest.raises(actions.NothingToCorrect):
        actions.send_correction(reference=sent.reference, actor=me(sari), now=NOW)
    sent.refresh_from_db()
    assert sent.phase == "SUBMITTED"
    assert documents.of(sent.reference).count() == 3


def test_after_taking_it_back_nothing_is_left_to_put_right(sari: User, wati: Actor) -> None:
    application = a_sent(sari)
    told = {"reference": application.reference, "now": NOW}
    actions.request_correction(**told, items=["section:identity"], note="Nama.", actor=wati)
    application = actions.withdraw(**told, actor=me(sari))
    assert queries.open_correction(application) is None
    assert not actions.section_editable(application, "identity")
    with pytest.raises(actions.NothingToCorrect):
        actions.send_correction(**told, actor=me(sari))
    with pytest.raises(actions.NotEditable):
        actions.save_section(**told, section="identity", answers={}, actor=me(sari))


def test_until_when_something_is_put_right_is_in_the_file_of_the_service(
    sari: User, wati: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    application = a_sent(sari)
    with_terms(monkeypatch, application, correction_days=3)
    correction = actions.request_correction(
        reference=application.reference, items=["paper:KTP"], note="Kabur", actor=wati, now=NOW
    )
    assert correction.due_on == offices.add_working_days(clock.day_of(NOW), 3)


def test_how_long_a_draft_is_kept_is_in_the_file_of_the_service(sari: User, monkeypatch: pytest.MonkeyPatch) -> None:
    draft = a_draft(sari)
    with_terms(monkeypatch, draft, draft_days=5)
    assert list(queries.idle_drafts(NOW + timedelta(days=5))) == []
    assert list(queries.idle_drafts(NOW + timedelta(days=6))) == [draft]
    with_terms(monkeypatch, draft, draft_days=90)
    assert not actions.expire_draft(
        reference=draft.reference, actor=Actor.system("tests"), now=NOW + timedelta(days=60)
    )


def test_an_applicant_cannot_ask_for_corrections(sari: User) -> None:
    sent = a_sent(sari)
    with pytest.raises(NotAllowed):
        actions.request_correction(reference=sent.reference, items=["paper:KTP"], note="x", actor=me(sari), now=NOW)


def test_a_draft_nobody_touched_for_thirty_days_expires_and_a_fresh_one_does_not(sari: User) -> None:
    draft = a_draft(sari)
    timer = Actor.system("tests")
    thirty = queries.kept_for(draft)
    assert thirty.days == 30
    assert list(queries.idle_drafts(NOW + thirty)) == []
    assert not actions.expire_draft(reference=draft.reference, actor=timer, now=NOW + thirty)
    later = NOW + thirty * 2
    assert list(queries.idle_drafts(later)) == [draft]
    assert actions.expire_draft(reference=draft.reference, actor=timer, now=later)
    draft.refresh_from_db()
    assert draft.phase == "EXPIRED"

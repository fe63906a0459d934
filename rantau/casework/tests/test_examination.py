"""From the sent application to the decision, and everybody who may not."""

import threading
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from rantau.accounts.tests.factories import StaffAccount
from rantau.applications.models import Correction
from rantau.casework import actions, queries
from rantau.casework.lifecycle import NoInterview, NotArrived, PapersOpen
from rantau.casework.models import Case, Decision, Interview, StatusChange
from rantau.casework.tests.factories import (
    NOW,
    SYSTEM,
    a_case,
    an_application,
    approved,
    as_actor,
    finish,
    interviewed,
    interviewing,
    judge,
    officer,
    present,
    taken,
    verified,
)
from rantau.documents.models import Document
from rantau.foundation.lifecycle import MoveNotPossible
from rantau.foundation.refusals import NotAllowed, Stale
from rantau.journal.models import Entry
from rantau.offices.tests.factories import first_data
from rantau.visits.models import Visit

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("office")]
DAY = timedelta(days=1)


def fresh(case: Case) -> Case:
    return Case.objects.select_related("application").get(pk=case.pk)


def codes(reference: str) -> list[str]:
    entries = Entry.objects.filter(application=reference, code__startswith="casework.").order_by("pk")
    return list(entries.values_list("code", flat=True))


def approve(case, actor, version=None):
    version = version or case.version
    return actions.approve(reference=case.reference, version=version, note="", actor=actor, now=NOW)


def test_a_case_goes_from_papers_through_interview_to_approval() -> None:
    case = approved()
    assert (case.state, case.application.phase) == ("APPROVED", "APPROVED")
    assert [change.move for change in queries.changes(case)] == [
        "open", "take", "verify", "take", "begin_interview", "end_interview", "take", "approve",
    ]  # fmt: skip
    assert Visit.objects.get(holder=case.reference).state == "DONE"
    assert "casework.decision_made" in codes(case.reference)


def test_an_application_told_twice_has_one_case() -> None:
    application = an_application()
    for _time in range(2):
        actions.open_case(reference=application.reference, actor=SYSTEM, now=NOW)
    assert Case.objects.count() == 1
    assert codes(application.reference) == ["casework.case_opened"]


def test_an_application_taken_back_before_the_case_was_opened_gets_none() -> None:
    application = an_application(phase="WITHDRAWN")
    assert actions.open_case(reference=application.reference, actor=SYSTEM, now=NOW) is None
    assert not Case.objects.exists()


def test_people_cannot_open_cases() -> None:
    with pytest.raises(NotAllowed):
        actions.open_case(reference=an_application().reference, actor=officer("verifier"), now=NOW)


def test_the_oldest_due_comes_first() -> None:
    late, early = a_case(at=NOW), a_case(at=NOW - 7 * DAY)
    wati = officer("verifier")
    assert actions.take_next(actor=wati, now=NOW).pk == early.pk
    assert actions.take_next(actor=officer("verifier"), now=NOW).pk == late.pk


def test_asking_twice_takes_one_case() -> None:
    a_case(), a_case()
    wati = officer("verifier")
    assert actions.take_next(actor=wati, now=NOW) == actions.take_next(actor=wati, now=NOW)
    assert Case.objects.filter(assigned_to=None).count() == 1


def test_nobody_gets_a_case_of_another_office_or_their_own() -> None:
    wati = StaffAccount("verifier")
    a_case(office_code="AGAM")
    application = an_application()
    application.owner = wati
    application.save()
    actions.open_case(reference=application.reference, actor=SYSTEM, now=NOW)
    with pytest.raises(actions.NothingWaiting):
        actions.take_next(actor=as_actor(wati, "verifier"), now=NOW)
    for case in Case.objects.all():
        with pytest.raises(NotAllowed):
            taken(case, as_actor(wati, "verifier"))


@pytest.mark.parametrize("role", ["front_desk", "printer", "auditor", "system_admin", "interviewer", "head"])
def test_other_roles_do_not_verify(role: str) -> None:
    with pytest.raises(NotAllowed):
        taken(a_case(), officer(role))


def test_a_case_in_other_hands_is_not_taken_away() -> None:
    case = taken(a_case(), officer("verifier"))
    with pytest.raises(actions.InOtherHands):
        taken(case, officer("verifier"))


def test_a_case_put_back_can_be_taken_by_another() -> None:
    wati, other = officer("verifier"), officer("verifier")
    case = taken(a_case(), wati)
    case = actions.release(reference=case.reference, version=case.version, actor=wati, now=NOW)
    assert str(taken(case, other).assigned_to_id) == other.id


def test_who_does_not_have_the_case_in_hand_judges_nothing() -> None:
    case = a_case()
    paper = Document.objects.filter(holder=case.reference).first()
    with pytest.raises(NotAllowed):
        judge(case, paper.pk, officer("verifier"))
    paper.refresh_from_db()
    assert paper.state == "READABLE"


def test_a_paper_of_another_application_cannot_be_judged_here() -> None:
    wati = officer("verifier")
    case, other = taken(a_case(), wati), a_case()
    with pytest.raises(NotAllowed):
        judge(case, Document.objects.filter(holder=other.reference).first().pk, wati)


def test_verification_ends_only_when_every_paper_is_accepted_and_none_is_missing() -> None:
    wati = officer("verifier")
    case = taken(a_case(), wati)
    papers = list(Document.objects.filter(holder=case.reference))
    for paper in papers[:2]:
        judge(case, paper.pk, wati)
    with pytest.raises(PapersOpen):
        actions.finish_verification(reference=case.reference, version=case.version, actor=wati, now=NOW)
    judge(case, papers[2].pk, wati)
    Document.objects.filter(holder=case.reference, slot="KK").update(state="REPLACED")
    with pytest.raises(PapersOpen):
        actions.finish_verification(reference=case.reference, version=case.version, actor=wati, now=NOW)
    assert fresh(case).state == "TO_VERIFY"


def returned(wati) -> Case:
    case = taken(a_case(), wati)
    judge(case, Document.objects.get(holder=case.reference, slot="KTP").pk, wati, reason="DOC_BLUR")
    return actions.return_to_applicant(
        reference=case.reference, version=case.version, sections=["identity", "unknown"], note="Foto ulang.",
        actor=wati, now=NOW,
    )  # fmt: skip


def test_a_return_names_flagged_papers_and_sections_to_the_applicant() -> None:
    case = returned(officer("verifier"))
    correction = Correction.objects.get()
    assert (case.state, correction.items) == ("RETURNED", ["paper:KTP", "section:identity"])
    assert correction.note == "Foto ulang."


def test_nothing_is_returned_without_a_reason() -> None:
    wati = officer("verifier")
    case = taken(a_case(), wati)
    with pytest.raises(actions.NothingToReturn):
        actions.return_to_applicant(
            reference=case.reference, version=case.version, sections=[], note="", actor=wati, now=NOW
        )
    assert fresh(case).state == "TO_VERIFY"


def test_a_corrected_case_comes_back_once_at_its_old_place() -> None:
    case = returned(officer("verifier"))
    for _time in range(2):
        actions.receive_correction(reference=case.reference, actor=SYSTEM, now=NOW + 9 * DAY)
    again = fresh(case)
    assert (again.state, again.due_at, again.assigned_to_id) == ("TO_VERIFY", case.due_at, None)
    assert StatusChange.objects.filter(case=case, move="receive_correction").count() == 1


def test_a_withdrawn_application_closes_its_case_once() -> None:
    case = a_case()
    for _time in range(2):
        actions.close_case(reference=case.reference, actor=SYSTEM, now=NOW)
    assert fresh(case).state == "CLOSED"
    assert codes(case.reference).count("casework.case_closed") == 1


def test_a_page_older_than_the_case_changes_nothing() -> None:
    hadi = officer("head")
    case = taken(interviewed(), hadi)
    with pytest.raises(Stale):
        approve(case, hadi, version=case.version - 1)
    assert not Decision.objects.exists()


def test_the_interview_waits_until_the_applicant_has_come() -> None:
    dewi = officer("interviewer")
    case = taken(verified(), dewi)
    with pytest.raises(NotArrived):
        actions.begin_interview(reference=case.reference, version=case.version, actor=dewi, now=NOW)
    assert not Interview.objects.exists()


def test_the_interviewer_gets_those_who_have_come_in_the_order_of_the_line() -> None:
    verified()
    second = present(verified(), NOW + timedelta(hours=1))
    first = present(verified(), NOW)
    assert actions.take_next(actor=officer("interviewer"), now=NOW).pk == first.pk
    assert actions.take_next(actor=officer("interviewer"), now=NOW).pk == second.pk
    with pytest.raises(actions.NothingWaiting):
        actions.take_next(actor=officer("interviewer"), now=NOW)


def test_the_interview_begins_the_visit_and_the_examination() -> None:
    case = interviewing()
    assert (case.state, case.application.phase) == ("INTERVIEWING", "UNDER_EXAMINATION")
    assert Visit.objects.get(holder=case.reference).state == "SERVING"


def test_the_interview_ends_only_when_the_applicant_has_confirmed_the_data() -> None:
    dewi = officer("interviewer")
    case = interviewing(dewi=dewi)
    with pytest.raises(actions.DataNotConfirmed):
        finish(case, dewi, confirmed=False)
    assert Interview.objects.get().ended_at is None


def test_the_database_keeps_one_open_interview_a_case() -> None:
    dewi = officer("interviewer")
    case = interviewing(dewi=dewi)
    with pytest.raises(IntegrityError, match="interview_one_open"), transaction.atomic():
        Interview.objects.create(
            case=case, officer_id=dewi.id, service_code="paspor-baru", service_version=1, started_at=NOW
        )


def test_nothing_is_approved_without_an_ended_interview() -> None:
    hadi = officer("head")
    case = taken(interviewed(), hadi)
    Interview.objects.update(ended_at=None)
    with pytest.raises(NoInterview):
        approve(case, hadi)
    assert (fresh(case).state, fresh(case).application.phase) == ("TO_DECIDE", "UNDER_EXAMINATION")


def test_approval_does_not_exist_before_the_decision_stage() -> None:
    case = verified()
    Case.objects.update(assigned_to=officer("head").id)
    with pytest.raises(NotAllowed):
        approve(case, officer("head"))
    assert not Decision.objects.exists()


@pytest.mark.parametrize("role", ["verifier", "interviewer", "front_desk", "printer"])
def test_other_roles_do_not_decide(role: str) -> None:
    with pytest.raises(NotAllowed):
        taken(interviewed(), officer(role))


def test_whoever_verified_or_interviewed_does_not_decide_even_as_head() -> None:
    wati, dewi = StaffAccount("verifier"), StaffAccount("interviewer")
    case = interviewed(verified(wati=as_actor(wati, "verifier")), as_actor(dewi, "interviewer"))
    for promoted in (as_actor(wati, "head"), as_actor(dewi, "section_head")):
        with pytest.raises(NotAllowed):
            taken(case, promoted)
        with pytest.raises(actions.NothingWaiting):
            actions.take_next(actor=promoted, now=NOW)


@pytest.mark.parametrize("other", ["verifier", "interviewer"])
def test_the_database_keeps_four_eyes(other: str) -> None:
    decision_of = approved()
    decision = Decision.objects.get(case=decision_of)
    with pytest.raises(IntegrityError, match="decision_four_eyes"), transaction.atomic():
        Decision.objects.filter(pk=decision.pk).update(**{other: decision.decided_by})


def test_the_database_has_no_decision_without_the_interview_that_its_process_asks_for() -> None:
    decision = Decision.objects.get(case=approved())
    nobody = {"interview": None, "interviewer": None, "interview_ended_at": None}
    with pytest.raises(IntegrityError, match="decision_with_its_interview"), transaction.atomic():
        Decision.objects.filter(pk=decision.pk).update(**nobody)
    with pytest.raises(IntegrityError, match="decision_meeting_of_that_kind"), transaction.atomic():
        Decision.objects.filter(pk=decision.pk).update(meeting="VISIT")


def test_the_database_has_no_decision_before_the_interview_ended() -> None:
    approved()
    with pytest.raises(IntegrityError, match="decision_after_the_interview"), transaction.atomic():
        Decision.objects.update(interview_ended_at=NOW + DAY)


def test_a_refusal_names_reason_and_legal_basis() -> None:
    hadi = officer("head")
    case = taken(interviewed(), hadi)
    facts = {"reference": case.reference, "version": case.version, "note": "", "actor": hadi, "now": NOW}
    for reason, basis in (("", "Pasal 1"), ("FALSE_STATEMENT", " "), ("MADE_UP", "Pasal 1")):
        with pytest.raises(actions.ReasonMissing):
            actions.reject(reason_code=reason, legal_basis=basis, **facts)
    actions.reject(reason_code="FALSE_STATEMENT", legal_basis="Pasal 1", **facts)
    assert (fresh(case).state, fresh(case).application.phase) == ("REJECTED", "REJECTED")


def test_a_decided_case_is_not_decided_again() -> None:
    hadi = officer("head")
    case = approved(hadi=hadi)
    with pytest.raises((NotAllowed, MoveNotPossible)):
        approve(case, hadi)
    assert Decision.objects.count() == 1


def test_what_was_answered_cannot_be_read_in_the_table() -> None:
    interviewed()
    with connection.cursor() as cursor:
        cursor.execute("select answers from casework_interview")
        assert b"Berlibur" not in bytes(cursor.fetchone()[0])
    assert Interview.objects.get().answers["told_purpose"] == "Berlibur"


def test_reading_is_journaled_with_its_purpose_and_refused_to_strangers() -> None:
    case, hadi = a_case(), officer("head")
    facts = {"reference": case.reference, "fields": ["identity"], "now": NOW}
    actions.note_read(purpose="SUPERVISION", actor=hadi, **facts)
    entry = Entry.objects.get(code="casework.case_read")
    assert (entry.person_id, entry.payload["purpose"]) == (case.application.person_id, "SUPERVISION")
    for stranger in (officer("printer"), officer("head", "AGAM")):
        with pytest.raises(NotAllowed):
            actions.note_read(purpose="SUPERVISION", actor=stranger, **facts)
    with pytest.raises(NotAllowed):
        actions.note_read(purpose="WORK", actor=hadi, **facts)


@pytest.mark.django_db(transaction=True)
def test_officers_who_ask_at_the_same_moment_get_different_cases() -> None:
    first_data()
    for _number in range(3):
        a_case(papers=False)
    officers, got, start = [officer("verifier") for _number in range(3)], [], threading.Barrier(3)

    def ask(actor) -> None:
        start.wait()
        try:
            got.append(actions.take_next(actor=actor, now=NOW).pk)
        finally:
            connection.close()

    threads = [threading.Thread(target=ask, args=[actor]) for actor in officers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(got)) == 3

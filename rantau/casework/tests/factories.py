"""Cases in every state, about Sari; Wati verifies, Dewi interviews, Hadi decides. It is Monday 12 January 2026."""

from datetime import datetime
from typing import Any
from uuid import UUID

from rantau.accounts import queries as accounts
from rantau.accounts.models import User
from rantau.accounts.tests.factories import PersonAccount, StaffAccount
from rantau.applications.models import Application
from rantau.appointments.tests.factories import NOW
from rantau.casework import actions
from rantau.casework.models import Case
from rantau.documents.models import Document
from rantau.documents.tests.factories import encoded, photo
from rantau.foundation import references
from rantau.foundation.actor import Actor
from rantau.vault import files
from rantau.visits.tests.factories import arrived

SYSTEM = Actor.system("tests")
SLOTS = ("KTP", "KK", "BIRTH_PROOF")
ANSWERS = {"originals_match": True, "told_purpose": "Berlibur"}


def officer(role: str, office: str = "PASBAR", **facts: Any) -> Actor:
    return as_actor(StaffAccount(role, office, **facts), role, office)


def as_actor(user: User, role: str, office: str = "PASBAR") -> Actor:
    return Actor.staff(user.pk, role=role, office=office)


def an_application(owner: User | None = None, *, at: datetime = NOW, **facts: Any) -> Application:
    """A paid application for a first passport, place booked."""
    owner = owner or PersonAccount()
    return Application.objects.create(
        **{
            "reference": references.new(),
            "owner": owner,
            "person": accounts.self_person(owner.pk),
            "service_code": "paspor-baru",
            "service_version": 1,
            "case_code": "PN_ADULT",
            "office_code": "PASBAR",
            "phase": "CONFIRMED",
            "begun_at": at,
            "saved_at": at,
            "submitted_at": at,
            **facts,
        }
    )


def a_paper(application: Application, slot: str = "KTP", **facts: Any) -> Document:
    content = encoded(photo(320, 200))
    stored = files.store(content, name_hint="ktp.jpg")
    return Document.objects.create(
        holder=application.reference,
        slot=slot,
        owner=application.owner,
        original_name="ktp.jpg",
        media="image/jpeg",
        size=len(content),
        raw_size=len(content),
        sha256=stored.sha256,
        content=stored.name,
        uploaded_at=application.begun_at,
        **facts,
    )


def a_case(owner: User | None = None, *, at: datetime = NOW, papers: bool = True, **facts: Any) -> Case:
    """Just sent, with its papers, waiting to be verified."""
    application = an_application(owner, at=at, **facts)
    for slot in SLOTS if papers else ():
        a_paper(application, slot)
    case = actions.open_case(reference=application.reference, actor=SYSTEM, now=at)
    assert case is not None
    return case


def taken(case: Case, actor: Actor, now: datetime = NOW) -> Case:
    return actions.take(reference=case.reference, actor=actor, now=now)


def judge(case: Case, document_id: UUID, actor: Actor, *, reason: str = "", now: datetime = NOW) -> None:
    actions.judge_paper(
        reference=case.reference, version=case.version, document_id=document_id, accepted=not reason, reason=reason,
        note="", actor=actor, now=now,
    )  # fmt: skip


def verified(case: Case | None = None, wati: Actor | None = None, now: datetime = NOW) -> Case:
    wati = wati or officer("verifier")
    case = taken(case or a_case(at=now), wati, now)
    for paper in Document.objects.filter(holder=case.reference):
        judge(case, paper.pk, wati, now=now)
    return actions.finish_verification(reference=case.reference, version=case.version, actor=wati, now=now)


def present(case: Case, now: datetime = NOW) -> Case:
    """The applicant has come."""
    arrived(now, holder=case.reference, owner_id=case.application.owner_id, at=now)
    return case


def interviewing(case: Case | None = None, dewi: Actor | None = None, now: datetime = NOW) -> Case:
    dewi = dewi or officer("interviewer")
    case = taken(present(case or verified(now=now), now), dewi, now)
    actions.begin_interview(reference=case.reference, version=case.version, actor=dewi, now=now)
    return Case.objects.select_related("application").get(pk=case.pk)


def interviewed(case: Case | None = None, dewi: Actor | None = None, now: datetime = NOW) -> Case:
    dewi = dewi or officer("interviewer")
    case = interviewing(case, dewi, now)
    return finish(case, dewi, now=now)


def finish(case: Case, dewi: Actor, *, confirmed: bool = True, now: datetime = NOW) -> Case:
    return actions.finish_interview(
        reference=case.reference, version=case.version, answers=ANSWERS, outcome="OK", note="", actor=dewi,
        data_confirmed=confirmed, now=now,
    )  # fmt: skip


def approved(case: Case | None = None, hadi: Actor | None = None, now: datetime = NOW) -> Case:
    hadi = hadi or officer("head")
    case = taken(case or interviewed(now=now), hadi, now)
    actions.approve(reference=case.reference, version=case.version, note="", actor=hadi, now=now)
    return Case.objects.select_related("application").get(pk=case.pk)

"""Reads of cases: what lies on whose desk, and one case with all that belongs to it."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from rantau.applications import queries as applications
from rantau.casework.lifecycle import (
    CASE_ROLES,
    NOT_GRANTED,
    PURPOSE_WORDS,
    REASON_SENTENCES,
    REJECT_SENTENCES,
    Purpose,
    State,
)
from rantau.casework.models import Adjudication, Case, Decision, FieldReport, Interview, StatusChange
from rantau.catalogue.queries import Examination
from rantau.documents import queries as papers
from rantau.foundation import clock, references
from rantau.foundation.actor import Actor
from rantau.visits import queries as visits

__all__ = [
    "PURPOSE_WORDS", "REASON_SENTENCES", "REJECT_SENTENCES", "Adjudication", "Case", "Decision", "FieldReport",
    "Interview", "Purpose", "adjudication", "changes", "counted", "decision", "examination", "field_reports",
    "for_application", "has_disaster_letter", "here_today", "in_hand", "interviews", "is_examined", "last_interview",
    "may_order_field_check", "on_desk", "open_interview", "refused_for", "search", "suspended_until", "together",
    "visible_to", "waiting_for",
]  # fmt: skip
MOST_COUNTED = 100
MOST_FOUND = 50
PRESENT = ("WAITING", "CALLED", "SERVING")


def visible_to(actor: Actor) -> QuerySet[Case]:
    """The cases of the officer's office, own applications left out; nothing for roles that do no casework."""
    rows = Case.objects.select_related("application__person", "assigned_to")
    if not actor.serves(actor.office, *CASE_ROLES):
        return rows.none()
    return rows.filter(office_code=actor.office).exclude(application__owner_id=UUID(actor.id))


def for_application(reference: str) -> Case | None:
    """For rooms above; None before the case was opened."""
    return Case.objects.filter(reference=reference).first()


def together(actor: Actor, case: Case) -> list[Case]:
    """The other cases of the family that this officer may see, decided ones too, in the order in which they came."""
    references = [other.reference for other in applications.together(case.application, ended=True)]
    return list(visible_to(actor).filter(reference__in=references).order_by("opened_at", "id")) if references else []


def on_desk(actor: Actor, state: State) -> QuerySet[Case]:
    return visible_to(actor).filter(state=state)


def in_hand(actor: Actor, states: Sequence[State]) -> QuerySet[Case]:
    """What the officer has taken and not finished, oldest due first."""
    return visible_to(actor).filter(assigned_to_id=UUID(actor.id), state__in=states).order_by("due_at", "id")


def waiting_for(actor: Actor, state: State) -> QuerySet[Case]:
    """What this officer may take at a stage, oldest due first."""
    rows = on_desk(actor, state).filter(assigned_to=None)
    if state == State.TO_DECIDE:
        own = UUID(actor.id)
        rows = rows.exclude(verified_by_id=own)
        rows = rows.exclude(pk__in=Interview.objects.filter(officer_id=own).values("case_id"))
        rows = rows.exclude(pk__in=FieldReport.objects.filter(officer_id=own).values("case_id"))
    return rows.order_by("due_at", "id")


def here_today(office: str, now: datetime) -> list[str]:
    """References of those who have come today and are not done, in the order of the line."""
    rows = visits.at_office(office).filter(day=clock.day_of(now), state__in=PRESENT)
    return list(visits.in_order(rows).values_list("holder", flat=True))


def search(actor: Actor, text: str) -> list[Case]:
    """By reference, or by a part of the name; at most 50, of the own office."""
    rows = visible_to(actor)
    if reference := references.normalise(text):
        return list(rows.filter(reference=reference))
    words = [Q(application__person__full_name__icontains=word) for word in text.split()]
    return list(rows.filter(*words).order_by("-opened_at")[:MOST_FOUND]) if words else []


def counted(rows: QuerySet[Case]) -> str:
    """How many, or "100+": nobody needs more, and counting all costs."""
    found = len(rows.order_by().values_list("pk")[: MOST_COUNTED + 1])
    return f"{MOST_COUNTED}+" if found > MOST_COUNTED else str(found)


def open_interview(case: Case) -> Interview | None:
    return Interview.objects.filter(case=case, ended_at=None).first()


def last_interview(case: Case, kind: str) -> Interview | None:
    """The last meeting of this kind that was ended."""
    return Interview.objects.filter(case=case, kind=kind, ended_at__isnull=False).order_by("-ended_at").first()


def interviews(case: Case) -> QuerySet[Interview]:
    """Every meeting that was ended, oldest first."""
    return Interview.objects.filter(case=case, ended_at__isnull=False).order_by("started_at")


def field_reports(case: Case) -> QuerySet[FieldReport]:
    return FieldReport.objects.filter(case=case).order_by("reported_at")


def may_order_field_check(case: Case) -> bool:
    """The process knows one, and there was none yet."""
    return "FIELD_CHECK" in applications.process(case.application) and not field_reports(case).exists()


def examination(case: Case) -> Examination:
    """What an examination of this service can come to."""
    return applications.definition(case.application).examination or Examination()


def is_examined(case: Case) -> bool:
    """An examination (BAP) belongs to this case; others of the service may go without."""
    return "BAP" in applications.process(case.application)


def has_disaster_letter(case: Case) -> bool:
    """The paper without which nothing is force majeure lies here, and was accepted."""
    letter = examination(case).letter if is_examined(case) else ""
    return bool(letter) and any(paper.is_accepted for paper in papers.of(case.reference) if paper.slot == letter)


def adjudication(case: Case) -> Adjudication | None:
    """What the directorate general answered."""
    return Adjudication.objects.filter(case=case).first()


def decision(case_id: UUID) -> Decision | None:
    return Decision.objects.filter(case_id=case_id).first()


def refused_for(case: Case) -> str:
    """The code of the reason, a key of `REASON_SENTENCES`; "" where nothing was refused here."""
    if case.state == State.REJECTED and adjudication(case):
        return NOT_GRANTED
    made = decision(case.pk)
    return made.reason_code if made else ""


def suspended_until(case: Case) -> date | None:
    """The first day on which a new application can be sent."""
    made = decision(case.pk) if case.state == State.SUSPENDED else None
    return made.suspended_until if made else None


def changes(case: Case) -> list[StatusChange]:
    """How it came to be where it is, oldest first."""
    return list(StatusChange.objects.filter(case=case).order_by("id"))

"""Reads about applications. Whoever asks as a person gets their own only."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from rantau.applications.lifecycle import ACTIVE, Phase
from rantau.applications.models import Application, Correction, SectionAnswers, StatusChange
from rantau.catalogue import queries as catalogue
from rantau.catalogue.queries import Definition

__all__ = [
    "Application", "active_for", "answers", "born_on", "by_reference", "by_references", "changes", "corrections",
    "definition", "draft_of", "idle_drafts", "of_office", "open_correction", "sections_saved", "visible_to",
]  # fmt: skip
IDLE = timedelta(days=30)


def visible_to(account_id: UUID) -> QuerySet[Application]:
    """The account's own, newest first."""
    return Application.objects.filter(owner_id=account_id).select_related("person").order_by("-begun_at", "id")


def by_reference(reference: str) -> Application:
    """For officers' rooms, which check who may see it. Raises Application.DoesNotExist."""
    return Application.objects.select_related("person", "owner").get(reference=reference)


def by_references(references: list[str]) -> dict[str, Application]:
    rows = Application.objects.filter(reference__in=references).select_related("person")
    return {row.reference: row for row in rows}


def of_office(office_code: str) -> QuerySet[Application]:
    return Application.objects.filter(office_code=office_code).select_related("person")


def definition(application: Application) -> Definition:
    """The service as it was when the application was begun."""
    return catalogue.definition(application.service_code, application.service_version)


def answers(application: Application) -> dict[str, Any]:
    """All answers, question code to plain value. Question codes are unique within a service."""
    found: dict[str, Any] = {}
    for section in SectionAnswers.objects.filter(application=application).order_by("saved_at"):
        found |= section.answers
    return found


def sections_saved(application: Application) -> set[str]:
    return set(SectionAnswers.objects.filter(application=application).values_list("section", flat=True))


def open_correction(application: Application) -> Correction | None:
    return Correction.objects.filter(application=application, sent_at=None).first()


def corrections(application: Application) -> QuerySet[Correction]:
    return Correction.objects.filter(application=application).order_by("asked_at")


def changes(application: Application) -> list[StatusChange]:
    """How it came to be where it is, oldest first."""
    return list(StatusChange.objects.filter(application=application).order_by("id"))


def idle_drafts(now: datetime) -> QuerySet[Application]:
    return Application.objects.filter(phase=Phase.DRAFT, saved_at__lt=now - IDLE)


def active_for(nik_hash: bytes, service_code: str) -> Application | None:
    """The running application of the person with this NIK."""
    rows = Application.objects.filter(nik_hash=nik_hash, service_code=service_code, phase__in=ACTIVE)
    return rows.first()


def draft_of(person_id: UUID, service_code: str) -> Application | None:
    return Application.objects.filter(person_id=person_id, service_code=service_code, phase=Phase.DRAFT).first()


def born_on(application: Application) -> date | None:
    """The applicant's date of birth; the second secret of the public status check."""
    born: date | None = application.person.birth_date
    return born

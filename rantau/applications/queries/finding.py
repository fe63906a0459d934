"""Which applications there are: by reference, of an account, a person, an office."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from rantau.applications.lifecycle import ACTIVE, ENDED, Phase
from rantau.applications.models import Application
from rantau.applications.queries.answering import definition, merged
from rantau.catalogue import queries as catalogue
from rantau.catalogue.queries import PastCase
from rantau.foundation import clock


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


def kept_for(application: Application) -> timedelta:
    """How long nobody may touch a draft of this service."""
    return timedelta(days=definition(application).terms.draft_days)


def idle_drafts(now: datetime) -> QuerySet[Application]:
    """Drafts that nobody touched for as long as their service, as it was when they were begun, keeps them."""
    drafts = Application.objects.filter(phase=Phase.DRAFT)
    idle = Q(pk__in=())
    for service, version in drafts.values_list("service_code", "service_version").distinct():
        kept = timedelta(days=catalogue.definition(service, version).terms.draft_days)
        idle |= Q(service_code=service, service_version=version, saved_at__lt=now - kept)
    return drafts.filter(idle)


def active_for(nik_hash: bytes, service_code: str) -> Application | None:
    """The running application of the person with this NIK."""
    rows = Application.objects.filter(nik_hash=nik_hash, service_code=service_code, phase__in=ACTIVE)
    return rows.first()


def of_person(person_id: UUID, *, running: bool) -> QuerySet[Application]:
    """Applications for this person that have not ended; `running` leaves drafts aside."""
    begun = Phase.DRAFT if running else ""
    return Application.objects.filter(person_id=person_id).exclude(phase__in=(*ENDED, begun))


def running_for(people: Sequence[UUID]) -> dict[UUID, list[Application]]:
    """What has not ended for each of these people, drafts too; one query."""
    found: dict[UUID, list[Application]] = {}
    for row in Application.objects.filter(person_id__in=people).exclude(phase__in=ENDED).order_by("begun_at"):
        found.setdefault(row.person_id, []).append(row)
    return found


def were_for(person_id: UUID) -> bool:
    """Whether any application, ended or not, names this person."""
    return Application.objects.filter(person_id=person_id).exists()


def draft_of(person_id: UUID, service_code: str) -> Application | None:
    """What of the person can still be changed: a draft, or one that may become a draft again if nobody vouches."""
    open_to_change = (Phase.DRAFT, Phase.AWAITING_GUARANTOR)
    return Application.objects.filter(person_id=person_id, service_code=service_code, phase__in=open_to_change).first()


def earlier(application: Application) -> Application | None:
    """What the account sent last for the same person, of whatever service."""
    rows = Application.objects.filter(person_id=application.person_id, owner_id=application.owner_id)
    return rows.filter(submitted_at__isnull=False).exclude(pk=application.pk).order_by("-submitted_at").first()


def recently_sent(service_code: str, limit: int, office: str = "") -> list[PastCase]:
    """The applications of this service that were sent last, whatever became of them; two queries.

    Those to one office, or to all of them when none is named.
    """
    rows = of_office(office) if office else Application.objects.all()
    rows = rows.filter(service_code=service_code, submitted_at__isnull=False)
    return [
        PastCase(row.reference, merged(row.sections.all()), clock.day_of(row.submitted_at))
        for row in rows.order_by("-submitted_at").prefetch_related("sections")[:limit]
        if row.submitted_at
    ]


def born_on(application: Application) -> date | None:
    """The applicant's date of birth; the second secret of the public status check."""
    born: date | None = application.person.birth_date
    return born

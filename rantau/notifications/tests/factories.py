"""Applications with a place and a bill, made by the rooms they belong to, and events as they would be journaled."""

from datetime import date, timedelta
from typing import Any

from django.db import transaction

from rantau.accounts.models import User
from rantau.accounts.tests.factories import PersonAccount
from rantau.applications.models import Application
from rantau.appointments.models import Booking
from rantau.appointments.tests.factories import a_slot, booked, held
from rantau.catalogue import actions as catalogue
from rantau.catalogue import queries as services
from rantau.foundation import clock, references
from rantau.foundation.actor import Actor
from rantau.journal import journal
from rantau.journal.events import Event
from rantau.payments.models import Bill
from rantau.payments.tests.factories import OpenBill

NOW = clock.at(date(2026, 1, 12), 9)
"""Monday."""
HOUR = timedelta(hours=1)
SYSTEM = Actor.system("tests")
SERVICE = "paspor-baru"


def sari(**kw: Any) -> User:
    return PersonAccount(**{"full_name": "Sari Wahyuni", **kw})


def an_application(owner: User, phase: str = "SUBMITTED") -> Application:
    version = catalogue.publish(code=SERVICE, actor=SYSTEM, now=NOW).version
    services.forget()
    return Application.objects.create(
        reference=references.new(),
        owner=owner,
        person=owner.people.get(is_self=True),
        service_code=SERVICE,
        service_version=version,
        office_code="PASBAR",
        phase=phase,
        begun_at=NOW,
        saved_at=NOW,
        submitted_at=NOW,
    )


def a_held_place(application: Application) -> tuple[Bill, Booking]:
    """Wednesday 09.00, to be paid until today 11.00."""
    bill = OpenBill(application.owner, NOW, holder=application.reference)
    return bill, held(a_slot(), application.owner_id, application.reference, NOW)


def a_booked_place(application: Application, **kw: Any) -> Booking:
    """Wednesday 09.00 unless `starts_at` says otherwise."""
    return booked(a_slot(**kw), application.owner_id, application.reference, NOW)


def about(application: Application) -> dict[str, Any]:
    return {
        "application": application.reference,
        "person_id": application.person_id,
        "account_id": application.owner_id,
        "office": application.office_code,
        "service": application.service_code,
    }


def happened(event: Event) -> int:
    with transaction.atomic():
        return journal.record(event, actor=SYSTEM, now=NOW)

"""Booklets in every state, for Sari. It is Monday 12 January 2026."""

from itertools import count
from typing import Any

from rantau.accounts import queries as accounts
from rantau.accounts.models import User
from rantau.accounts.tests.factories import PersonAccount, StaffAccount
from rantau.applications.models import Application
from rantau.appointments.tests.factories import NOW
from rantau.collection import actions
from rantau.collection.models import Booklet
from rantau.foundation import references
from rantau.foundation.actor import Actor

SYSTEM = Actor.system("tests")
_numbers = count(1000001)


def officer(role: str, office: str = "PASBAR") -> Actor:
    return Actor.staff(StaffAccount(role, office).pk, role=role, office=office)


def an_approved_application(owner: User | None = None, **facts: Any) -> Application:
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
            "phase": "APPROVED",
            "begun_at": NOW,
            "saved_at": NOW,
            "submitted_at": NOW,
            **facts,
        }
    )


def to_print(owner: User | None = None, **facts: Any) -> Booklet:
    application = an_approved_application(owner, **facts)
    return actions.open_production(reference=application.reference, actor=SYSTEM, now=NOW)


def a_number() -> str:
    return f"X{next(_numbers)}"


def printed(booklet: Booklet | None = None, actor: Actor | None = None) -> Booklet:
    return actions.allocate_and_print(
        booklet_id=(booklet or to_print()).pk, number=a_number(), actor=actor or officer("printer"), now=NOW
    )


def checked(booklet: Booklet | None = None, actor: Actor | None = None) -> Booklet:
    return actions.pass_check(booklet_id=(booklet or printed()).pk, actor=actor or officer("qc"), now=NOW)


def ready(owner: User | None = None, **facts: Any) -> Booklet:
    """On the shelf; `booklet.pickup_code` is the code in the clear."""
    booklet = checked(printed(to_print(owner, **facts)))
    return actions.mark_ready(booklet_id=booklet.pk, shelf="B-12", actor=officer("handover"), now=NOW)

"""Reads of the journal for people: staff of an office, and a person about their own data."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from rantau.accounts import queries as accounts
from rantau.applications import queries as applications
from rantau.foundation import clock
from rantau.foundation.actor import Actor
from rantau.journal import queries as journal
from rantau.journal.queries import Entry

OPENINGS = ("casework.case_read", "documents.paper_opened", "documents.paper_copied")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a reader asks for; "" and None mean all. `actor` is an account or the name of a process."""

    application: str = ""
    person_id: UUID | None = None
    actor: str = ""
    kind: str = ""
    day: date | None = None


def search(reader: Actor, wanted: Wanted) -> QuerySet[Entry]:
    """Entries of the reader's own office, and those that belong to none, such as sign-ins."""
    found = journal.entries(application=wanted.application, person_id=wanted.person_id, code=wanted.kind)
    found = found.filter(office__in=(reader.office, ""))
    if wanted.actor:
        found = found.filter(actor_id=wanted.actor)
    if wanted.day:
        start = clock.at(wanted.day, 0)
        found = found.filter(at__gte=start, at__lt=start + timedelta(days=1))
    return found


def openings(account_id: UUID) -> QuerySet[Entry]:
    """Every time that staff opened data of this account's people or a paper of its applications, newest first."""
    people = list(accounts.people_of(account_id).values_list("pk", flat=True))
    own = list(applications.visible_to(account_id).values_list("reference", flat=True))
    whose = Q(person_id__in=people) | Q(application__in=own)
    return journal.entries().filter(whose, code__in=OPENINGS, actor_kind="STAFF")

"""A list for an outreach day on Wednesday 14 January 2026, and people on it."""

from datetime import date
from uuid import uuid4

from rantau.accounts.models import Person, User
from rantau.accounts.queries import self_person
from rantau.accounts.tests.factories import PersonAccount, nik
from rantau.applications import actions
from rantau.applications.models import Application, OutreachList, OutreachRow
from rantau.applications.tests.factories import me
from rantau.appointments.tests.factories import HOUR, NOW, a_point
from rantau.foundation.actor import Actor

DAY = (NOW + 48 * HOUR).date()
GOOD = f"Rosnida\t{nik(811)}\t05-07-1990\t0812 3456 7890\tpaspor-baru"


def clerk(role: str = "front_desk", office: str = "PASBAR") -> Actor:
    return Actor.staff(uuid4(), role=role, office=office)


def a_list(actor: Actor | None = None, day: date = DAY) -> OutreachList:
    a_point()
    return actions.make_list(
        point_code="SIMPANG-EMPAT", day=day, title="Nagari Aia Bangih", leader_name="Zulkifli",
        leader_phone="+6281311122233", actor=actor or clerk(), now=NOW,
    )  # fmt: skip


def add(outreach: OutreachList, text: str) -> list[actions.RefusedLine]:
    return actions.add_rows(list_id=outreach.pk, text=text, actor=clerk(), now=NOW)


def rosnida(number: int = 811) -> User:
    """The account of whoever stands on the list with this NIK."""
    return PersonAccount(full_name="Rosnida", nik=nik(number))


def a_row(outreach: OutreachList | None = None, number: int = 811) -> OutreachRow:
    outreach = outreach or a_list()
    assert add(outreach, GOOD.replace(nik(811), nik(number))) == []
    return outreach.rows.latest("number")


def claim(row: OutreachRow, owner: User, person: Person | None = None, **how: bool) -> Application:
    person = person or self_person(owner.pk)
    return actions.claim(code=row.code, person_id=person.pk, actor=me(owner), now=NOW, **how)

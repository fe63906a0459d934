"""A group that the office goes to: a list with people who have no account yet, and places of their own."""

from datetime import date, datetime, time, timedelta

from rantau.accounts import queries as accounts
from rantau.applications import actions as applications
from rantau.applications import queries as lists
from rantau.appointments import actions as appointments
from rantau.demo import people, personas, places
from rantau.foundation import clock
from rantau.foundation.actor import Actor

TITLE = "Kelompok umrah Nagari Parit"
PEOPLE = range(401, 407)
"""Numbers of invented people behind those whose lives are told."""
AHEAD = timedelta(days=14)
TUESDAY = 1


def prepare(now: datetime) -> None:
    """The next group, when none is to come; needs the officers of the demo."""
    today = clock.day_of(now)
    if lists.outreach_lists(places.OFFICE).filter(day__gte=today).exists():
        return
    day = _tuesday_from(today + AHEAD)
    outreach = applications.make_list(
        point_code=places.PATIENT_POINT, day=day, title=TITLE, leader_name="Marah Hasan", leader_phone="+6281311000401",
        actor=_officer("front_desk"), now=now,
    )  # fmt: skip
    lines = "\n".join(_line(number) for number in PEOPLE)
    applications.add_rows(list_id=outreach.pk, text=lines, actor=_officer("front_desk"), now=now)
    appointments.open_group_day(
        point_code=places.PATIENT_POINT, day=day, opens=time(9), closes=time(12), places=12,
        actor=_officer("office_admin"), now=now,
    )  # fmt: skip


def _tuesday_from(day: date) -> date:
    return day + timedelta(days=(TUESDAY - day.weekday()) % 7)


def _line(number: int) -> str:
    person = people.invent(number)
    return "\t".join((person.full_name, person.nik, f"{person.born:%d-%m-%Y}", person.phone, "paspor-baru"))


def _officer(role: str) -> Actor:
    email = next(officer.email for officer in personas.OFFICERS if officer.role == role)
    user = accounts.by_address(email)
    assert user is not None, email  # noqa: S101 (seeding opened the account)
    return Actor.staff(user.pk, role=role, office=places.OFFICE)

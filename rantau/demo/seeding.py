"""From an empty site to one with people in it: the personas and what belongs to them."""

from datetime import date, datetime
from uuid import UUID

from rantau.accounts import actions as accounts
from rantau.accounts import queries as people
from rantau.accounts.actions import Facts
from rantau.demo import groups, papers, personas, places
from rantau.demo.personas import Applicant, Officer
from rantau.foundation.actor import Actor

SEEDING = Actor.system("demo.seed")
SERVING_SINCE = date(2025, 1, 1)


def seed(now: datetime) -> None:
    """Everything that must be there at the first page. What is there already stays as it is."""
    places.prepare(now)
    for officer in personas.OFFICERS:
        open_officer(officer, now)
    for applicant in personas.applicants():
        open_applicant(applicant, now)
    groups.prepare(now)


def open_officer(officer: Officer, now: datetime) -> None:
    if people.by_address(officer.email):
        return
    accounts.open_staff(
        email=officer.email,
        full_name=officer.full_name,
        password=officer.password,
        office=places.OFFICE,
        role=officer.role,
        service_point=places.OFFICE_POINT,
        totp_secret=officer.secret,
        valid_from=SERVING_SINCE,
        actor=SEEDING,
        now=now,
    )


def open_applicant(applicant: Applicant, now: datetime) -> UUID:
    """The account of this person, opened if it is not there."""
    if user := people.by_address(applicant.email):
        return user.pk
    return accounts.open_person(
        facts=Facts(
            full_name=applicant.full_name,
            birth_date=applicant.born,
            sex=applicant.sex,
            nik=applicant.nik,
            birth_place="Simpang Empat",
            region_code=applicant.region_code,
            street=applicant.street,
            kk=papers.family_number(applicant),
        ),
        password=applicant.password,
        email=applicant.email,
        phone=applicant.phone,
        actor=SEEDING,
        now=now,
    ).pk

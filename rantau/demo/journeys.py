"""What an invented applicant does, step by step, through the actions of the rooms and on the clock of their past."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random
from typing import Any, ClassVar, TypeVar
from uuid import UUID

from django.core.files.uploadedfile import SimpleUploadedFile

from rantau.accounts import queries as people
from rantau.applications import actions as applications
from rantau.appointments import actions as appointments
from rantau.appointments import queries as bookings
from rantau.casework import actions as casework
from rantau.demo import answers, papers, personas, places
from rantau.demo.personas import Applicant
from rantau.documents import actions as uploads
from rantau.foundation import clock
from rantau.foundation.actor import Actor
from rantau.offices import queries as offices
from rantau.payments import actions as payments
from rantau.payments import queries as bills

TELLING = Actor.system("demo.journeys")
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
Found = TypeVar("Found")


def there(found: Found | None) -> Found:
    """What a step relies on; a life in which it is missing is not told."""
    if found is None:
        raise LookupError("an earlier step did not happen")
    return found


def crew() -> dict[str, Actor]:
    """The staff personas by role."""
    found = {}
    for officer in personas.OFFICERS:
        if user := people.by_address(officer.email):
            found[officer.role] = Actor.staff(user.pk, role=officer.role, office=places.OFFICE)
    return found


@dataclass
class Applying:
    """`at` is when the next step happens; no step happens later than `now`. `visit_day`: when the person comes."""

    service: ClassVar[str] = answers.SERVICE
    slots: ClassVar[tuple[str, ...]] = tuple(papers.SLOTS)

    person: Applicant
    account_id: UUID
    number: int
    at: datetime
    now: datetime
    chance: Random
    visit_day: date
    staff: dict[str, Actor] = field(default_factory=crew)
    reference: str = ""

    @property
    def self(self) -> Actor:
        return Actor.person(self.account_id)

    def booking(self) -> bookings.Booking:
        return there(bookings.live(self.reference))

    def pages(self) -> dict[str, dict[str, Any]]:
        return answers.pages(self.person, self.chance)

    def wait(self, span: timedelta) -> None:
        self.at = min(self.at + span, self.now)

    def wait_working_days(self, days: int, hour: int) -> None:
        day = offices.add_working_days(clock.day_of(self.at), days)
        self.at = max(self.at, min(clock.at(day, hour, self.number % 50), self.now))

    def begin(self) -> None:
        person = people.self_person(self.account_id)
        draft = applications.begin(service_code=self.service, person_id=person.pk, actor=self.self, now=self.at)
        self.reference = draft.reference
        self._answer("history", "identity")

    def fill(self) -> None:
        self._answer(*self.pages())

    def _answer(self, *sections: str) -> None:
        told = self.pages()
        for section in sections:
            self.wait(2 * MINUTE)
            applications.save_section(
                reference=self.reference, section=section, answers=told[section], actor=self.self, now=self.at
            )

    def bring_one_paper(self) -> None:
        self._bring("KTP")

    def bring_papers(self) -> None:
        self._bring(*self.slots)

    def _bring(self, *slots: str) -> None:
        for slot in slots:
            self.wait(3 * MINUTE)
            picture = SimpleUploadedFile(f"{slot.lower()}.jpg", papers.draw(slot, self.person))
            uploads.upload(
                holder=self.reference, slot=slot, upload=picture, owner_id=self.account_id, actor=self.self, now=self.at
            )

    def submit(self) -> None:
        self.wait(5 * MINUTE)
        applications.submit(reference=self.reference, actor=self.self, now=self.at)
        casework.open_case(reference=self.reference, actor=TELLING, now=self.at)

    def choose_office(self) -> None:
        self._choose(places.OFFICE_POINT, self.visit_day)

    def choose_outreach(self) -> None:
        """A place there waits a week for its money, so it must be more than a week away."""
        self._choose(places.PATIENT_POINT, clock.day_of(self.now) + 8 * DAY)

    def _choose(self, point: str, from_day: date, lane: str = places.LANE) -> None:
        self.wait(10 * MINUTE)
        days = bookings.free(point, lane, from_day, 30, self.at)
        day = next(day for day in days if day.places)
        place = day.places[self.number % len(day.places)]
        applications.choose_place(reference=self.reference, slot_id=place.id, actor=self.self, now=self.at)

    def pay(self) -> None:
        """Found by the treasurer at the treasury: no gateway is asked about days gone by."""
        self.wait(35 * MINUTE)
        bill = there(bills.open_bill(self.reference))
        payments.confirm_by_treasurer(
            bill_id=bill.pk, ntpn=f"CONTOH{self.number:010d}", note="Data contoh", actor=self.staff["treasurer"],
            now=self.at,
        )  # fmt: skip
        applications.confirm_place(reference=self.reference, bill_id=bill.pk, actor=TELLING, now=self.at)

    def lose_place(self) -> None:
        self.wait(3 * HOUR)
        applications.end_hold(reference=self.reference, actor=TELLING, now=self.at)

    def withdraw(self) -> None:
        self.wait(DAY)
        applications.withdraw(reference=self.reference, actor=self.self, now=self.at)
        casework.close_case(reference=self.reference, actor=TELLING, now=self.at)

    def forget(self) -> None:
        self.wait(31 * DAY)
        applications.expire_draft(reference=self.reference, actor=TELLING, now=self.at)

    def stay_away(self) -> None:
        booking = self.booking()
        self.at = there(booking.slot).starts_at + 5 * HOUR
        appointments.mark_no_show(booking_id=booking.pk, actor=TELLING, now=self.at)
        applications.note_missed_visit(reference=self.reference, actor=TELLING, now=self.at)

"""What the lower rooms know about one application, gathered once for the pages that tell it."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from rantau.applications import queries as applications
from rantau.applications.queries import Application
from rantau.appointments import queries as bookings
from rantau.casework import queries as casework
from rantau.collection import queries as collection
from rantau.collection.queries import Booklet
from rantau.foundation import clock, references
from rantau.journal import queries as journal
from rantau.journal.queries import Entry
from rantau.offices import queries as offices
from rantau.payments import queries as bills

OPENINGS = ("casework.case_read", "documents.paper_opened", "documents.paper_copied")
OTHERS = frozenset({"ADJUDICATION", "PLACE", "VISIT", "BIOMETRICS", "PAY"})
"""Stages whose end depends on the applicant or on the directorate general; after the decision nobody knows the day."""
ENOUGH = 20
"""So many finished booklets, before this office's own past is a forecast."""


@dataclass(frozen=True, slots=True)
class Expected:
    """When the document should be ready. `measured`: from the past of this office, 8 of 10; else from the standard."""

    first: date
    last: date
    measured: bool
    late: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """`place` is the booked session, `pay_until` the end of the open bill, `correct_until` the day a correction is due.

    `process` are the stages of its service, `stage` the one that is due; `pays_for_place`: choosing a place opens a bill.
    `earliest` is the first day to come again, `suspended_until` the first day of a new application.
    `unpriced`: it is to be paid, and the office has not said yet how much.
    `filing` is how it stands at another agency, `elsewhere` the name of its system.
    `case`, `booklet` are the states of `casework` and `collection`, "" before they begin.
    """

    phase: str
    reference: str
    process: tuple[str, ...] = ()
    stage: str = ""
    pays_for_place: bool = False
    since: datetime | None = None
    sent_at: datetime | None = None
    place: datetime | None = None
    point: str = ""
    pay_until: datetime | None = None
    amount: int = 0
    paid: bool = False
    correct_until: date | None = None
    case: str = ""
    reason: str = ""
    booklet: str = ""
    collect_until: datetime | None = None
    filing: str = ""
    elsewhere: str = ""
    working_days: int | None = None
    suspended_until: date | None = None
    earliest: date | None = None
    unpriced: bool = False
    letter: bool = False
    expected: Expected | None = None


def match(reference: str, born: date) -> Application | None:
    """The application with this reference, typed in any spelling, whose applicant was born on that day."""
    wanted = references.normalise(reference) or ""
    found = applications.by_references([wanted]).get(wanted)
    return found if found is not None and applications.born_on(found) == born else None


def facts(application: Application, now: datetime) -> Facts:
    """At most a dozen reads, whatever the application went through."""
    reference = application.reference
    booking, bill = bookings.live(reference), bills.open_bill(reference)
    correction, case = applications.open_correction(application), casework.for_application(reference)
    booklet = collection.for_application(reference)
    slot = booking.slot if booking else None
    refused = case if application.phase == "REJECTED" else None
    told = Facts(
        **_way(application),
        since=_since(application, booklet),
        sent_at=application.submitted_at,
        place=slot.starts_at if slot else None,
        point=slot.point.name if slot else "",
        pay_until=bill.expires_at if bill else None,
        amount=bill.amount if bill else 0,
        paid=bills.settled(reference) is not None,
        correct_until=correction.due_on if correction else None,
        case=case.state if case else "",
        reason=casework.refused_for(refused) if refused else "",
        suspended_until=casework.suspended_until(refused) if refused else None,
        earliest=applications.earliest_place(application),
        letter=bool(refused and applications.letter(application)),
        booklet=booklet.state if booklet else "",
        collect_until=booklet.pickup_until if booklet else None,
        working_days=applications.working_days(application),
        **_elsewhere(application),
    )
    return replace(told, expected=_expected(told, application.office_code, booklet, now))


def ended(application: Application) -> Facts:
    """What has ended needs no more reads."""
    there = applications.definition(application).hand_off
    elsewhere = str(there.name) if there else ""
    return Facts(application.phase, application.reference, applications.process(application), elsewhere=elsewhere)


def _way(application: Application) -> dict[str, Any]:
    where = applications.standing(application)
    return {
        "phase": application.phase,
        "reference": application.reference,
        "process": where.process,
        "stage": where.stage,
        "pays_for_place": where.pays_for_place,
        "unpriced": where.stage == "PAY" and applications.price_unknown(application),
    }


def _elsewhere(application: Application) -> dict[str, Any]:
    """Nothing for services of which this office does everything itself."""
    there = applications.definition(application).hand_off
    filed = applications.filed_elsewhere(application) if there else None
    return {"elsewhere": str(there.name) if there else "", "filing": filed.status if filed else ""}


def _since(application: Application, booklet: Booklet | None) -> datetime:
    """When the present state began."""
    moments = [change.at for change in applications.changes(application)] or [application.begun_at]
    if booklet and booklet.ready_at and application.phase == "APPROVED":
        moments.append(booklet.ready_at)
    return max(moments)


def _expected(told: Facts, office: str, booklet: Booklet | None, now: datetime) -> Expected | None:
    """None while nobody can know, and when it is ready."""
    start = _counted_from(told, booklet, now)
    if start is None or told.booklet in {"READY", "HANDED_OVER"}:
        return None
    today = clock.day_of(now)
    # Only what was printed here tells how long printing takes.
    days = sorted(collection.days_to_ready(office)) if "PRINT" in told.process else []
    if len(days) >= ENOUGH:
        tail = len(days) // 10
        first, last = (_work_day(start, days[at]) for at in (tail, -1 - tail))
        return Expected(max(first, today), last, measured=True, late=last < today)
    if told.working_days is None:
        return None
    last = offices.add_working_days(start, told.working_days)
    return Expected(last, last, measured=False, late=last < today)


def _counted_from(told: Facts, booklet: Booklet | None, now: datetime) -> date | None:
    """The day of approval, or the earliest it can be. None while others than this office have their turn first."""
    if told.phase == "APPROVED" and told.stage in OTHERS:
        return None
    decided = told.process.index("DECISION") if "DECISION" in told.process else 0
    if told.phase != "APPROVED" and OTHERS.intersection(told.process[decided:]):
        return None
    if told.phase == "APPROVED":
        return clock.day_of(booklet.opened_at if booklet else told.since or now)
    if told.phase == "UNDER_EXAMINATION" or told.stage == "DECISION":
        return clock.day_of(now)
    if told.phase in {"AWAITING_PAYMENT", "CONFIRMED"} and told.place:
        return max(clock.day_of(told.place), clock.day_of(now))
    return None


def _work_day(start: date, days: int) -> date:
    return offices.add_working_days(date.fromordinal(start.toordinal() + days), 0)


def openings(reference: str, most: int = 3) -> list[Entry]:
    """The last times that staff opened this application or one of its papers."""
    found = journal.entries(application=reference).filter(actor_kind="STAFF", code__in=OPENINGS)
    return list(found[:most])

"""What the words of a message are filled with, asked at the moment of telling.

None means that the message has been overtaken: a bill that is paid by now needs no reminder to pay.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext as _

from rantau.accounts import queries as accounts
from rantau.accounts.queries import Person
from rantau.applications import queries as applications
from rantau.appointments import queries as bookings
from rantau.catalogue.queries import Definition
from rantau.collection import queries as collection
from rantau.foundation import clock
from rantau.notifications.messages import reasons
from rantau.offices import queries as offices
from rantau.payments import queries as bills

WAITING = "SUBMITTED"
GOING_ON = (WAITING, "APPROVED")
MAKING = ("PRINT", "QUALITY", "COLLECT")


@dataclass(frozen=True, slots=True)
class Occasion:
    """What happened, to whom, when; `details` are plain values of the event."""

    account_id: UUID
    at: datetime
    application: str = ""
    details: Mapping[str, Any] = field(default_factory=dict)


def person(occasion: Occasion) -> dict[str, Any]:
    return {"name": accounts.display_name(occasion.account_id), "at": occasion.at}


def application(occasion: Occasion) -> dict[str, Any]:
    """Who, and which service; the ground of all messages about an application."""
    found = applications.by_reference(occasion.application)
    definition = applications.definition(found)
    return {
        **person(occasion),
        "reference": found.reference,
        "service": _service(found.person, definition),
        "definition": definition,
        "phase": str(found.phase),
    }


def _service(about: Person, definition: Definition) -> str:
    """With the first name of whom it is for, where that is not the reader."""
    title = definition.title.localized()
    if about.is_self:
        return title
    return _("%(service)s untuk %(name)s") % {"service": title, "name": about.full_name.split()[0]}


ended = application


def submitted(occasion: Occasion) -> dict[str, Any] | None:
    """Nothing once it has come further."""
    where = applications.standing(applications.by_reference(occasion.application))
    facts = application(occasion)
    if facts["phase"] != WAITING:
        return None
    return {**facts, **occasion.details, "pays_for_place": where.pays_for_place}


def awaited(occasion: Occasion) -> dict[str, Any] | None:
    """Only while this stage is still the one that is due. Nobody is asked to pay what nobody knows."""
    found = applications.by_reference(occasion.application)
    if occasion.details["stage"] == "PAY" and applications.price_unknown(found):
        return None
    where, facts = applications.standing(found), application(occasion)
    accepted = "PRE_CHECK" in where.process and facts["phase"] == WAITING
    earliest = applications.earliest_place(found)
    told = {**facts, **occasion.details, "accepted": accepted, "approved": where.decided, "earliest": earliest}
    return told if where.stage == occasion.details["stage"] else None


def elsewhere(occasion: Occasion) -> dict[str, Any]:
    """With the name of the other agency's system."""
    facts = application(occasion)
    there = facts["definition"].hand_off
    return {**facts, **occasion.details, "elsewhere": there.name.localized() if there else ""}


def handing_off(occasion: Occasion) -> dict[str, Any] | None:
    return {**elsewhere(occasion), **told} if (told := awaited(occasion)) else None


def asked_payment(occasion: Occasion) -> dict[str, Any] | None:
    bill = bills.open_bill(occasion.application)
    return {**application(occasion), "amount": bill.amount, "until": bill.expires_at} if bill else None


def without_place(occasion: Occasion) -> dict[str, Any] | None:
    """Nothing to say once another place was chosen or the application ended."""
    facts = application(occasion)
    return {**facts, **occasion.details} if facts["phase"] in GOING_ON else None


def waiting_for_guarantor(occasion: Occasion) -> dict[str, Any] | None:
    facts = application(occasion)
    return {**facts, **occasion.details} if facts["phase"] == "AWAITING_GUARANTOR" else None


def without_guarantor(occasion: Occasion) -> dict[str, Any] | None:
    """Nothing to put right once it was sent again. The guarantor's reason stays on our pages."""
    facts = application(occasion)
    return facts if facts["phase"] == "DRAFT" else None


def guarantee(occasion: Occasion) -> dict[str, Any] | None:
    """For the guarantor: who asks, what for, and the link, which no event carries. None once it was answered."""
    asked = applications.guarantee(occasion.details["guarantee_id"])
    if not asked.token or asked.expires_at <= occasion.at:
        return None
    return {
        **application(occasion),
        "name": asked.asked["name"],
        "applicant": asked.application.person.full_name,
        "until": asked.expires_at,
        "token": asked.token,
        "url": f"{settings.SITE_URL}/penjamin/{asked.token}/",
    }


def held_place(occasion: Occasion) -> dict[str, Any] | None:
    """The place and the open bill for it."""
    bill, place = bills.open_bill(occasion.application), _place(occasion)
    if bill is None or place is None:
        return None
    return {**application(occasion), **place, "amount": bill.amount, "until": bill.expires_at}


def visit(occasion: Occasion) -> dict[str, Any] | None:
    """Where and when to come, and what to bring."""
    place = _place(occasion)
    if place is None:
        return None
    facts = application(occasion)
    return {**facts, **place, "bring": [text.localized() for text in facts["definition"].bring]}


def reminder(occasion: Occasion) -> dict[str, Any] | None:
    """As `visit`, for the booking that the reminder was planned for: only while it is still expected then."""
    booking = bookings.one(occasion.details["booking_id"])
    live = bookings.live(occasion.application)
    if live is None or live.pk != booking.pk or booking.state != "BOOKED" or booking.slot is None:
        return None
    days = (clock.day_of(booking.slot.starts_at) - clock.day_of(occasion.at)).days
    facts = visit(occasion)
    return {**facts, "days": days} if facts and days == occasion.details["days"] else None


def settled_bill(occasion: Occasion) -> dict[str, Any]:
    bill = bills.bill(occasion.details["bill_id"])
    return {
        **application(occasion),
        "amount": bill.amount,
        "number": bill.number,
        "paid_at": occasion.details["paid_at"],
    }


def reviewed_payment(occasion: Occasion) -> dict[str, Any]:
    return {**application(occasion), "amount": occasion.details["amount"]}


def correction(occasion: Occasion) -> dict[str, Any] | None:
    """What is to be put right, in words, and by when; without the officer's note, which stays on our pages."""
    open_one = applications.open_correction(applications.by_reference(occasion.application))
    if open_one is None or open_one.pk != occasion.details["correction_id"]:
        return None
    facts = application(occasion)
    return {**facts, "items": _items(facts["definition"], open_one.items), "due_on": open_one.due_on}


def approved(occasion: Occasion) -> dict[str, Any] | None:
    """Where something is made now. Elsewhere the letter, or what is asked of the person, says that it was approved."""
    if applications.stage(applications.by_reference(occasion.application)) not in MAKING:
        return None
    days = occasion.details["working_days"]
    expected = None if days is None else offices.add_working_days(clock.day_of(occasion.at), days)
    return {**application(occasion), "expected_on": expected}


def handed_over(occasion: Occasion) -> dict[str, Any] | None:
    """Nothing is handed over where a letter ends it; that has a message of its own."""
    found = applications.by_reference(occasion.application)
    return None if applications.ends_with_letter(applications.process(found)) else application(occasion)


def ready(occasion: Occasion) -> dict[str, Any] | None:
    """The one-time code, which no event carries; None once it was used or locked."""
    booklet = collection.for_application(occasion.application)
    code = collection.pickup_code_for(booklet.pk) if booklet else ""
    if booklet is None or not code:
        return None
    return {**application(occasion), "code": code, "collect_until": booklet.pickup_until}


def rejected(occasion: Occasion) -> dict[str, Any]:
    return {**application(occasion), "reason": reasons.in_words(occasion.details["reason_code"])}


def suspended(occasion: Occasion) -> dict[str, Any]:
    return {**application(occasion), "until": occasion.details["until"]}


def _place(occasion: Occasion) -> dict[str, Any] | None:
    booking = bookings.live(occasion.application)
    if booking is None or booking.slot is None:
        return None
    point = booking.slot.point
    return {
        "starts_at": booking.slot.starts_at,
        "arrive_at": booking.slot.starts_at - timedelta(minutes=15),
        "point": point.name,
        "address": point.address,
    }


def _items(definition: Definition, codes: list[str]) -> list[str]:
    """ "paper:KTP" and "section:identity" by their titles in the catalogue."""
    titles = {
        **{f"paper:{paper.code}": paper.title.localized() for paper in definition.papers},
        **{f"section:{section.code}": section.title.localized() for section in definition.sections},
    }
    return [titles.get(code, code) for code in codes]

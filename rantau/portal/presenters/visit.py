"""What a person brings to the office: the pass, and the visit as an entry of their own calendar."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.utils.translation import gettext as _
from icalendar import Alarm, Calendar, Event

from rantau.applications import queries as applications
from rantau.applications.queries import Application
from rantau.appointments.queries import Booking
from rantau.foundation import clock
from rantau.issuing import queries as issuing
from rantau.portal.presenters.cases import people
from rantau.portal.presenters.stages import visit_words
from rantau.ui.formats import clock as hour
from rantau.ui.formats import day

BEFORE = timedelta(days=1)
MODULE = 7
"""Pixels: read by a scanner at arm's length, and not wider than a phone of 320 pixels."""


@dataclass(frozen=True, slots=True)
class Pass:
    """`code` is what the QR code says and what is typed when no scanner works."""

    reference: str
    code: str
    svg: str
    service: str
    name: str
    day: str
    hours: str
    place: str
    address: str
    come: Sequence[str]
    bring: Sequence[str]
    national: str


def pass_for(application: Application, booking: Booking) -> Pass:
    slot = booking.slot
    assert slot is not None  # noqa: S101 (the view asked for a live booking)
    definition = applications.definition(application)
    return Pass(
        reference=application.reference,
        code=booking.pass_code,
        svg=issuing.qr_svg(booking.pass_code, scale=MODULE),
        service=str(definition.title),
        name=applications.name_of(application),
        day=day(slot.starts_at),
        hours=_("%(from)s sampai %(to)s WIB") % {"from": hour(slot.starts_at), "to": hour(slot.ends_at)},
        place=slot.point.name,
        address=slot.point.address or slot.point.office.address,
        come=people(applications.who_comes(application)),
        bring=[str(thing) for thing in definition.bring],
        national=booking.external_reference,
    )


def calendar(application: Application, booking: Booking, moves: int, now: datetime) -> bytes:
    """The visit in iCalendar (RFC 5545), reminding the day before. A later version replaces an earlier one.

    No name and no code: calendars are shared with families and firms.
    """
    slot = booking.slot
    assert slot is not None  # noqa: S101 (the view asked for a live booking)
    address = f"{settings.SITE_URL}/permohonan/{application.reference}/"
    event = Event()
    event.add("uid", f"{application.reference}@rantau")
    event.add("sequence", moves)
    event.add("dtstamp", now)
    event.add("dtstart", clock.local(slot.starts_at))
    event.add("dtend", clock.local(slot.ends_at))
    what = {"visit": visit_words(applications.process(application), applications.stage(application)).title}
    event.add("summary", _("%(visit)s: %(service)s") % {**what, "service": applications.definition(application).title})
    event.add("location", ", ".join(filter(None, (slot.point.name, slot.point.address or slot.point.office.address))))
    event.add(
        "description", _("Datang 15 menit sebelumnya. Bawa berkas asli dan tanda masuk: %(url)s") % {"url": address}
    )
    event.add("url", address)
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", _("Besok Anda ditunggu di kantor imigrasi."))
    alarm.add("trigger", -BEFORE)
    event.add_component(alarm)
    book = Calendar()
    book.add("prodid", "-//Rantau//id")
    book.add("version", "2.0")
    book.add("method", "PUBLISH")
    book.add_component(event)
    book.add_missing_timezones()
    drawn: bytes = book.to_ical()
    return drawn

"""What the screens of outreach lists print: identity numbers masked, everybody else's only counted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rantau.applications.lifecycle import Phase
from rantau.applications.queries import COLLECTIVE, OutreachList, OutreachRow
from rantau.appointments import queries as bookings
from rantau.appointments.queries import Booking
from rantau.catalogue.queries import Definition
from rantau.issuing import queries as issuing
from rantau.ui import formats
from rantau.ui.parts import Cell, Row, Text
from rantau.vault import masking

PHASES: dict[str, Text] = {
    Phase.DRAFT: gettext_lazy("draf"),
    Phase.AWAITING_GUARANTOR: gettext_lazy("menunggu penjamin"),
    Phase.SUBMITTED: gettext_lazy("terkirim"),
    Phase.AWAITING_PAYMENT: gettext_lazy("menunggu pembayaran"),
    Phase.CONFIRMED: gettext_lazy("terjadwal"),
    Phase.UNDER_EXAMINATION: gettext_lazy("diperiksa"),
    Phase.HANDED_OFF: gettext_lazy("di instansi lain"),
    Phase.APPROVED: gettext_lazy("disetujui"),
    Phase.COMPLETED: gettext_lazy("selesai"),
    Phase.REJECTED: gettext_lazy("ditolak"),
    Phase.WITHDRAWN: gettext_lazy("dibatalkan"),
    Phase.EXPIRED: gettext_lazy("kedaluwarsa"),
}
"""Where an application stands, in a word or two beside its reference."""
SLIP_MODULE = 3
"""Pixels of a module: a camera reads it from the hand, and several cards fit on a sheet."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One person of a list. `reference` is "" until the invitation is used, `place` "" until an hour is taken."""

    name: str
    nik: str
    born: str
    phone: str
    service: str
    reference: str
    phase: Text
    place: str
    remove_url: str


@dataclass(frozen=True, slots=True)
class Slip:
    """The card of one person. `qr` is drawn by this server."""

    name: str
    service: str
    code: str
    qr: str
    bring: str


def lists(rows: Sequence[OutreachList]) -> list[Row]:
    return [
        Row(
            cells=[row.title, formats.day(row.day), row.point.name, row.people, _state(row)],  # type: ignore[attr-defined]  # counted by the query
            url=reverse("applications:outreach_list", args=[row.pk]),
        )
        for row in rows
    ]


def _state(row: OutreachList) -> Cell:
    return Cell(_("ditutup")) if row.closed_at else Cell(_("terbuka"), tone="ok")


def people(outreach: OutreachList, rows: Sequence[OutreachRow], titles: Mapping[str, str]) -> list[Listed]:
    places = bookings.live_of([row.application.reference for row in rows if row.application])
    return [
        Listed(
            name=row.person["name"],
            nik=masking.nik(row.person["nik"]),
            born=formats.day(date.fromisoformat(row.person["birth_date"])),
            phone=masking.phone(row.person["phone"]),
            service=titles.get(row.service_code, row.service_code),
            reference=row.application.reference if row.application else "",
            phase=PHASES[row.application.phase] if row.application else "",
            place=_place(places.get(row.application.reference)) if row.application else "",
            remove_url="" if _runs(row) or outreach.closed_at else _remove_url(outreach, row),
        )
        for row in rows
    ]


def _runs(row: OutreachRow) -> bool:
    return row.application is not None and not row.application.has_ended


def _place(booking: Booking | None) -> str:
    return formats.wib(booking.slot.starts_at) if booking and booking.slot else ""


def _remove_url(outreach: OutreachList, row: OutreachRow) -> str:
    return reverse("applications:outreach_remove", args=[outreach.pk, row.pk])


def slips(rows: Sequence[OutreachRow], services: Mapping[str, Definition]) -> list[Slip]:
    """What is printed and cut for everybody; `services` are those that can be applied for, by code."""
    return [
        Slip(
            name=row.person["name"],
            service=str(services[row.service_code].title) if row.service_code in services else row.service_code,
            code=row.code,
            qr=issuing.qr_svg(f"{ask_address()}?{urlencode({'kode': row.code})}", scale=SLIP_MODULE),
            bring=_first_to_bring(services.get(row.service_code)),
        )
        for row in rows
    ]


def _first_to_bring(service: Definition | None) -> str:
    """One line; the pass of whoever has an hour lists everything."""
    return str(service.bring[0]) if service and service.bring else ""


def ask_address() -> str:
    """What is typed where no camera reads the code."""
    return f"{settings.SITE_URL}{reverse('applications:invitation')}"


def facts(outreach: OutreachList, people: Sequence[Listed]) -> list[tuple[str, str, None]]:
    """Rows of the summary: the day, who leads, how many places there are, and how many people have got how far."""
    day = bookings.totals(outreach.point.code, outreach.day, 1)
    day = [lane for lane in day if lane.lane == COLLECTIVE] or day
    places, taken = sum(lane.capacity for lane in day), sum(lane.taken for lane in day)
    room = _("%(free)d kosong dari %(places)d") % {"free": places - taken, "places": places}
    return [
        (_("Tanggal"), formats.day(outreach.day), None),
        (_("Tempat layanan"), outreach.point.name, None),
        (_("Ketua kelompok"), f"{outreach.leader['name']}, {outreach.leader['phone']}", None),
        (_("Tempat hari itu"), room if places else _("Belum ada sesi pada hari ini."), None),
        (_("Orang di daftar"), str(len(people)), None),
        (_("Undangan dipakai"), str(sum(bool(person.reference) for person in people)), None),
        (_("Sudah punya jadwal"), str(sum(bool(person.place) for person in people)), None),
    ]

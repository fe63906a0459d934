"""What the screens of outreach lists print: identity numbers masked, everybody else's only counted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from rantau.applications.queries import OutreachList, OutreachRow
from rantau.appointments import queries as bookings
from rantau.ui import formats
from rantau.ui.parts import Cell, Row
from rantau.vault import masking


@dataclass(frozen=True, slots=True)
class Listed:
    """One person of a list."""

    name: str
    nik: str
    born: str
    phone: str
    service: str
    remove_url: str


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
    return [
        Listed(
            name=row.person["name"],
            nik=masking.nik(row.person["nik"]),
            born=formats.day(date.fromisoformat(row.person["birth_date"])),
            phone=masking.phone(row.person["phone"]),
            service=titles.get(row.service_code, row.service_code),
            remove_url=reverse("applications:outreach_remove", args=[outreach.pk, row.pk]),
        )
        for row in rows
    ]


def facts(outreach: OutreachList, count: int) -> list[tuple[str, str, None]]:
    """Rows of the summary: the day, who leads, and how many places there are for how many people."""
    day = bookings.totals(outreach.point.code, outreach.day, 1)
    places, taken = sum(lane.capacity for lane in day), sum(lane.taken for lane in day)
    room = _("%(free)d kosong dari %(places)d") % {"free": places - taken, "places": places}
    return [
        (_("Tanggal"), formats.day(outreach.day), None),
        (_("Tempat layanan"), outreach.point.name, None),
        (_("Ketua kelompok"), f"{outreach.leader['name']}, {outreach.leader['phone']}", None),
        (_("Tempat hari itu"), room if places else _("Belum ada sesi pada hari ini."), None),
        (_("Orang di daftar"), str(count), None),
    ]

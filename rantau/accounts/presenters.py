"""Words and rows that the screens of an account print."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from rantau.accounts.models import OpenSession, Person, User
from rantau.offices import queries as offices
from rantau.ui import formats
from rantau.vault import masking

Row = tuple[str, str, str | None]
HOME_PROVINCE = "13"


def masked(channel: str, address: str) -> str:
    """ "s•••@contoh.id", so that a look over the shoulder learns little."""
    return masking.email(address) if channel == "EMAIL" else masking.phone(address)


def region_question(chosen: str) -> str:
    """What is asked below the region `chosen`."""
    if not chosen:
        return _("Provinsi")
    below = (_("Kabupaten atau kota"), _("Kecamatan"), _("Nagari, desa, atau kelurahan"))
    return below[min(chosen.count("."), 2)]


def likely_region(chosen: str) -> str:
    """The answer most people of this office give; only a first proposal on the province and regency pages."""
    office = offices.find_office(settings.OFFICE)
    area = office.working_area[0] if office and office.working_area else HOME_PROVINCE
    return area.partition(".")[0] if not chosen else area if area.startswith(f"{chosen}.") else ""


@dataclass(frozen=True, slots=True)
class SessionRow:
    id: UUID
    device: str
    begun: datetime
    seen: datetime
    here: bool


def session_rows(sessions: Iterable[OpenSession], here: str) -> list[SessionRow]:
    return [
        SessionRow(row.pk, device_name(row.agent), row.begun_at, row.seen_at, str(row.pk) == here) for row in sessions
    ]


BROWSERS = (("Edg", "Edge"), ("OPR", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("UCBrowser", "UC Browser"),
            ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari"))  # fmt: skip
SYSTEMS = (("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"),
           ("Mac OS", "Mac"), ("Linux", "Linux"))  # fmt: skip


def device_name(agent: str) -> str:
    """ "Chrome, Android" from what the browser calls itself; good enough for its owner to know it again."""
    browser = next((name for mark, name in BROWSERS if mark in agent), "")
    system = next((name for mark, name in SYSTEMS if mark in agent), "")
    return ", ".join(part for part in (browser, system) if part) or _("Peramban lain")


def contact_rows(user: User) -> list[Row]:
    change = reverse("accounts:change_address")
    return [
        (_("Surel"), user.email or _("Belum ada"), change),
        (_("Nomor ponsel"), user.phone or _("Belum ada"), change),
    ]


def person_rows(person: Person) -> list[Row]:
    """One's own data; numbers are masked here too, since screens are seen by others."""
    identity = (
        [(_("NIK"), masking.nik(person.nik), None)]
        if person.is_indonesian
        else [(_("Nomor paspor"), masking.number(person.passport_number, last=3), None)]
    )
    return [
        (_("Nama lengkap"), person.full_name, None),
        *identity,
        (_("Tanggal lahir"), formats.day(person.birth_date) if person.birth_date else "", None),
        (_("Jenis kelamin"), {"F": _("Perempuan"), "M": _("Laki-laki")}.get(person.sex, ""), None),
        (_("Wilayah"), offices.region_name(person.region_code) if person.region_code else "", None),
        (_("Alamat"), person.street, None),
    ]

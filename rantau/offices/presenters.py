"""What the office page and the head of every page print."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta

from django.utils.translation import gettext as _

from rantau.offices import queries
from rantau.offices.models import Office, ServicePoint
from rantau.ui import formats
from rantau.ui.context import SiteFacts

WEEK = timedelta(days=6)


@dataclass(frozen=True, slots=True)
class PointCard:
    """One service point with the coming seven days as (day, hours in words, value None) rows of a summary list."""

    name: str
    is_outreach: bool
    address: str
    region: str
    week: Sequence[tuple[str, str, None]]


@dataclass(frozen=True, slots=True)
class OfficeCard:
    name: str
    official: bool
    parent_name: str
    parent_address: str
    contact: Sequence[tuple[str, str, None]]
    working_area: str


def site_facts(office_code: str) -> SiteFacts:
    """For the head and foot of every page. Raises LookupError when the office is not in the table."""
    office = queries.find_office(office_code)
    if office is None:
        raise LookupError(office_code)
    return SiteFacts(
        office_name=office.name, short_name=office.short_name, official=office.is_official, phone=office.phone
    )


def office_card(office: Office) -> OfficeCard:
    ask = _("Belum diketahui. Tanyakan kantor.")
    return OfficeCard(
        name=office.name,
        official=office.is_official,
        parent_name=office.parent.name if office.parent else "",
        parent_address=office.parent.address if office.parent else "",
        contact=[
            (_("Alamat"), office.address or ask, None),
            (_("Telepon"), office.phone or ask, None),
            (_("Surel"), office.email or ask, None),
        ],
        working_area=", ".join(queries.region_labels(office.working_area)),
    )


def point_cards(office_code: str, today: date) -> list[PointCard]:
    points = list(queries.service_points(office_code))
    hours = queries.hours_between(points, today, today + WEEK)
    places = queries.region_names([point.region_code for point in points])
    holidays = queries.holiday_names(today, today + WEEK)
    return [
        PointCard(
            name=point.name,
            is_outreach=point.kind == ServicePoint.Kind.OUTREACH,
            address=point.address or _("Belum diketahui. Tanyakan kantor."),
            region=places[point.region_code],
            week=[(formats.day(day), _hours(spans, holidays.get(day)), None) for day, spans in hours[point.pk].items()],
        )
        for point in points
    ]


def _hours(spans: Sequence[tuple[time, time]], holiday: str | None) -> str:
    if spans:
        return ", ".join(f"{opens:%H.%M}–{closes:%H.%M} WIB" for opens, closes in spans)
    return _("Tutup: %(holiday)s") % {"holiday": holiday} if holiday else _("Tutup")

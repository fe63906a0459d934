"""Reads of this room: offices and points, opening hours, days off and working days, regions."""

from collections.abc import Iterator, Sequence
from datetime import date, time, timedelta

from django.conf import settings
from django.db.models import Count, Max, Q, QuerySet, Sum
from django.db.models.functions import Length

from rantau.offices.gazetteer import Gazetteer, Place, upwards
from rantau.offices.models import Holiday, HolidayChange, Office, OpeningHours, Region, ServicePoint

__all__ = [
    "A_DAY", "SATURDAY", "Holiday", "HolidayChange", "Hours", "Region", "add_working_days", "district_known",
    "exceptions_between", "find_office", "gazetteer", "holiday_changes", "holiday_names", "holidays_between",
    "home", "hours_between", "hours_on", "is_working_day", "next_working_day", "office", "regency_known",
    "region", "region_labels", "region_name", "region_names", "regions", "service_point", "service_points",
    "working_days_between",
]  # fmt: skip

SATURDAY = 5
A_DAY = timedelta(days=1)
Hours = tuple[time, time]
# Regions change with a release only; a process keeps what it has read.
_read: dict[tuple[int, int | None, str | None], Gazetteer] = {}


def office(code: str) -> Office:
    """Raises Office.DoesNotExist."""
    return Office.objects.select_related("parent").get(code=code)


def find_office(code: str) -> Office | None:
    return Office.objects.filter(code=code).first()


def home() -> Office:
    """The office whose site this is (settings.OFFICE)."""
    return office(settings.OFFICE)


def service_points(office_code: str) -> QuerySet[ServicePoint]:
    """The points that receive people, the office itself first."""
    return ServicePoint.objects.filter(office__code=office_code, is_open=True).select_related("office")


def service_point(code: str) -> ServicePoint:
    """Raises ServicePoint.DoesNotExist."""
    return ServicePoint.objects.select_related("office").get(code=code)


def hours_on(point: ServicePoint, day: date) -> list[Hours]:
    """When the point is open on that day, in WIB; empty on holidays and closed days."""
    return hours_between([point], day, day)[point.pk][day]


def hours_between(points: Sequence[ServicePoint], first: date, last: date) -> dict[int, dict[date, list[Hours]]]:
    """By point and day, for points of one office, in two queries."""
    if not points:
        return {}
    exceptions = {row.on: row.is_working for row in _exceptions(first, last, points[0].office.code)}
    rows = OpeningHours.objects.filter(Q(valid_until=None) | Q(valid_until__gte=first), valid_from__lte=last)
    known = list(rows.filter(point__in=points).order_by("opens"))
    days = list(_days(first, last))
    return {
        point.pk: {
            day: [(row.opens, row.closes) for row in known if row.point_id == point.pk and row.holds_on(day)]
            if exceptions.get(day, True)
            else []
            for day in days
        }
        for point in points
    }


def holidays_between(first: date, last: date) -> list[Holiday]:
    """The days off of the home office in the span: holidays, joint leave, closures; weekends are not listed."""
    return [row for row in _exceptions(first, last, settings.OFFICE) if not row.is_working]


def holiday_names(first: date, last: date) -> dict[date, str]:
    return {row.on: row.name for row in holidays_between(first, last)}


def exceptions_between(first: date, last: date) -> list[Holiday]:
    """Every day of the home office that differs from its weekday, days that are worked after all included."""
    return _exceptions(first, last, settings.OFFICE)


def holiday_changes(since: date) -> QuerySet[HolidayChange]:
    """What staff said about days from `since` on, those taken back included, the nearest day first."""
    rows = HolidayChange.objects.filter(undoes=None, on__gte=since).filter(
        Q(office=None) | Q(office__code=settings.OFFICE)
    )
    return rows.select_related("undone_by").order_by("on", "-at")


def is_working_day(day: date) -> bool:
    """Hari kerja: Monday to Friday without holidays, joint leave and closures; what staff entered wins."""
    return day in _working(day, day)


def next_working_day(day: date) -> date:
    """The first working day after `day`."""
    return add_working_days(day, 1)


def add_working_days(day: date, n: int) -> date:
    """The n-th working day after `day`, which itself does not count.

    `n` = 0 gives `day`, or the next working day if it is none. Raises ValueError for negative numbers.
    """
    if n < 0:
        raise ValueError("working days are counted forward")
    left, start = (n, day + A_DAY) if n else (1, day)
    while True:
        last = start + timedelta(days=left * 2 + 13)
        for candidate in sorted(_working(start, last)):
            left -= 1
            if left == 0:
                return candidate
        start = last + A_DAY


def working_days_between(a: date, b: date) -> int:
    """How many working days lie after `a` up to and including `b`; negative when `b` is earlier."""
    if b < a:
        return -working_days_between(b, a)
    return len(_working(a + A_DAY, b))


def regions(parent_code: str = "") -> list[Region]:
    """The provinces; or what lies directly in the region `parent_code`, by name."""
    return list(Region.objects.filter(parent=parent_code or None).order_by("name"))


def region(code: str) -> Region | None:
    return Region.objects.filter(pk=code).first()


def region_name(code: str) -> str:
    """ "Nagari Lingkuang Aua, Kec. Pasaman, Kab. Pasaman Barat, Sumatera Barat"; the code itself if it is unknown."""
    return region_names([code])[code]


def region_names(codes: Sequence[str]) -> dict[str, str]:
    """`region_name` of each, in one query."""
    chains = {code: upwards(code) for code in codes}
    found = Region.objects.in_bulk({step for chain in chains.values() for step in chain})
    return {
        code: ", ".join(found[step].label for step in chain if step in found) or code for code, chain in chains.items()
    }


def region_labels(codes: Sequence[str]) -> list[str]:
    """The names of these regions in the order given, unknown ones left out."""
    found = Region.objects.in_bulk(codes)
    return [found[code].label for code in codes if code in found]


def gazetteer() -> Gazetteer:
    """All regions, to be searched by name. Read anew only when the table has changed; otherwise one cheap query."""
    state = Region.objects.aggregate(count=Count("pk"), sum=Sum(Length("search_form")), last=Max("code"))
    key = (state["count"], state["sum"], state["last"])
    if found := _read.get(key):
        return found
    rows = Region.objects.order_by("code").values_list("code", "name", "kind", "search_form")
    found = Gazetteer(Place(*row) for row in rows)
    _read.clear()
    _read[key] = found
    return found


def district_known(nik6: str) -> bool:
    """Whether the first six digits of a NIK are a district of today's list. Districts split: unknown is no error."""
    return Region.objects.filter(pk=_dotted(nik6, 6)).exists()


def regency_known(nik4: str) -> bool:
    """Whether the first four digits of a NIK are a regency or town."""
    return Region.objects.filter(pk=_dotted(nik4, 4)).exists()


def _dotted(digits: str, length: int) -> str:
    """ "131203" as "13.12.03"."""
    return ".".join(digits[i : i + 2] for i in range(0, length, 2)) if len(digits) >= length else "-"


def _exceptions(first: date, last: date, office_code: str) -> list[Holiday]:
    """One row a day at most: that of the office wins over that of the country."""
    rows = Holiday.objects.filter(Q(office=None) | Q(office__code=office_code), on__range=(first, last))
    by_day: dict[date, Holiday] = {}
    for row in rows.order_by("on"):
        if row.office_id is not None or row.on not in by_day:
            by_day[row.on] = row
    return list(by_day.values())


def _working(first: date, last: date) -> set[date]:
    """The working days of the span, both ends included."""
    if last < first:
        return set()
    exceptions = {row.on: row.is_working for row in _exceptions(first, last, settings.OFFICE)}
    return {day for day in _days(first, last) if exceptions.get(day, day.weekday() < SATURDAY)}


def _days(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=n) for n in range((last - first).days + 1))

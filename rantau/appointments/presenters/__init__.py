"""What the calendar prints."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rantau.appointments import queries
from rantau.appointments.lifecycle import Lane
from rantau.foundation import clock
from rantau.ui import formats
from rantau.ui.parts import Cell, Row


@dataclass(frozen=True, slots=True)
class Tab:
    label: str
    url: str
    here: bool


@dataclass(frozen=True, slots=True)
class Table:
    """For a desk table; without rows nothing is laid out."""

    columns: Sequence[str]
    rows: Sequence[Row]


@dataclass(frozen=True, slots=True)
class Session:
    id: UUID
    title: str
    is_open: bool
    day_url: str
    rows: Sequence[tuple[str, str, None]]
    affected: str


def point_tabs(points: Mapping[str, str], here: str, first: date) -> list[Tab]:
    """The points of the office, code to name; `here` is the code of the one on this page."""
    url = reverse("appointments:calendar")
    return [
        Tab(name, f"{url}?{urlencode({'titik': code, 'mulai': first.isoformat()})}", code == here)
        for code, name in points.items()
    ]


def week(point: str, totals: Sequence[queries.LaneDay]) -> Table:
    """Days as rows, the lanes of this week as columns."""
    lanes = [lane for lane in Lane if any(total.lane == lane for total in totals)]
    by_day = {(total.day, total.lane): total for total in totals}
    days = sorted({total.day for total in totals})
    return Table(
        columns=[_("Hari"), *(queries.lane_name(lane) for lane in lanes)],
        rows=[
            Row(
                cells=[formats.day(day), *(_lane_cell(by_day.get((day, lane))) for lane in lanes)],
                url=_day_url(point, day),
            )
            for day in days
        ],
    )


def _day_url(point: str, day: date) -> str:
    return reverse("appointments:day", args=[point.lower(), day.isoformat()])


def _lane_cell(total: queries.LaneDay | None) -> Cell:
    if total is None:
        return Cell("–")
    closed = ngettext("%(n)d sesi tutup", "%(n)d sesi tutup", total.closed) % {"n": total.closed}
    full = total.taken >= total.capacity
    note = closed if total.closed else ""
    return Cell(f"{total.taken}/{total.capacity}", note=note, tone="warn" if full else "ok")


def sessions(rows: Sequence[queries.Slot]) -> Table:
    """The sessions of a day in order of time."""
    columns = [
        _("Jam"),
        _("Jalur"),
        _("Terisi"),
        _("Menunggu bayar"),
        _("Pasti"),
        _("Datang"),
        _("Tidak hadir"),
        _("Keadaan"),
    ]
    drawn = [
        Row(
            cells=[
                f"{formats.clock(row.starts_at)}–{formats.clock(row.ends_at)}",
                queries.lane_name(row.lane),
                f"{row.taken}/{row.capacity}",
                *_counts(row),
                _state(row),
            ],
            url=reverse("appointments:session", args=[row.pk]),
        )
        for row in rows
    ]
    return Table(columns, drawn)


def session(row: queries.Slot) -> Session:
    held, booked, arrived, missed = _counts(row)
    time = f"{formats.clock(row.starts_at)}–{formats.clock(row.ends_at)} WIB"
    return Session(
        id=row.pk,
        title=f"{formats.day(row.starts_at)}, {time}",
        is_open=row.is_open,
        day_url=_day_url(row.point.code, clock.day_of(row.starts_at)),
        rows=[
            (_("Tempat layanan"), row.point.name, None),
            (_("Jalur"), queries.lane_name(row.lane), None),
            (_("Keadaan"), str(_state(row).text), None),
            (_("Tempat terisi"), f"{row.taken}/{row.capacity}", None),
            (_("Menunggu bayar"), str(held), None),
            (_("Pasti"), str(booked), None),
            (_("Sudah datang"), str(arrived), None),
            (_("Tidak hadir"), str(missed), None),
            (_("Dibuka untuk dipesan"), formats.wib(row.opens_at), None),
        ],
        affected=_affected(held + booked),
    )


def _affected(people: int) -> str:
    if not people:
        return _("Belum ada orang yang memesan sesi ini.")
    return ngettext(
        "%(n)d orang sudah mempunyai tempat di sesi ini. Tempatnya tetap.",
        "%(n)d orang sudah mempunyai tempat di sesi ini. Tempatnya tetap.",
        people,
    ) % {"n": people}


def _counts(row: queries.Slot) -> tuple[int, int, int, int]:
    """Counted by `queries.day_sessions`: held, booked, arrived, missed."""
    held, booked, arrived, missed = (getattr(row, name) for name in ("held", "booked", "arrived", "missed"))
    return held, booked, arrived, missed


def _state(row: queries.Slot) -> Cell:
    if not row.is_open:
        return Cell(_("tutup"), tone="stop")
    return Cell(_("penuh"), tone="warn") if row.taken >= row.capacity else Cell(_("buka"), tone="ok")

"""What the pages about days off print."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from rantau.accounts import queries as accounts
from rantau.appointments.presenters.undoing import authors, undone
from rantau.offices import queries as offices
from rantau.ui import formats
from rantau.ui.parts import Cell, HistoryLine, Row, Tone

KINDS: dict[str, str | Promise] = {
    "NATIONAL": gettext_lazy("Libur nasional"),
    "CUTI_BERSAMA": gettext_lazy("Cuti bersama"),
    "OFFICE": gettext_lazy("Kantor tutup"),
}


@dataclass(frozen=True, slots=True)
class Days:
    columns: Sequence[str]
    rows: Sequence[Row]
    entered: Sequence[HistoryLine]


@dataclass(frozen=True, slots=True)
class Check:
    rows: Sequence[tuple[str, str, None]]
    affected: str


def days(rows: Sequence[offices.Holiday], changes: Sequence[offices.HolidayChange], today: date) -> Days:
    names = accounts.names_of(authors(changes))
    return Days(
        columns=[_("Tanggal"), _("Nama"), _("Jenis"), _("Kantor")],
        rows=[
            Row([formats.day(row.on), row.name, str(KINDS[row.kind]), _state(is_working=row.is_working)])
            for row in rows
        ],
        entered=[_line(change, names, today) for change in changes],
    )


def check(told: dict[str, object], reason: str, *, works_now: bool, people: int) -> Check:
    """`people` have a place on that day."""
    day, works = told["on"], bool(told["is_working"])
    assert isinstance(day, date)  # noqa: S101 (the form gave it)
    affected = ngettext(
        "%(n)d orang sudah punya tempat pada hari itu. Tempatnya tetap sampai Anda memindahkannya.",
        "%(n)d orang sudah punya tempat pada hari itu. Tempatnya tetap sampai Anda memindahkannya.",
        people,
    )
    return Check(
        rows=[
            (_("Tanggal"), formats.day(day), None),
            (_("Nama"), str(told["name"]), None),
            (_("Jenis"), str(KINDS[str(told["kind"])]), None),
            (_("Sekarang"), _working(works=works_now), None),
            (_("Menjadi"), _working(works=works), None),
            (_("Alasan"), reason, None),
        ],
        affected=affected % {"n": people} if people and not works else "",
    )


def _line(change: offices.HolidayChange, names: dict[str, str], today: date) -> HistoryLine:
    coming = not change.is_undone and change.on > today
    tone: Tone = "stop" if change.is_undone else "info" if coming else "ok"
    state = _("dibatalkan") if change.is_undone else _("akan berlaku") if coming else _("berlaku")
    value = _("%(name)s: %(state)s") % {"name": change.name, "state": _working(works=change.is_working)}
    return HistoryLine(
        value=value,
        since=formats.day(change.on),
        state=state,
        tone=tone,
        who=_("%(who)s, %(when)s") % {"who": names.get(change.author, ""), "when": formats.wib(change.at)},
        reason=change.reason,
        undo_url=reverse("appointments:take_back_holiday", args=[change.pk]) if coming else "",
        undone=undone(change, names),
    )


def _state(*, is_working: bool) -> Cell:
    return Cell(_("buka"), tone="ok") if is_working else Cell(_("tutup"), tone="stop")


def _working(*, works: bool) -> str:
    return _("hari kerja") if works else _("libur")

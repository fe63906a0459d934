"""A day, typed in one box as people write it."""

import re
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rantau.foundation import typed
from rantau.ui.fields.drawn import Typed, Words

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari jan january",
            "februari feb february pebruari peb",
            "maret mar march mrt",
            "april apr",
            "mei may",
            "juni jun june",
            "juli jul july",
            "agustus agu ags agt august aug",
            "september sep sept",
            "oktober okt october oct",
            "november nov nopember nop",
            "desember des december dec",
        ),
        start=1,
    )
    for name in names.split()
}
EXAMPLE = _("Misalnya 31-12-1990")
DAY_FIRST = re.compile(r"(\d{1,2})[\s./-]+(\d{1,2})[\s./-]+(\d{4})")
YEAR_FIRST = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
RUN_TOGETHER = re.compile(r"(\d{2})(\d{2})(\d{4})")
SPELLED = re.compile(r"(\d{1,2})[\s.-]*([a-z]+)[\s.,-]*(\d{4})")


def read(text: str) -> date | None:
    """ "5/7/1990", "05-07-1990", "05071990", "5 Juli 1990", "1990-07-05" -> date; None when it is no day."""
    try:
        return date(*parts) if (parts := _parts(text)) else None
    except ValueError:
        return None


def _parts(text: str) -> tuple[int, int, int] | None:
    """Year, month and day as they were written, whether or not the calendar has such a day."""
    text = text.strip().lower()
    if found := YEAR_FIRST.fullmatch(text):
        year, month, day = found.groups()
    elif found := DAY_FIRST.fullmatch(text) or RUN_TOGETHER.fullmatch(text):
        day, month, year = found.groups()
    elif (found := SPELLED.fullmatch(text)) and found[2] in MONTHS:
        day, month, year = found[1], str(MONTHS[found[2]]), found[3]
    else:
        return None
    return int(year), int(month), int(day)


class Day(Typed, forms.Field):
    """Gives a `date`. Shown as DD-MM-YYYY; what could not be read comes back as it was typed."""

    tidied = staticmethod(typed.plain)
    default_error_messages = {
        "invalid": _("Tulis tanggal sebagai tanggal-bulan-tahun, misalnya 31-12-1990."),
        "unreal": _("Tanggal ini tidak ada di kalender. Periksa lagi, misalnya 31-12-1990."),
        "too_early": _("Tanggal ini terlalu lama. Paling awal %(day)s. Periksa tahunnya."),
        "too_late": _("Tanggal ini terlalu jauh di depan. Paling akhir %(day)s. Periksa tahunnya."),
    }

    def __init__(
        self,
        label: Words = "",
        *,
        hint: Words = EXAMPLE,
        earliest: date = date(1900, 1, 1),
        latest: date = date(2100, 12, 31),
        inputmode: str = "",
        width: str = "short",
        **rest: Any,
    ) -> None:
        self.earliest, self.latest = earliest, latest
        super().__init__(label, hint=hint, inputmode=inputmode, width=width, **rest)

    def to_python(self, value: Any) -> date | None:
        if value in self.empty_values or isinstance(value, date):
            return value or None
        text = self.tidied(str(value))
        found = read(text)
        if found is None and text:
            code = "unreal" if _parts(text) else "invalid"
            raise forms.ValidationError(self.error_messages[code], code)
        return found

    def validate(self, value: date | None) -> None:
        super().validate(value)
        if value and value < self.earliest:
            raise self._outside("too_early", self.earliest)
        if value and value > self.latest:
            raise self._outside("too_late", self.latest)

    def _outside(self, code: str, limit: date) -> forms.ValidationError:
        return forms.ValidationError(self.error_messages[code], code, {"day": f"{limit:%d-%m-%Y}"})

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, str) and (iso := YEAR_FIRST.fullmatch(value)):
            value = read(iso[0]) or value
        return f"{value:%d-%m-%Y}" if isinstance(value, date) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(self.prepare_value(initial) != data)

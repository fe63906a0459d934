"""A day, typed in one box as people write it."""

import re
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rantau.ui.fields.drawn import Drawn, Words

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
    text = text.strip().lower()
    if found := YEAR_FIRST.fullmatch(text):
        year, month, day = found.groups()
    elif found := DAY_FIRST.fullmatch(text) or RUN_TOGETHER.fullmatch(text):
        day, month, year = found.groups()
    elif (found := SPELLED.fullmatch(text)) and found[2] in MONTHS:
        day, month, year = found[1], str(MONTHS[found[2]]), found[3]
    else:
        return None
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


class Day(Drawn, forms.Field):
    """Gives a `date`. Shown as DD-MM-YYYY; what could not be read comes back as it was typed."""

    default_error_messages = {
        "invalid": _("Tulis tanggal sebagai tanggal-bulan-tahun, misalnya 31-12-1990."),
        "too_early": _("Tanggal ini terlalu lama. Periksa tahunnya."),
        "too_late": _("Tanggal ini terlalu jauh di depan. Periksa tahunnya."),
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
        found = read(str(value))
        if found is None:
            raise forms.ValidationError(self.error_messages["invalid"], "invalid")
        return found

    def validate(self, value: date | None) -> None:
        super().validate(value)
        if value and value < self.earliest:
            raise forms.ValidationError(self.error_messages["too_early"], "too_early")
        if value and value > self.latest:
            raise forms.ValidationError(self.error_messages["too_late"], "too_late")

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, str) and (iso := YEAR_FIRST.fullmatch(value)):
            value = read(iso[0]) or value
        return f"{value:%d-%m-%Y}" if isinstance(value, date) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(self.prepare_value(initial) != data)

"""Which hour, here or in the national app."""

from collections.abc import Mapping, Sequence
from datetime import datetime, time
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from rantau.foundation import clock
from rantau.ui.fields import Choice, Day, MultiChoice, Text
from rantau.ui.forms import Form


class Place(Form):
    """The place chosen. The choices are drawn by the slot picker; the action decides whether it can be had."""

    slot = forms.UUIDField(
        error_messages={"required": _("Pilih satu jam."), "invalid": _("Pilih satu jam dari daftar.")}
    )

    with_others = MultiChoice(_("Siapa yang ikut datang pada jam ini?"), required=False, choices=[])

    def __init__(self, *args: Any, others: Sequence[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if others:
            self.fields["with_others"].choices = others  # type: ignore[attr-defined]  # it is a MultiChoice
            self.fields["with_others"].initial = [reference for reference, _name in others]
        else:
            del self.fields["with_others"]

    def chosen(self) -> UUID:
        found: UUID = self.cleaned_data["slot"]
        return found

    @property
    def others(self) -> list[str]:
        """References of those who come along."""
        found: list[str] = self.cleaned_data.get("with_others", [])
        return found


HOURS = [(f"{hour:02}:00", f"{hour:02}.00") for hour in range(7, 17)]


def _hour(text: str) -> time:
    """ "8.30" and "08:30" are half past eight."""
    try:
        return datetime.strptime(text.strip().replace(".", ":"), "%H:%M").time()  # noqa: DTZ007 (a time of day, no moment)
    except ValueError:
        raise forms.ValidationError(_("Tulis jam dan menit, misalnya 08.30."), "invalid") from None


class NationalBooking(Form):
    """A place that was booked and paid in the national app."""

    number = Text(_("Nomor pemesanan"), hint=_("Tertulis di aplikasi nasional setelah Anda membayar."), max_length=40)
    day = Day(_("Tanggal datang"))
    hour = Choice(_("Jam datang"), choices=HOURS)

    def starts_at(self) -> datetime:
        data: Mapping[str, Any] = self.cleaned_data
        return clock.at(data["day"], int(str(data["hour"])[:2]))

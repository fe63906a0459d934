"""What people type on the pages of an application, beside the questions of the service itself."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from rantau.foundation import clock
from rantau.foundation import nik as numbers
from rantau.ui.fields import Choice, Day, Text, Tick, Upload
from rantau.ui.forms import Form


class Beginning(Form):
    """For whom the application is; asked only when the account looks after several people."""

    def __init__(self, *args: Any, people: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if len(people) > 1:
            self.fields["person"] = Choice(_("Permohonan ini untuk siapa?"), choices=people)


class Declaration(Form):
    """What the applicant says when sending. Nobody is asked to give up a fee that there is not."""

    true = Tick(_("Semua jawaban dan berkas saya benar dan milik saya."))
    forfeit = Tick(_("Saya paham: biaya yang sudah dibayar tidak kembali bila data keliru atau saya tidak datang."))

    def __init__(self, *args: Any, pays: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not pays:
            del self.fields["forfeit"]


class Correction(Form):
    """Nothing to fill in; the button says that everything asked for is done."""


class FilingNumber(Form):
    """What the other agency calls its number is said by the service."""

    number = Text(_("Nomor"), max_length=40)

    def __init__(self, *args: Any, called: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["number"].label = called


class FilingNews(Form):
    status = Choice(_("Bagaimana keadaannya di sana?"), choices=[])

    def __init__(self, *args: Any, statuses: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["status"].choices = statuses  # type: ignore[attr-defined]  # it is a Choice


class Paper(Form):
    file = Upload(_("Pilih foto atau PDF"), accept="image/*,.heic,.pdf,application/pdf")


class Place(Form):
    """The place chosen. The choices are drawn by the slot picker; the action decides whether it can be had."""

    slot = forms.UUIDField(
        error_messages={"required": _("Pilih satu jam."), "invalid": _("Pilih satu jam dari daftar.")}
    )

    def chosen(self) -> UUID:
        found: UUID = self.cleaned_data["slot"]
        return found


HOURS = [(f"{hour:02}:00", f"{hour:02}.00") for hour in range(7, 17)]


class NationalBooking(Form):
    """A place that was booked and paid in the national app."""

    number = Text(_("Nomor pemesanan"), hint=_("Tertulis di aplikasi nasional setelah Anda membayar."), max_length=40)
    day = Day(_("Tanggal datang"))
    hour = Choice(_("Jam datang"), choices=HOURS)

    def starts_at(self) -> datetime:
        data: Mapping[str, Any] = self.cleaned_data
        return clock.at(data["day"], int(str(data["hour"])[:2]))


class Vouching(Form):
    """What only the guarantor whom the applicant named can fill in."""

    name = Text(_("Nama lengkap Anda"), hint=_("Seperti pada KTP."), max_length=120, autocomplete="name")
    nik = Text(_("NIK Anda"), hint=_("16 angka pada KTP."), max_length=40, width="medium", inputmode="numeric")
    willing = Tick(_("Saya menjamin orang ini dan tahu tanggung jawab saya."))

    def clean_nik(self) -> str:
        number = numbers.normalise(self.cleaned_data["nik"])
        for problem in numbers.check(number):
            raise forms.ValidationError(problem.sentence, problem.code.lower())
        return number


class Refusing(Form):
    reason = Choice(
        _("Mengapa tidak?"),
        choices=[
            ("UNKNOWN", _("Saya tidak mengenal orang ini")),
            ("UNWILLING", _("Saya tidak bersedia menjaminnya")),
            ("WRONG", _("Saya penjaminnya, tetapi ada data yang keliru")),
        ],
    )

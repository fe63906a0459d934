"""Somebody of the family."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rantau.applications import policies
from rantau.foundation import nik as numbers
from rantau.ui.fields import Choice, Day, Text, Tick
from rantau.ui.forms import Form
from rantau.vault import masking

INDONESIA = "IDN"


class Member(Form):
    """Somebody of the family. A NIK is checked by its structure; what its owner may know better warns once.

    `masked` is how the NIK that is written down already is shown: it is kept where nothing else is typed.
    """

    relation = Choice(_("Siapa orang ini bagi Anda?"), choices=[])
    full_name = Text(_("Nama lengkap"), hint=_("Seperti di KTP, KK, atau akta kelahiran, tanpa gelar."), max_length=120)
    sex = Choice(_("Jenis kelamin"), choices=[("F", _("Perempuan")), ("M", _("Laki-laki"))])
    birth_date = Day(_("Tanggal lahir"))
    birth_place = Text(_("Tempat lahir"), required=False, max_length=80)
    citizenship = Choice(_("Kewarganegaraan"), choices=[])
    nik = Text(
        _("NIK"), hint=_("16 angka di KTP atau KK. Boleh kosong untuk anak yang belum punya NIK."), required=False,
        inputmode="numeric", width="medium", max_length=40,
    )  # fmt: skip
    sure = Tick(_("Saya sudah memeriksa KTP atau KK. Data ini benar."), required=False)
    passport_number = Text(
        _("Nomor paspor"), hint=_("Untuk warga negara lain. Selain itu kosongkan."), required=False,
        width="medium", max_length=20,
    )  # fmt: skip

    def __init__(
        self,
        *args: Any,
        relations: Sequence[tuple[str, str]],
        nationalities: Sequence[tuple[str, str]],
        district_known: Callable[[str], bool],
        today: date,
        kept_nik: str = "",
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.district_known, self.today, self.kept_nik = district_known, today, kept_nik
        self.fields["relation"].choices = relations  # type: ignore[attr-defined]  # it is a Choice
        self.fields["citizenship"].choices = nationalities  # type: ignore[attr-defined]  # it is a Choice
        if kept_nik:
            hint = _("Tersimpan: %(number)s. Kosongkan bila tidak berubah.") % {"number": masking.nik(kept_nik)}
            self.fields["nik"].help_text = hint
        if "sure" not in self.data:
            self.doubtful = self.fields.pop("sure")

    def clean_full_name(self) -> str:
        name: str = self.cleaned_data["full_name"]
        if not any(letter.isalpha() for letter in name):
            raise forms.ValidationError(_("Tulis nama dengan huruf."))
        return name

    def clean_birth_date(self) -> date:
        born: date = self.cleaned_data["birth_date"]
        if born > self.today:
            raise forms.ValidationError(_("Tanggal lahir tidak mungkin di masa depan. Periksa tahunnya."))
        return born

    def clean_passport_number(self) -> str:
        number = numbers.normalise(self.cleaned_data["passport_number"]).upper()
        for problem in numbers.check_passport_number(number, "") if number else ():
            raise forms.ValidationError(problem.sentence)
        return number

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        given["nik"] = numbers.normalise(given.get("nik") or "") or self.kept_nik
        if given["nik"]:
            self._check_nik(given)
        elif given.get("citizenship") == INDONESIA and not policies.is_minor(given.get("birth_date"), self.today):
            self.add_error("nik", _("Tulis 16 angka NIK. Yang boleh kosong hanya NIK anak di bawah 17 tahun."))
        return given

    def _check_nik(self, given: Mapping[str, Any]) -> None:
        found = numbers.check(
            given["nik"], given.get("birth_date"), given.get("sex"), district_known=self.district_known
        )
        for problem in found:
            if problem.stops or not given.get("sure"):
                self.add_error("nik", problem.sentence)
        if found and not found[0].stops and "sure" not in self.fields:
            self.fields["sure"] = self.doubtful
            self.order_fields(list(self.base_fields))

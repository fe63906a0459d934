"""What a guarantor answers."""

from django import forms
from django.utils.translation import gettext_lazy as _

from rantau.foundation import nik as numbers
from rantau.ui.fields import Choice, Text, Tick
from rantau.ui.forms import Form


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

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rantau.ui.fields import Text, Upload
from rantau.ui.forms import Form

LARGEST = 5_000_000
"""Bytes; papers of ours are below 100,000."""


class Check(Form):
    """A code, or the PDF itself."""

    code = Text(_("Kode di bawah QR"), hint=_("Contoh: 7KQ4-M2XW-9C0D-E1F2"), required=False, max_length=40)
    file = Upload(_("Atau unggah PDF-nya"), accept="application/pdf", required=False)

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file and file.size > LARGEST:
            raise forms.ValidationError(_("Berkas ini lebih dari 5 MB. PDF dari kami jauh lebih kecil. Pilih lagi."))
        return file

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if not self.errors and not given.get("code") and not given.get("file"):
            raise forms.ValidationError({"code": _("Isi kode atau pilih PDF.")})
        return given

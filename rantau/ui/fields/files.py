"""A file from the person's phone or computer."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rantau.ui.fields.drawn import Drawn, Words

PICTURES_AND_PDF = "image/jpeg,image/png,image/webp,image/heic,image/heif,application/pdf"


class Upload(Drawn, forms.FileField):
    """Gives the UploadedFile. `accept` only helps the file picker; what may come in is decided by `documents`."""

    widget = forms.FileInput
    default_error_messages = {
        "required": _("Pilih berkas lebih dulu."),
        "missing": _("Pilih berkas lebih dulu."),
        "empty": _("Berkas ini kosong. Pilih berkas lain."),
        "invalid": _("Berkas tidak terkirim. Pilih lagi, lalu kirim."),
        "max_length": _("Nama berkas terlalu panjang. Ganti namanya, lalu pilih lagi."),
    }

    def __init__(self, label: Words = "", *, accept: str = PICTURES_AND_PDF, **rest: Any) -> None:
        self.accept = accept
        super().__init__(label, max_length=255, **rest)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {**super().widget_attrs(widget), "accept": self.accept}

"""A change that an office enters: the value, from which day on, and why."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rantau.catalogue.editing import DAYS, FEE, MOST_DAYS, MOST_LETTERS, MOST_RUPIAH, TEXT
from rantau.ui import fields
from rantau.ui.forms import Form


class Entry(Form):
    """`entered` is the value as an edit keeps it, whatever the boxes are."""

    effective_from = fields.Day(
        label=gettext_lazy("Berlaku mulai"), hint=gettext_lazy("Untuk permohonan yang dimulai sejak tanggal ini.")
    )
    reason = fields.Text(
        label=gettext_lazy("Alasan"), hint=gettext_lazy("Misalnya nama dan nomor peraturannya."), max_length=200
    )

    def entered(self) -> Any:
        return self.cleaned_data["value"]


class FeeEntry(Entry):
    value = fields.Number(label=gettext_lazy("Jumlah dalam rupiah"), min_value=0, max_value=MOST_RUPIAH, width="medium")
    field_order = ("value",)


class DaysEntry(Entry):
    value = fields.Number(
        label=gettext_lazy("Jumlah hari"),
        hint=gettext_lazy("Kosongkan untuk kembali ke isi berkas layanan."),
        min_value=0,
        max_value=MOST_DAYS,
        required=False,
    )
    field_order = ("value",)


class TextEntry(Entry):
    text_id = fields.LongText(label=gettext_lazy("Bahasa Indonesia"), max_length=MOST_LETTERS, required=False)
    text_en = fields.LongText(
        label=gettext_lazy("Bahasa Inggris"),
        hint=gettext_lazy("Kosongkan keduanya untuk kembali ke isi berkas layanan."),
        max_length=MOST_LETTERS,
        required=False,
    )
    field_order = ("text_id", "text_en")

    def clean(self) -> dict[str, Any]:
        given = {name: self.cleaned_data.get(name, "") for name in ("text_id", "text_en")}
        if any(given.values()) and not self.errors:
            for name in (name for name, text in given.items() if not text):
                self.add_error(name, forms.ValidationError(_("Tulis dalam kedua bahasa.")))
        return self.cleaned_data

    def entered(self) -> dict[str, str] | None:
        given = {"id": self.cleaned_data["text_id"], "en": self.cleaned_data["text_en"]}
        return given if any(given.values()) else None


ENTRIES: dict[str, type[Entry]] = {FEE: FeeEntry, DAYS: DaysEntry, TEXT: TextEntry}

"""Why a session is closed or opened; how many people a lane takes; what a day is."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rantau.ui import fields
from rantau.ui.forms import Form

REASONS = (
    ("OUTAGE", _("Gangguan sistem atau listrik")),
    ("HOLIDAY", _("Hari libur")),
    ("STAFF", _("Petugas tidak cukup, atau cukup kembali")),
    ("DISASTER", _("Bencana atau cuaca buruk")),
    ("OUTREACH", _("Jemput bola")),
)


class SessionChange(Form):
    reason = fields.Choice(label=_("Alasan"), choices=REASONS)
    was_open = forms.BooleanField(required=False, widget=forms.HiddenInput)


class QuotaEntry(Form):
    places_per_day = fields.Number(
        label=_("Orang sehari"),
        hint=_("Kosongkan bila sebanyak yang terlayani."),
        min_value=0,
        max_value=1000,
        required=False,
    )
    counters = fields.Number(label=_("Jumlah loket"), min_value=1, max_value=50)
    minutes_per_service = fields.Number(label=_("Menit seorang"), min_value=1, max_value=240)
    valid_from = fields.Day(label=_("Berlaku mulai"))
    reason = fields.Text(label=_("Alasan"), max_length=200)

    def terms(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "reason"}


class DayEntry(Form):
    on = fields.Day(label=_("Tanggal"))
    name = fields.Text(label=_("Nama hari itu"), max_length=120)
    kind = fields.Choice(
        label=_("Jenis"),
        choices=(
            ("NATIONAL", _("Libur nasional")),
            ("CUTI_BERSAMA", _("Cuti bersama")),
            ("OFFICE", _("Kantor tutup")),
        ),
    )
    is_working = fields.YesNo(
        label=_("Apakah kantor tetap buka pada hari itu?"),
        hint=_("Jawab ya bila hari libur yang tercatat ternyata hari kerja."),
    )
    reason = fields.Text(label=_("Alasan"), hint=_("Misalnya nomor SKB atau surat edaran."), max_length=200)

    def told(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "reason"}

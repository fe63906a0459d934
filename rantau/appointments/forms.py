"""Why a session is closed or opened."""

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

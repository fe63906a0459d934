from django.utils.translation import gettext_lazy as _

from rantau.ui import fields
from rantau.ui.forms import Form


class Preferences(Form):
    news_go_out = fields.YesNo(
        label=_("Kirim juga kabar biasa ke surel atau SMS?"),
        hint=_("Contoh: permohonan diterima, kuitansi siap. Pesan keamanan dan tenggat selalu kami kirim."),
    )

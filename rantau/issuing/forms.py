from django.utils.translation import gettext_lazy as _

from rantau.ui.fields import Text, Upload
from rantau.ui.forms import Form


class Check(Form):
    """A code, or the PDF itself."""

    code = Text(_("Kode di bawah QR"), hint=_("Contoh: RTU-7KQ4M-2XW9C"), required=False, max_length=20)
    file = Upload(_("Atau unggah PDF-nya"), accept="application/pdf", required=False)

"""What a stranger types to ask about an application."""

from django.utils.translation import gettext_lazy as _

from rantau.ui import fields
from rantau.ui.forms import Form


class StatusCheck(Form):
    """Two secrets: what is printed on every letter, and what only the applicant's people know."""

    reference = fields.Text(
        _("Nomor permohonan"), hint=_("Contoh: RTU-7KQ4M-2XW9C"), width="medium", max_length=40, autocomplete="off"
    )
    born = fields.Day(_("Tanggal lahir pemohon"), hint=_("Contoh: 31-12-1990"))

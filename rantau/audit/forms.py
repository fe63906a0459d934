"""What a reader looks for in the journal."""

import re
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from rantau.audit.presenters.sentences import SENTENCES
from rantau.audit.queries import Wanted
from rantau.foundation import references
from rantau.ui import fields
from rantau.ui.forms import Form

# An account, or the name of a process such as "payments.poll": never words about a person.
ACTOR = re.compile(r"[0-9a-z_.\-]{1,80}")


class Search(Form):
    application = fields.Text(_("Nomor permohonan"), required=False, width="medium", max_length=40)
    person = fields.Text(_("Nomor orang"), required=False, width="medium", max_length=40)
    actor = fields.Text(_("Oleh (nomor akun atau proses)"), required=False, width="medium", max_length=80)
    kind = fields.Choice(
        _("Kejadian"), required=False, choices=[("", _("Semua")), *((code, text) for code, text in SENTENCES.items())]
    )
    day = fields.Day(_("Hari"), required=False)

    def clean_application(self) -> str:
        text: str = self.cleaned_data["application"]
        found = references.normalise(text)
        if text and found is None:
            raise ValidationError(_("Nomor ini tidak benar. Contoh: RTU-7KQ4M-2XW9C"))
        return found or ""

    def clean_person(self) -> UUID | None:
        text: str = self.cleaned_data["person"]
        try:
            return UUID(text) if text else None
        except ValueError:
            raise ValidationError(_("Nomor orang tidak benar.")) from None

    def clean_actor(self) -> str:
        text: str = self.cleaned_data["actor"].lower()
        if text and not ACTOR.fullmatch(text):
            raise ValidationError(_("Tulis nomor akun atau nama proses."))
        return text

    def wanted(self) -> Wanted:
        said: dict[str, Any] = self.cleaned_data
        return Wanted(said["application"], said["person"], said["actor"], said["kind"] or "", said["day"])

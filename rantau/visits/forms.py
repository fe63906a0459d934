"""The scan field, and which counter one sits at."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from rantau.ui import fields
from rantau.ui.forms import Form


class CheckIn(Form):
    code = fields.Text(
        label=_("Kode tanda masuk"),
        hint=_("Pindai kode QR, atau ketik kode di bawahnya, nomor permohonan, atau nomor pemesanan nasional."),
        autocomplete="off",
        width="medium",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # A scanner types into whatever has the focus and ends with Enter.
        self.fields["code"].widget.attrs["autofocus"] = True


class PickCounter(Form):
    counter = fields.Choice(label=_("Anda bertugas di loket mana?"), choices=[])

    def __init__(self, *args: Any, counters: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["counter"].choices = counters  # type: ignore[attr-defined]  # it is a Choice

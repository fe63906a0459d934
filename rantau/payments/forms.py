"""What payers and the treasurer fill in."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from rantau.payments.presenters import ANSWERS, CHANNELS
from rantau.ui import fields
from rantau.ui.forms import Form


class ChooseChannel(Form):
    channel = fields.Choice(_("Cara bayar"), hints={code: hint for code, (_name, hint) in CHANNELS.items()})

    def __init__(self, *args: Any, channels: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["channel"].choices = [(code, CHANNELS[code][0]) for code in channels]  # type: ignore[attr-defined]


class ConfirmByTreasurer(Form):
    number = fields.Text(_("Nomor tagihan"), hint=_("Misalnya INV-7KQ4M-2XW9C."), max_length=20, width="medium")
    ntpn = fields.Text(_("NTPN"), hint=_("16 huruf dan angka dari Kas Negara."), max_length=30, width="medium")
    ntb = fields.Text(
        _("NTB"), hint=_("12 huruf dan angka dari bank, bila ada."), max_length=30, width="medium", required=False
    )
    note = fields.LongText(_("Apa yang Anda periksa"), max_length=500)

    def clean_ntpn(self) -> str:
        return _plain(self.cleaned_data["ntpn"])

    def clean_ntb(self) -> str:
        return _plain(self.cleaned_data["ntb"])


class AnswerReview(Form):
    answer = fields.Choice(_("Keputusan"), choices=[(code, ANSWERS[code]) for code in ("TO_RETURN", "NOT_MONEY")])
    note = fields.LongText(_("Catatan"), hint=_("Apa yang Anda periksa dan apa langkah berikutnya."), max_length=500)


def _plain(number: str) -> str:
    """People copy numbers with spaces and dashes."""
    return "".join(character for character in number.upper() if character.isalnum())

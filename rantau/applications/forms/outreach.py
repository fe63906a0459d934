"""Lists of people for an outreach day."""

from collections.abc import Sequence
from datetime import time
from typing import Any

from django.utils.translation import gettext_lazy as _

from rantau.applications.forms.places import _hour
from rantau.ui.fields import Choice, Day, LongText, Number, Phone, Text
from rantau.ui.forms import Form


class InvitationCode(Form):
    """What stands on the card that the leader of the group handed out."""

    code = Text(_("Kode undangan"), hint=_("Contoh: UND-7KQ4-M2XW"), width="medium", max_length=40, autocomplete="off")


class OutreachDay(Form):
    """One outreach day and who leads the group. `points` are those of the officer's office."""

    title = Text(_("Nama daftar"), hint=_("Misalnya nama nagari atau kelompok."), max_length=120)
    point = Choice(_("Tempat layanan"), choices=[])
    day = Day(_("Tanggal jemput bola"))
    leader_name = Text(_("Nama ketua kelompok"), max_length=120)
    leader_phone = Phone(_("Nomor ponsel ketua kelompok"))

    def __init__(self, *args: Any, points: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["point"].choices = points  # type: ignore[attr-defined]  # it is a Choice


class GroupPlaces(Form):
    """How many people of the group can be served that day, and between which hours (WIB)."""

    opens = Text(_("Mulai jam"), hint=_("Misalnya 08.30"), width="short", max_length=5)
    closes = Text(_("Selesai jam"), hint=_("Misalnya 14.00"), width="short", max_length=5)
    places = Number(
        _("Berapa orang bisa dilayani"),
        hint=_("Seluruhnya pada hari itu. Semua kelompok di tempat ini memakainya bersama."),
        min_value=1,
        max_value=300,
    )

    def clean_opens(self) -> time:
        return _hour(self.cleaned_data["opens"])

    def clean_closes(self) -> time:
        return _hour(self.cleaned_data["closes"])


class OnePerson(Form):
    """One row of a list. Judged by the same rules as a pasted one, so nothing is checked here but that it is there."""

    name = Text(_("Nama lengkap"), max_length=120)
    nik = Text(_("NIK"), inputmode="numeric", width="medium", max_length=40)
    born = Text(_("Tanggal lahir"), hint=_("Misalnya 31-12-1990"), width="medium", max_length=40)
    phone = Text(_("Nomor ponsel"), width="medium", max_length=40)
    service = Choice(_("Layanan"), choices=[])

    def __init__(self, *args: Any, services: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["service"].choices = services  # type: ignore[attr-defined]  # it is a Choice

    def line(self) -> str:
        return "\t".join(self.cleaned_data[part] for part in ("name", "nik", "born", "phone", "service"))


class Rows(LongText):
    """Tabs stand between the columns of a spreadsheet: they are kept."""

    @staticmethod
    def tidied(text: str) -> str:
        return text


class Pasted(Form):
    text = Rows(
        _("Tempel dari lembar kerja"),
        hint=_("Satu orang satu baris: nama, NIK, tanggal lahir, nomor ponsel, kode layanan. Judul kolom boleh ikut."),
        max_length=60_000,
        rows=10,
    )

"""Papers, and the order of their pages."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rantau.ui.fields import Upload
from rantau.ui.forms import Form


class Paper(Form):
    """A file, or one that has arrived already, in pieces, at `/unggah/`."""

    file = Upload(_("Pilih foto atau PDF"), accept="image/*,.heic,.pdf,application/pdf", required=False)
    upload = forms.UUIDField(required=False)
    joins = forms.BooleanField(required=False)
    """Further pages of what was sent before, not another paper instead of it."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not cleaned.get("file") and not cleaned.get("upload") and not self.errors:
            self.add_error("file", _("Pilih berkas lebih dulu."))
        return cleaned


class Arranging(Form):
    """One button: `up:3` is page 3 one place forward. `order` is what becomes of the pages then, as (page, quarters)."""

    act = forms.RegexField(r"^(up|down|turn|drop):[0-9]{1,2}$")

    def __init__(self, *args: Any, pages: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pages = pages

    def clean_act(self) -> str:
        act = str(self.cleaned_data["act"])
        if not 1 <= int(act.partition(":")[2]) <= self.pages:
            raise forms.ValidationError(_("Halaman itu sudah tidak ada. Lihat urutannya sekarang."))
        return act

    @property
    def order(self) -> list[tuple[int, int]]:
        act, _colon, number = self.cleaned_data["act"].partition(":")
        page, pages = int(number), [(each, 0) for each in range(1, self.pages + 1)]
        at = page - 1
        if act == "drop":
            return [each for each in pages if each[0] != page]
        if act == "turn":
            return [(each, int(each == page)) for each, _turn in pages]
        beside = at - 1 if act == "up" else at + 1
        if 0 <= at < len(pages) and 0 <= beside < len(pages):
            pages[at], pages[beside] = pages[beside], pages[at]
        return pages

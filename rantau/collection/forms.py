"""What printers, checkers and the counter fill in."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from rantau.applications.queries import SPELLING_REASONS
from rantau.collection.lifecycle import FLAW_WORDS
from rantau.ui import fields
from rantau.ui.forms import Form

PASSED = "PASSED"


class Print(Form):
    number = fields.Text(
        label=_("Nomor buku"), hint=_("Huruf dan angka pada buku kosong."), autocomplete="off", max_length=12
    )


class Spelling(Form):
    """Which answer was mistyped. Whether it is only a typing error is decided by `applications`."""

    question = fields.Choice(label=_("Jawaban mana yang salah ketik?"), choices=[])
    became = fields.Text(label=_("Ejaan yang benar"), max_length=120, autocomplete="off")
    reason = fields.Choice(label=_("Dari mana Anda tahu?"), choices=list(SPELLING_REASONS.items()))

    def __init__(self, *args: Any, questions: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["question"].choices = questions  # type: ignore[attr-defined]  # it is a Choice


class Check(Form):
    result = fields.Choice(
        label=_("Hasil pemeriksaan data, foto, dan cip"),
        choices=[(PASSED, _("Semua benar")), *FLAW_WORDS.items()],
    )


class Shelve(Form):
    shelf = fields.Text(label=_("Rak"), autocomplete="off", max_length=20)


class Find(Form):
    reference = fields.Text(
        label=_("Nomor permohonan"), hint=_("Pindai atau ketik, misalnya RTU-7KQ4M-2XW9C."), autocomplete="off"
    )


class HandOver(Form):
    code = fields.Text(
        label=_("Kode pengambilan"), hint=_("Delapan huruf dan angka dari pemohon."), autocomplete="off", max_length=20
    )
    identity_checked = fields.Tick(label=_("Wajah dan KTP asli cocok dengan pemilik permohonan."))
    strokes = fields.Hidden(required=False)
    paper_number = fields.Text(
        label=_("Nomor tanda terima kertas"),
        hint=_("Isi bila tanda tangan di atas kertas."),
        required=False,
        max_length=30,
    )

"""What is confirmed, corrected and filed elsewhere."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from rantau.ui.fields import Choice, Text, Tick
from rantau.ui.forms import Form


class Declaration(Form):
    """What the applicant says when sending. Nobody is asked to give up a fee that there is not."""

    true = Tick(_("Semua jawaban dan berkas saya benar dan milik saya."))
    forfeit = Tick(_("Saya paham: biaya yang sudah dibayar tidak kembali bila data keliru atau saya tidak datang."))

    def __init__(self, *args: Any, pays: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not pays:
            del self.fields["forfeit"]


class Correction(Form):
    """Nothing to fill in; the button says that everything asked for is done."""


class FilingNumber(Form):
    """What the other agency calls its number is said by the service."""

    number = Text(_("Nomor"), max_length=40)

    def __init__(self, *args: Any, called: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["number"].label = called


class FilingNews(Form):
    status = Choice(_("Bagaimana keadaannya di sana?"), choices=[])

    def __init__(self, *args: Any, statuses: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["status"].choices = statuses  # type: ignore[attr-defined]  # it is a Choice

"""What officers fill in."""

from collections.abc import Sequence
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rantau.casework.lifecycle import PURPOSE_WORDS, REJECT_SENTENCES
from rantau.ui import fields
from rantau.ui.forms import Form

Choices = Sequence[tuple[str, str | Promise]]


class Seen(Form):
    """The version of the case that the page showed."""

    version = fields.Hidden()

    def clean_version(self) -> int:
        """0 for anything that is no number: older than every case."""
        text = str(self.cleaned_data["version"])
        return int(text) if text.isdecimal() and len(text) < 10 else 0


class WhyOpen(Form):
    purpose = fields.Choice(label=_("Untuk apa Anda membuka data ini?"), choices=list(PURPOSE_WORDS.items()))


class Verdict(Seen):
    """Empty `reason` accepts the paper."""

    reason = fields.Choice(label=_("Penilaian"), choices=[])
    note = fields.Text(label=_("Catatan untuk pemohon"), required=False, max_length=200)

    def __init__(self, *args: Any, reasons: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].choices = [("ACCEPT", _("Terima")), *reasons]  # type: ignore[attr-defined]  # a Choice


class SendBack(Seen):
    sections = fields.MultiChoice(label=_("Bagian isian yang harus diperbaiki"), choices=[], required=False)
    note = fields.LongText(
        label=_("Kata-kata untuk pemohon"),
        hint=_("Pemohon membaca ini. Sebut apa yang salah dan apa yang harus dilakukan."),
    )

    def __init__(self, *args: Any, sections: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sections"].choices = sections  # type: ignore[attr-defined]  # it is a MultiChoice


class InterviewResult(Seen):
    outcome = fields.Choice(
        label=_("Hasil"),
        choices=[("OK", _("Keterangan jelas dan cocok")), ("DOUBT", _("Ada keraguan, jelaskan di catatan"))],
    )
    note = fields.LongText(label=_("Catatan untuk pengambil keputusan"), required=False)
    data_confirmed = fields.Tick(label=_("Pemohon sudah melihat data akhir di layar dan membenarkannya."))


class FilingStatus(Seen):
    status = fields.Choice(label=_("Bagaimana keadaannya di sana?"), choices=[])

    def __init__(self, *args: Any, statuses: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["status"].choices = statuses  # type: ignore[attr-defined]  # it is a Choice


class FieldReport(Seen):
    outcome = fields.Choice(
        label=_("Hasil"),
        choices=[("OK", _("Keterangan jelas dan cocok")), ("DOUBT", _("Ada keraguan, jelaskan di laporan"))],
    )
    report = fields.LongText(
        label=_("Laporan"), hint=_("Apa yang Anda lihat, siapa yang Anda temui, kapan. Tulis fakta, bukan dugaan.")
    )


FIELD_CHECK = ("FIELD_CHECK", _("Minta pemeriksaan lapangan dulu"))


class Decide(Seen):
    """`field_check`: whoever decides may send somebody to look first."""

    outcome = fields.Choice(label=_("Putusan"), choices=[])
    reason_code = fields.Choice(
        label=_("Alasan bila ditolak"), choices=[("", _("Tidak ada")), *REJECT_SENTENCES.items()], required=False
    )
    legal_basis = fields.Text(label=_("Dasar hukum bila ditolak"), required=False, max_length=200)
    note = fields.LongText(label=_("Catatan"), required=False)

    def __init__(self, *args: Any, field_check: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("APPROVE", _("Setujui")), ("REJECT", _("Tolak")), *([FIELD_CHECK] if field_check else [])]
        self.fields["outcome"].choices = choices  # type: ignore[attr-defined]  # it is a Choice

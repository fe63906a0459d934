"""What officers fill in."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rantau.applications.queries import LIFT_REASONS, SPELLING_REASONS
from rantau.casework.lifecycle import OPINION_WORDS, PURPOSE_WORDS, REJECT_SENTENCES
from rantau.foundation import references
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


class Minutes(Seen):
    """`whole`: to be closed now. What is only kept for later may have gaps."""

    statement = fields.LongText(
        label=_("Keterangan pemohon"),
        hint=_("Tanya dan jawab, dengan kata-katanya sendiri. Kapan, di mana, dan bagaimana terjadinya."),
    )
    circumstances = fields.LongText(
        label=_("Keadaan yang ditemukan"),
        hint=_("Yang Anda lihat dan periksa: berkas asli, laporan polisi, kerusakan buku."),
    )
    opinion = fields.Choice(label=_("Pendapat pemeriksa"), choices=[])
    data_confirmed = fields.Tick(label=_("Pemohon sudah membaca berita acara ini dan membenarkannya."))

    def __init__(self, *args: Any, opinions: Sequence[str], whole: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.required = field.required and whole
        choices = [(code, OPINION_WORDS[code]) for code in opinions]
        self.fields["opinion"].choices = choices  # type: ignore[attr-defined]  # it is a Choice


class PhotoTaken(Seen):
    data_confirmed = fields.Tick(
        label=_("Foto dan sidik jari sudah diambil, dan pemohon membenarkan datanya di layar.")
    )


class AdjudicationAnswer(Seen):
    number = fields.Text(label=_("Nomor surat"), max_length=60)
    dated_on = fields.Day(label=_("Tanggal surat"))
    granted = fields.YesNo(label=_("Apakah Direktorat Jenderal menyetujui?"))
    reason = fields.LongText(
        label=_("Alasan bila tidak disetujui"), hint=_("Pemohon membaca ini di suratnya."), required=False
    )


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


class FindStopped(Form):
    reference = fields.Text(
        label=_("Nomor permohonan"),
        hint=_("Ketik atau pindai, misalnya RTU-7KQ4M-2XW9C."),
        autocomplete="off",
        width="medium",
    )

    def clean_reference(self) -> str:
        reference = references.normalise(self.cleaned_data["reference"])
        if reference is None:
            raise forms.ValidationError(_("Nomor ini tidak lengkap atau salah ketik."), "invalid")
        return reference


class Lift(Form):
    """Which stop an officer lets pass, and why. Whether it may be lifted is decided by the action."""

    code = fields.Choice(label=_("Halangan mana yang Anda buka?"), choices=[])
    reason = fields.Choice(label=_("Mengapa boleh?"), choices=list(LIFT_REASONS.items()))
    note = fields.LongText(
        label=_("Catatan untuk kantor (boleh kosong)"),
        hint=_("Apa yang Anda lihat atau dengar. Pemohon tidak membaca ini."),
        required=False,
    )

    def __init__(self, *args: Any, stops: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer(stops)

    @classmethod
    def sent(cls, data: QueryDict) -> "Lift":
        """As it was sent, whatever stop it names."""
        code = str(data.get("code", ""))[:30]
        return cls(data, stops=[(code, code)] if code else [])

    def offer(self, stops: Choices) -> None:
        self.fields["code"].choices = stops  # type: ignore[attr-defined]  # it is a Choice


class Spelling(Form):
    """Which answer was mistyped, and how it is spelt. Whether it is only a typing error is decided by the action."""

    question = fields.Choice(label=_("Jawaban mana yang salah ketik?"), choices=[])
    became = fields.Text(label=_("Ejaan yang benar"), max_length=120, autocomplete="off")
    reason = fields.Choice(label=_("Dari mana Anda tahu?"), choices=list(SPELLING_REASONS.items()))

    def __init__(self, *args: Any, questions: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["question"].choices = questions  # type: ignore[attr-defined]  # it is a Choice


FORCE_MAJEURE = ("APPROVE_FM", _("Setujui sebagai keadaan kahar: biaya beban Rp0"))
SUSPEND = ("SUSPEND", _("Tangguhkan: lalai, permohonan baru ditunda"))
FIELD_CHECK = ("FIELD_CHECK", _("Minta pemeriksaan lapangan dulu"))


class Decide(Seen):
    """`field_check`: whoever decides may send somebody to look first. `force_majeure`: there is a letter that proves it.

    `months`: from and to how many a new application can be put off.
    """

    outcome = fields.Choice(label=_("Putusan"), choices=[])
    reason_code = fields.Choice(
        label=_("Alasan bila ditolak"), choices=[("", _("Tidak ada")), *REJECT_SENTENCES.items()], required=False
    )
    legal_basis = fields.Text(label=_("Dasar hukum bila ditolak atau ditangguhkan"), required=False, max_length=200)
    months = fields.Number(label=_("Berapa bulan ditangguhkan"), required=False)
    note = fields.LongText(label=_("Catatan"), required=False)

    def __init__(
        self,
        *args: Any,
        field_check: bool,
        force_majeure: bool = False,
        months: tuple[int, int] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        more = [(FORCE_MAJEURE, force_majeure), (SUSPEND, months is not None), (FIELD_CHECK, field_check)]
        choices = [("APPROVE", _("Setujui")), ("REJECT", _("Tolak")), *(choice for choice, offered in more if offered)]
        if months is None:
            del self.fields["months"]
        else:
            self.fields["months"].help_text = _("%(least)d sampai %(most)d bulan.") % {
                "least": months[0],
                "most": months[1],
            }
        self.fields["outcome"].choices = choices  # type: ignore[attr-defined]  # it is a Choice

"""What the public learns of a paper: that it is genuine, and only so much as to compare it with the one in hand."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rantau.issuing.queries import IssuedPaper
from rantau.offices import queries as offices
from rantau.ui import formats
from rantau.ui.parts import Tone

KINDS = {
    "RECEIPT": gettext_lazy("Kuitansi"),
    "LETTER": gettext_lazy("Surat"),
    "PASS": gettext_lazy("Tanda masuk"),
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """`rows` are (label, value, None) for a summary list; empty when the paper is not ours."""

    known: bool
    tone: Tone
    title: str
    sentence: str
    rows: Sequence[tuple[str, str, None]] = ()


def verdict(paper: IssuedPaper | None, *, by_file: bool = False) -> Verdict:
    if paper is None:
        return _unknown_file() if by_file else _unknown_code()
    if paper.revoked_at:
        sentence = _("Kertas ini pernah kami terbitkan, tetapi tidak berlaku lagi. Tanyakan kepada kantor.")
        rows = [*_rows(paper), (_("Dicabut"), formats.day(paper.revoked_at), None)]
        return Verdict(known=True, tone="stop", title=_("Kertas ini sudah dicabut"), sentence=sentence, rows=rows)
    if by_file:
        sentence = _("PDF ini sama persis dengan yang kami terbitkan.")
    else:
        sentence = _("Cocokkan isian di bawah ini dengan kertas di tangan Anda. Bila berbeda, kertas itu palsu.")
    return Verdict(known=True, tone="ok", title=_("Kertas ini asli"), sentence=sentence, rows=_rows(paper))


def _unknown_code() -> Verdict:
    sentence = _("Periksa lagi kodenya. Bila sudah benar, jangan bayar atau menyerahkan apa pun karena kertas ini.")
    return Verdict(known=False, tone="warn", title=_("Kode ini tidak ada dalam daftar kami"), sentence=sentence)


def _unknown_file() -> Verdict:
    sentence = _(
        "PDF ini bukan dari kami atau sudah diubah, misalnya dicetak ulang ke PDF. Coba dengan kode di bawah QR."
    )
    return Verdict(known=False, tone="warn", title=_("PDF ini tidak ada dalam daftar kami"), sentence=sentence)


def too_often() -> Verdict:
    sentence = _("Terlalu banyak kode yang tidak dikenal dari jaringan Anda. Tunggu 10 menit, lalu coba lagi.")
    return Verdict(known=False, tone="warn", title=_("Coba lagi nanti"), sentence=sentence)


def _rows(paper: IssuedPaper) -> list[tuple[str, str, None]]:
    office = offices.find_office(paper.office)
    return [
        (_("Jenis"), str(KINDS.get(paper.kind, paper.kind)), None),
        (_("Nomor"), paper.number, None),
        (_("Tanggal"), formats.day(paper.issued_at), None),
        (_("Penerbit"), office.name if office else paper.office, None),
        (_("Nama"), paper.masked_name, None),
    ]

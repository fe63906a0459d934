"""What the public learns of a paper: that it is genuine, and only so much as to compare it with the one in hand."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rantau.foundation.refusals import Refusal
from rantau.issuing.policies import Retirement
from rantau.issuing.queries import Found, IssuedPaper, OfficeKey, Trace
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
    """Of a paper that the register knows, by its code or as the very file; None is an unknown code."""
    if paper is None:
        return _unknown_code()
    if paper.revoked_at:
        sentence = _("Kertas ini pernah kami terbitkan, tetapi tidak berlaku lagi. Tanyakan kepada kantor.")
        title = _("Kertas ini sudah dicabut")
        return Verdict(known=True, tone="stop", title=title, sentence=sentence, rows=_rows(paper))
    if by_file:
        sentence = _("PDF ini sama persis dengan yang kami terbitkan.")
    else:
        sentence = _("Cocokkan isian di bawah ini dengan kertas di tangan Anda. Bila berbeda, kertas itu palsu.")
    return Verdict(known=True, tone="ok", title=_("Kertas ini asli"), sentence=sentence, rows=_rows(paper))


def _unknown_code() -> Verdict:
    sentence = _("Periksa lagi kodenya. Bila sudah benar, jangan bayar atau menyerahkan apa pun karena kertas ini.")
    return Verdict(known=False, tone="warn", title=_("Kode ini tidak ada dalam daftar kami"), sentence=sentence)


def verdict_of_stranger(found: Found) -> Verdict:
    """Of a PDF that is not in the register as it stands. Never genuine, whatever signature is in it."""
    rows = _rows(found.paper) if found.paper else ()
    match found.trace:
        case Trace.EXTENDED:
            title = _("PDF ini sudah diubah")
            sentence = _(
                "Sesudah kami tanda tangani, ada yang ditambahkan ke PDF ini. Jangan percayai isinya. "
                "Di bawah ini kertas yang asli menurut daftar kami."
            )
        case Trace.ALTERED:
            title = _("PDF ini sudah diubah")
            sentence = _(
                "PDF ini memuat tanda tangan kami, tetapi isinya bukan lagi yang kami tanda tangani. "
                "Jangan percayai isinya. Minta PDF aslinya, atau periksa dengan kode di bawah QR."
            )
        case Trace.UNREGISTERED:
            title = _("PDF ini tidak ada dalam daftar kami")
            sentence = _(
                "Tanda tangannya memakai kunci kami, tetapi kertas ini tidak pernah kami daftarkan. "
                "Anggap tidak sah, dan beri tahu kantor."
            )
        case Trace.NONE:
            return _unknown_file()
    return Verdict(known=False, tone="stop", title=title, sentence=sentence, rows=rows)


def _unknown_file() -> Verdict:
    sentence = _(
        "Tidak ada tanda tangan kami di dalamnya. PDF ini bukan dari kami atau sudah diubah, misalnya dicetak ulang ke "
        "PDF. Coba dengan kode di bawah QR."
    )
    return Verdict(known=False, tone="warn", title=_("PDF ini tidak ada dalam daftar kami"), sentence=sentence)


def too_often() -> Verdict:
    sentence = _("Terlalu banyak kode atau PDF yang tidak dikenal dari jaringan Anda. Tunggu 10 menit, lalu coba lagi.")
    return Verdict(known=False, tone="warn", title=_("Coba lagi nanti"), sentence=sentence)


def not_looked_at(refusal: Refusal) -> Verdict:
    """The file was not judged at all."""
    return Verdict(known=False, tone="warn", title=_("Coba lagi nanti"), sentence=refusal.sentence)


def _rows(paper: IssuedPaper) -> list[tuple[str, str, None]]:
    office = offices.find_office(paper.office)
    rows = [
        (_("Jenis"), str(KINDS.get(paper.kind, paper.kind)), None),
        (_("Nomor"), paper.number, None),
        (_("Tanggal"), formats.day(paper.issued_at), None),
        (_("Penerbit"), office.name if office else paper.office, None),
        (_("Nama"), paper.masked_name, None),
    ]
    if paper.revoked_at:
        rows.append((_("Dicabut"), formats.day(paper.revoked_at), None))
    return rows


@dataclass(frozen=True, slots=True)
class Certificate:
    """One key of the office as everybody may see it. `file` is the name it is downloaded by."""

    title: str
    file: str
    rows: Sequence[tuple[str, str, None]]
    exposed: bool = False


def certificates(keys: Iterable[OfficeKey]) -> list[Certificate]:
    return [_certificate(key) for key in keys]


def _certificate(key: OfficeKey) -> Certificate:
    rows = [
        (_("Sidik jari SHA-256"), _in_fours(key.fingerprint), None),
        (_("Berlaku sejak"), formats.day(key.valid_from), None),
        (_("Berlaku sampai"), formats.day(key.valid_until), None),
    ]
    title = _("Kunci yang dipakai sekarang")
    if key.retired_at:
        title = _("Kunci lama")
        rows.append((_("Dipakai sampai"), formats.day(key.retired_at), None))
    return Certificate(
        title=title, file=f"{key.fingerprint}.cer", rows=rows, exposed=key.retired_because == Retirement.EXPOSED
    )


def _in_fours(digits: str) -> str:
    """ "a66a 5a83 …", as it is read aloud."""
    return " ".join(digits[start : start + 4] for start in range(0, len(digits), 4))

"""One application told as a journey: what now, whose turn, when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rantau.casework import queries as casework
from rantau.foundation.money import rupiah
from rantau.portal.presenters.states import STOPPED, YOURS, code_of, stand
from rantau.portal.queries import Expected, Facts
from rantau.ui.formats import day, wib
from rantau.ui.parts import Step, StepState, Tone

STATIONS: tuple[Promise, ...] = (
    gettext_lazy("Formulir dan berkas"),
    gettext_lazy("Jadwal wawancara"),
    gettext_lazy("Pembayaran"),
    gettext_lazy("Wawancara dan foto"),
    gettext_lazy("Keputusan"),
    gettext_lazy("Pencetakan"),
    gettext_lazy("Pengambilan"),
)
PAYING, VISITING = 2, 3
PAPERS: dict[str, Promise] = {
    "TO_VERIFY": gettext_lazy("Berkas sedang diperiksa petugas."),
    "RETURNED": gettext_lazy("Petugas meminta perbaikan."),
}


@dataclass(frozen=True, slots=True)
class Next:
    """The next step: `whose` turn it is, what to do, and by when."""

    whose: str
    title: str
    text: str
    url: str = ""
    label: str = ""
    until: datetime | None = None
    after: str = ""


def phase_words(facts: Facts) -> str:
    return str(stand(facts).short)


def steps(facts: Facts) -> list[Step]:
    """The seven stations, each with what is known of it."""
    here, stopped = stand(facts).station, facts.phase in STOPPED
    notes = _notes(facts)
    found = []
    for number, title in enumerate(STATIONS):
        state: StepState = "done" if number < here else "ahead"
        if number == here:
            state = "stopped" if stopped else "here"
        found.append(Step(str(title), notes[number], state, _tag(facts) if number == here else ""))
    return found


def _tag(facts: Facts) -> str:
    where = stand(facts)
    if facts.phase in STOPPED:
        return str(where.short)
    return _("menunggu Anda") if where.whose is YOURS else _("giliran kantor")


def _notes(facts: Facts) -> list[str]:
    """Of each station: of those behind what came of them, of those ahead what to expect."""
    sent = [_("Dikirim %(when)s.") % {"when": wib(facts.sent_at)}] if facts.sent_at else []
    papers = str(PAPERS.get(facts.case, "" if not facts.case else _("Berkas diterima.")))
    here = stand(facts).station
    ways = _("Bank, kantor pos, QRIS, dompet digital, atau kartu.") if here <= PAYING else ""
    return [
        " ".join([*sent, papers]).strip(),
        ", ".join(part for part in (wib(facts.place) if facts.place else "", facts.point) if part),
        _("Sudah dibayar.") if facts.paid else ways,
        _("Bawa berkas asli dan tanda masuk. Sekitar 25 menit.") if here <= VISITING else "",
        _decision(facts),
        expected_words(facts.expected),
        _collection(facts),
    ]


def _decision(facts: Facts) -> str:
    if facts.booklet:
        return _("Disetujui.")
    reason = casework.REJECT_SENTENCES.get(facts.reason, "")
    return str(reason) or _("Diputuskan oleh petugas lain dari yang memeriksa.")


def _collection(facts: Facts) -> str:
    if facts.booklet == "READY" and facts.collect_until:
        return _("Siap diambil sampai %(day)s.") % {"day": day(facts.collect_until)}
    return _("Di kantor, dengan kode sekali pakai yang kami kirim.")


def expected_words(expected: Expected | None) -> str:
    """ "Perkiraan 22 sampai 23 Januari 2026 (8 dari 10 permohonan di kantor ini)." """
    if expected is None:
        return ""
    if expected.late:
        return _("Lebih lama dari biasanya. Kantor sedang mengerjakannya.")
    if not expected.measured:
        return _("Paling lambat %(day)s menurut standar pelayanan.") % {"day": day(expected.last)}
    span = _span(expected.first, expected.last)
    return _("Perkiraan %(span)s (8 dari 10 permohonan di kantor ini).") % {"span": span}


def _span(first: date, last: date) -> str:
    if first == last:
        return day(first)
    return _("%(first)s sampai %(last)s") % {"first": day(first), "last": day(last)}


def next_step(facts: Facts) -> Next:
    """Written for every state, so that nobody is left without an answer."""
    code, whose = code_of(facts), str(stand(facts).whose)
    title, text, page, label = _words(facts)[code]
    ahead = facts.expected is not None and code not in {"AWAITING_PAYMENT", "CONFIRMED"}
    return Next(
        whose=whose,
        title=title,
        text=text,
        url=f"/permohonan/{facts.reference}/{page}" if page.endswith("/") else "",
        label=label,
        until=facts.pay_until if code == "AWAITING_PAYMENT" else None,
        after=expected_words(facts.expected) if ahead else "",
    )


def _words(facts: Facts) -> dict[str, tuple[str, str, str, str]]:
    """(title, text, page, button) of each state."""
    return {**_words_before(facts), **_words_after(facts)}


def _words_before(facts: Facts) -> dict[str, tuple[str, str, str, str]]:
    due = day(facts.correct_until) if facts.correct_until else ""
    place = wib(facts.place) if facts.place else ""
    pay = _("Bayar %(amount)s") % {"amount": rupiah(facts.amount)} if facts.amount else _("Bayar")
    return {
        "DRAFT": (
            _("Lengkapi isian dan berkas"),
            _("Semua yang Anda isi tersimpan. Anda bisa berhenti dan melanjutkan kapan saja."),
            "isi/", _("Lanjutkan mengisi"),
        ),
        "CORRECT": (
            _("Perbaiki permohonan"),
            _("Petugas meminta Anda memperbaiki sebagian isian atau berkas, paling lambat %(due)s. Jadwal Anda tetap tersimpan.") % {"due": due},
            "isi/", _("Lihat yang perlu diperbaiki"),
        ),
        "SUBMITTED": (_("Pilih jadwal datang"), _paid_words(paid=facts.paid), "jadwal/", _("Pilih jadwal")),
        "AWAITING_PAYMENT": (
            pay, _("Bila lewat, data Anda tetap aman dan Anda memilih jam lagi."), "bayar/", _("Pilih cara bayar"),
        ),
        "CONFIRMED": (
            _("Datang untuk wawancara dan foto"),
            _("Datang %(place)s di %(point)s. Bawa berkas asli dan tanda masuk.") % {"place": place, "point": facts.point or _("kantor")},
            "tanda-masuk/" if facts.place else "", _("Buka tanda masuk"),
        ),
    }  # fmt: skip


def _words_after(facts: Facts) -> dict[str, tuple[str, str, str, str]]:
    nothing = _("Anda tidak perlu melakukan apa pun.")
    told = _("Kami memberi tahu Anda begitu ada keputusan.")
    until = day(facts.collect_until) if facts.collect_until else ""
    reason = str(casework.REJECT_SENTENCES.get(facts.reason, "")) or _("Silakan hubungi kantor untuk penjelasan.")
    again = _("Biaya tidak kembali. Anda boleh mengajukan lagi.")
    return {
        "INTERVIEWING": (_("Anda sedang diwawancarai"), _("Jawab apa adanya dan tunjukkan berkas asli."), "", ""),
        "UNDER_EXAMINATION": (_("Permohonan Anda sedang diperiksa"), f"{told} {nothing}", "", ""),
        "TO_DECIDE": (_("Permohonan Anda menunggu keputusan"), f"{told} {nothing}", "", ""),
        "APPROVED": (_("Dokumen Anda sedang dicetak"), _("Permohonan disetujui. Kami memberi tahu Anda begitu siap diambil."), "", ""),
        "CHECKING": (_("Dokumen Anda sedang diperiksa mutunya"), _("Sudah dicetak. Kami memberi tahu Anda begitu siap diambil."), "", ""),
        "READY": (
            _("Ambil dokumen Anda"), _("Siap di kantor sampai %(until)s. Bawa KTP asli dan kode pengambilan.") % {"until": until},
            "pengambilan/", _("Lihat kode pengambilan"),
        ),
        "COMPLETED": (_("Dokumen sudah Anda terima"), _("Periksa isinya dan simpan baik-baik. Terima kasih."), "", ""),
        "REJECTED": (
            _("Permohonan ditolak"), f"{reason} {again}", "", "",
        ),
        "WITHDRAWN": (_("Permohonan dibatalkan"), _("Anda boleh mengajukan lagi kapan saja."), "", ""),
        "EXPIRED": (_("Draf sudah kedaluwarsa"), _("Draf dihapus setelah 30 hari tanpa perubahan. Anda boleh mulai lagi."), "", ""),
    }  # fmt: skip


def _paid_words(*, paid: bool) -> str:
    if paid:
        return _("Biaya Anda sudah dibayar dan tetap tersimpan. Anda tidak membayar lagi.")
    return _("Permohonan Anda sudah kami terima. Setelah memilih jam, Anda membayar.")


@dataclass(frozen=True, slots=True)
class Line:
    """One application on the dashboard."""

    title: str
    reference: str
    person: str
    state: str
    tone: Tone
    whose: str
    todo: str
    url: str


def line(title: str, person: str, facts: Facts) -> Line:
    where, told = stand(facts), next_step(facts)
    url = f"/permohonan/{facts.reference}/"
    return Line(title, facts.reference, person, str(where.short), where.tone, told.whose, told.title, url)


def lines(rows: Sequence[tuple[str, str, Facts]]) -> list[Line]:
    """From (title, person, facts)."""
    return [line(title, person, facts) for title, person, facts in rows]

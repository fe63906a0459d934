"""One application told as a journey: what now, whose turn, when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rantau.ui.formats import wib
from rantau.ui.parts import Step, StepState

STATIONS: tuple[str | Promise, ...] = (
    gettext_lazy("Formulir dan berkas"),
    gettext_lazy("Jadwal wawancara"),
    gettext_lazy("Pembayaran"),
    gettext_lazy("Wawancara dan foto"),
    gettext_lazy("Keputusan dan pencetakan"),
    gettext_lazy("Pengambilan"),
)
# Where each phase stands; -1 says that the journey ended before its goal.
STANDS = {
    "DRAFT": 0, "SUBMITTED": 1, "AWAITING_PAYMENT": 2, "CONFIRMED": 3, "UNDER_EXAMINATION": 4, "APPROVED": 4,
    "COMPLETED": 6, "REJECTED": -1, "WITHDRAWN": -1, "EXPIRED": -1,
}  # fmt: skip
PHASES: dict[str, str | Promise] = {
    "DRAFT": gettext_lazy("Draf"),
    "SUBMITTED": gettext_lazy("Pilih jadwal"),
    "AWAITING_PAYMENT": gettext_lazy("Menunggu pembayaran"),
    "CONFIRMED": gettext_lazy("Terjadwal"),
    "UNDER_EXAMINATION": gettext_lazy("Sedang diperiksa"),
    "APPROVED": gettext_lazy("Disetujui"),
    "COMPLETED": gettext_lazy("Selesai"),
    "REJECTED": gettext_lazy("Ditolak"),
    "WITHDRAWN": gettext_lazy("Dibatalkan"),
    "EXPIRED": gettext_lazy("Draf kedaluwarsa"),
}


@dataclass(frozen=True, slots=True)
class Next:
    """The next step: `whose` turn it is, what to do, and by when."""

    whose: str
    title: str
    text: str
    url: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the lower rooms know. `place` is the booked time, `pay_until` the end of the open bill."""

    phase: str
    reference: str
    place: datetime | None
    pay_until: datetime | None
    paid: bool
    to_correct: bool


def phase_words(phase: str) -> str:
    return str(PHASES[phase])


def steps(facts: Facts) -> list[Step]:
    stands = STANDS[facts.phase]
    return [_step(number, str(title), stands, facts) for number, title in enumerate(STATIONS)]


def _step(number: int, title: str, stands: int, facts: Facts) -> Step:
    state: StepState = "done" if number < stands else "here" if number == stands else "ahead"
    if stands < 0:
        state = "stopped"
    text = wib(facts.place) if number == 1 and facts.place else ""
    return Step(title, text, state)


def next_step(facts: Facts) -> Next:
    """Written for every phase, so that nobody is left without an answer."""
    home = f"/permohonan/{facts.reference}/"
    yours, ours, nobody = _("Giliran Anda"), _("Giliran kantor"), _("Selesai")
    if facts.to_correct:
        text = _("Petugas meminta Anda memperbaiki sebagian isian atau berkas. Jadwal Anda tetap tersimpan.")
        return Next(yours, _("Perbaiki permohonan"), text, f"{home}isi/", _("Lihat yang perlu diperbaiki"))
    place = wib(facts.place) if facts.place else ""
    until = wib(facts.pay_until) if facts.pay_until else ""
    words: dict[str, Next] = {
        "DRAFT": Next(yours, _("Lengkapi isian dan berkas"), _("Semua yang Anda isi tersimpan."), f"{home}isi/", _("Lanjutkan mengisi")),
        "SUBMITTED": Next(yours, _("Pilih jadwal datang"), _paid_words(facts.paid), f"{home}jadwal/", _("Pilih jadwal")),
        "AWAITING_PAYMENT": Next(
            yours, _("Bayar"), _("Tempat Anda disimpan sampai %(until)s. Bila lewat, data Anda tetap aman.") % {"until": until},
            f"{home}bayar/", _("Pilih cara bayar"),
        ),
        "CONFIRMED": Next(yours, _("Datang untuk wawancara dan foto"), _("Datang %(place)s. Bawa berkas asli.") % {"place": place}, f"{home}jadwal/", _("Ubah jadwal")),
        "UNDER_EXAMINATION": Next(ours, _("Permohonan Anda sedang diperiksa"), _("Kami memberi tahu Anda begitu ada keputusan.")),
        "APPROVED": Next(ours, _("Dokumen Anda sedang dicetak"), _("Kami memberi tahu Anda begitu siap diambil.")),
        "COMPLETED": Next(nobody, _("Dokumen sudah Anda terima"), _("Terima kasih.")),
        "REJECTED": Next(nobody, _("Permohonan ditolak"), _("Alasannya kami kirim ke kotak masuk. Anda boleh mengajukan lagi.")),
        "WITHDRAWN": Next(nobody, _("Permohonan dibatalkan"), _("Anda boleh mengajukan lagi kapan saja.")),
        "EXPIRED": Next(nobody, _("Draf sudah kedaluwarsa"), _("Draf dihapus setelah 30 hari tanpa perubahan. Anda boleh mulai lagi.")),
    }  # fmt: skip
    return words[facts.phase]


def _paid_words(paid: bool) -> str:  # noqa: FBT001
    if paid:
        return _("Biaya Anda sudah dibayar dan tetap tersimpan. Anda tidak membayar lagi.")
    return _("Permohonan Anda sudah kami terima. Setelah memilih jam, Anda membayar.")


@dataclass(frozen=True, slots=True)
class Line:
    """One application on the dashboard."""

    title: str
    reference: str
    person: str
    phase: str
    url: str


def lines(rows: Sequence[tuple[str, str, str, str]]) -> list[Line]:
    """From (title, reference, person, phase)."""
    return [Line(title, ref, person, phase_words(phase), f"/permohonan/{ref}/") for title, ref, person, phase in rows]

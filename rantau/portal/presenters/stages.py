"""The stages of a service in words. A service selects and orders them; the words are the same everywhere."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from rantau.applications.queries import ends_with_letter
from rantau.catalogue.queries import Definition
from rantau.ui.parts import Step

Words = str | Promise
STAGES: dict[str, tuple[Words, Words]] = {
    "FILL": (
        gettext_lazy("Isi formulir"),
        gettext_lazy("Dari rumah, sekitar 20 menit. Anda bisa berhenti dan melanjutkan."),
    ),
    "UPLOAD": (gettext_lazy("Unggah berkas"), gettext_lazy("Foto dari ponsel cukup. Kami periksa apakah terbaca.")),
    "GUARANTOR": (gettext_lazy("Penjamin membenarkan"), gettext_lazy("Lewat tautan yang kami kirim kepadanya.")),
    "SUBMIT": (gettext_lazy("Periksa dan kirim"), gettext_lazy("Anda melihat semua jawaban sekali lagi.")),
    "PRE_CHECK": (gettext_lazy("Berkas diperiksa"), gettext_lazy("Bila ada yang kurang, kami beri tahu apa.")),
    "PLACE": (gettext_lazy("Pilih hari dan jam"), gettext_lazy("Tempat disimpan untuk Anda sampai batas bayar.")),
    "PAY": (gettext_lazy("Bayar"), gettext_lazy("Ke kas negara: bank, kantor pos, QRIS, dompet digital, atau kartu.")),
    "BAP": (gettext_lazy("Pemeriksaan (BAP)"), gettext_lazy("Petugas mencatat keterangan Anda.")),
    "VISIT": (gettext_lazy("Datang ke kantor"), gettext_lazy("Tunjukkan tanda masuk dan berkas asli.")),
    "INTERVIEW": (gettext_lazy("Wawancara dan foto"), gettext_lazy("Petugas bertanya tentang tujuan Anda.")),
    "BIOMETRICS": (gettext_lazy("Foto dan sidik jari"), ""),
    "FIELD_CHECK": (gettext_lazy("Pemeriksaan lapangan"), gettext_lazy("Bila petugas perlu melihat tempatnya.")),
    "DECISION": (gettext_lazy("Keputusan"), gettext_lazy("Diputuskan oleh petugas lain dari yang memeriksa.")),
    "ADJUDICATION": (gettext_lazy("Persetujuan pusat"), gettext_lazy("Direktorat Jenderal Imigrasi memutuskan.")),
    "HAND_OFF": (
        gettext_lazy("Lanjut di situs nasional"),
        gettext_lazy("Kami tunjukkan caranya dan mencatat nomornya."),
    ),
    "PRINT": (gettext_lazy("Dicetak"), ""),
    "QUALITY": (gettext_lazy("Diperiksa mutunya"), ""),
    "COLLECT": (gettext_lazy("Ambil di kantor"), gettext_lazy("Dengan kode sekali pakai yang kami kirim.")),
}
LETTER: tuple[Words, Words] = (
    gettext_lazy("Surat keputusan"),
    gettext_lazy("Anda unduh dari situs ini. Siapa pun dapat memeriksa keasliannya."),
)


@dataclass(frozen=True, slots=True)
class VisitWords:
    """What a visit is for: its name, and what the person is asked to do."""

    title: Promise
    come: Promise


BOTH = VisitWords(gettext_lazy("Wawancara dan foto"), gettext_lazy("Datang untuk wawancara dan foto"))
INTERVIEW = VisitWords(gettext_lazy("Wawancara"), gettext_lazy("Datang untuk wawancara"))
PHOTO = VisitWords(gettext_lazy("Foto dan sidik jari"), gettext_lazy("Datang untuk foto dan sidik jari"))
BAP = VisitWords(gettext_lazy("Pemeriksaan (BAP)"), gettext_lazy("Datang untuk pemeriksaan (BAP)"))
VISIT = VisitWords(gettext_lazy("Datang ke kantor"), gettext_lazy("Datang ke kantor"))


def visit_words(process: Sequence[str], stage: str = "") -> VisitWords:
    """A photo is taken where the process says so, and for whatever is printed. `stage` is the one that is due."""
    if stage == "BAP":
        return BAP
    photo = bool({"BIOMETRICS", "PRINT"} & set(process))
    if "INTERVIEW" in process:
        return BOTH if photo else INTERVIEW
    return PHOTO if "BIOMETRICS" in process else VISIT


def steps(definition: Definition) -> list[Step]:
    """The stages of the service, as a timeline that has not begun."""
    return way(definition.process)


def way(process: Sequence[str]) -> list[Step]:
    """These stages, as a timeline that has not begun."""
    found = [Step(*_words(stage, process)) for stage in process]
    return [*found, Step(*LETTER)] if ends_with_letter(process) else found


def _words(stage: str, process: Sequence[str]) -> tuple[Words, Words]:
    title, more = STAGES[stage]
    if stage == "PLACE" and process[process.index(stage) + 1] != "PAY":
        return title, ""
    return (visit_words(process).title, more) if stage == "INTERVIEW" else (title, more)

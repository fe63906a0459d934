"""Where an application stands, in words. One row for every state a person can be in."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rantau.portal.queries import Facts
from rantau.ui.parts import Tone

YOURS, THEIRS, OURS, OVER = _("Giliran Anda"), _("Giliran penjamin"), _("Giliran kantor"), _("Selesai")


@dataclass(frozen=True, slots=True)
class Stand:
    """`short` is the tag, `told` one sentence without names for the public status check, `station` of the timeline."""

    short: Promise
    told: Promise
    whose: Promise
    station: int
    tone: Tone = "info"


STANDS: dict[str, Stand] = {
    "DRAFT": Stand(_("Draf"), _("Permohonan belum dikirim."), YOURS, 0, "warn"),
    "CORRECT": Stand(_("Perlu diperbaiki"), _("Ada yang perlu diperbaiki pemohon. Masuk untuk melihat apa."), YOURS, 0, "warn"),
    "AWAITING_GUARANTOR": Stand(_("Menunggu penjamin"), _("Penjamin belum membenarkan permohonan ini."), THEIRS, 0),
    "SUBMITTED": Stand(_("Pilih jadwal"), _("Permohonan kami terima. Pemohon perlu memilih jadwal."), YOURS, 1, "warn"),
    "AWAITING_PAYMENT": Stand(_("Menunggu pembayaran"), _("Jadwal disimpan sampai batas bayar. Pemohon perlu membayar."), YOURS, 2, "warn"),
    "CONFIRMED": Stand(_("Terjadwal"), _("Biaya sudah dibayar. Pemohon ditunggu untuk wawancara dan foto."), YOURS, 3),
    "INTERVIEWING": Stand(_("Sedang diwawancarai"), _("Pemohon sedang diwawancarai."), OURS, 3),
    "UNDER_EXAMINATION": Stand(_("Sedang diperiksa"), _("Wawancara selesai. Permohonan sedang diperiksa."), OURS, 4),
    "TO_DECIDE": Stand(_("Menunggu keputusan"), _("Wawancara selesai. Permohonan menunggu keputusan."), OURS, 4),
    "APPROVED": Stand(_("Sedang dicetak"), _("Permohonan disetujui. Dokumen sedang dicetak."), OURS, 5),
    "CHECKING": Stand(_("Diperiksa mutunya"), _("Dokumen sudah dicetak dan sedang diperiksa mutunya."), OURS, 5),
    "READY": Stand(_("Siap diambil"), _("Dokumen siap diambil di kantor."), YOURS, 6, "ok"),
    "COMPLETED": Stand(_("Selesai"), _("Dokumen sudah diserahkan."), OVER, 7, "ok"),
    "REJECTED": Stand(_("Ditolak"), _("Permohonan sudah diputus. Masuk untuk membaca putusannya."), OVER, 4, "stop"),
    "WITHDRAWN": Stand(_("Dibatalkan"), _("Permohonan dibatalkan oleh pemohon."), OVER, 1, "plain"),
    "EXPIRED": Stand(_("Draf kedaluwarsa"), _("Draf dihapus karena lama tidak diubah."), OVER, 0, "plain"),
}  # fmt: skip
STOPPED = ("REJECTED", "WITHDRAWN", "EXPIRED")
BEFORE_THE_END = ("SUBMITTED", "AWAITING_PAYMENT", "CONFIRMED", "UNDER_EXAMINATION")


def code_of(facts: Facts) -> str:
    """The row of `STANDS` for these facts."""
    if facts.correct_until and facts.phase in BEFORE_THE_END:
        return "CORRECT"
    if facts.phase == "UNDER_EXAMINATION" and facts.case in {"INTERVIEWING", "TO_DECIDE"}:
        return facts.case
    if facts.phase == "APPROVED":
        return {"READY": "READY", "PRINTED": "CHECKING", "CHECKED": "CHECKING"}.get(facts.booklet, "APPROVED")
    return facts.phase


def stand(facts: Facts) -> Stand:
    return STANDS[code_of(facts)]

"""Where an application stands, in words. One row for every state a person can be in."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rantau.applications.queries import ends_with_letter
from rantau.portal.queries import Facts
from rantau.ui.parts import Tone

YOURS, THEIRS, OURS, OVER = _("Giliran Anda"), _("Giliran penjamin"), _("Giliran kantor"), _("Selesai")
OUTSIDE = _("Giliran instansi lain")


@dataclass(frozen=True, slots=True)
class Stand:
    """`short` is the tag, `told` one sentence without names for the public status check, `stage` where it is shown."""

    short: Promise
    told: Promise
    whose: Promise
    stage: str
    tone: Tone = "info"


STANDS: dict[str, Stand] = {
    "DRAFT": Stand(_("Draf"), _("Permohonan belum dikirim."), YOURS, "FILL", "warn"),
    "CORRECT": Stand(_("Perlu diperbaiki"), _("Ada yang perlu diperbaiki pemohon. Masuk untuk melihat apa."), YOURS, "FILL", "warn"),
    "AWAITING_GUARANTOR": Stand(_("Menunggu penjamin"), _("Penjamin belum membenarkan permohonan ini."), THEIRS, "GUARANTOR"),
    "SUBMITTED": Stand(_("Pilih jadwal"), _("Permohonan kami terima. Pemohon perlu memilih jadwal."), YOURS, "PLACE", "warn"),
    "PRE_CHECK": Stand(_("Berkas diperiksa"), _("Permohonan kami terima. Berkas awalnya sedang diperiksa."), OURS, "PRE_CHECK"),
    "TO_PAY": Stand(_("Perlu dibayar"), _("Permohonan kami terima. Pemohon perlu membayar."), YOURS, "PAY", "warn"),
    "HAND_OFF": Stand(_("Lanjut di situs lain"), _("Berkas lengkap. Pemohon perlu mengajukannya di situs instansi lain."), YOURS, "HAND_OFF", "warn"),
    "HANDED_OFF": Stand(_("Di instansi lain"), _("Sudah diajukan di situs instansi lain dan menunggu keputusannya."), OUTSIDE, "HAND_OFF"),
    "PAY_THERE": Stand(_("Bayar di situs lain"), _("Pemohon perlu membayar di situs instansi lain."), YOURS, "HAND_OFF", "warn"),
    "GRANTED_THERE": Stand(_("Disetujui"), _("Instansi lain sudah menyetujui permohonan."), OVER, "", "ok"),
    "REFUSED_THERE": Stand(_("Ditolak"), _("Instansi lain sudah memutus. Masuk untuk membaca putusannya."), OVER, "HAND_OFF", "stop"),
    "EXAMINE": Stand(_("Sedang diperiksa"), _("Permohonan kami terima dan sedang diperiksa."), OURS, "DECISION"),
    "AWAITING_PAYMENT": Stand(_("Menunggu pembayaran"), _("Tagihan sudah dibuat. Pemohon perlu membayar sampai batasnya."), YOURS, "PAY", "warn"),
    "CONFIRMED": Stand(_("Terjadwal"), _("Jadwal sudah pasti. Pemohon ditunggu di kantor."), YOURS, "VISIT"),
    "BAP_PLACE": Stand(_("Pilih jadwal BAP"), _("Berkas lengkap. Pemohon perlu memilih jadwal pemeriksaan (BAP)."), YOURS, "BAP", "warn"),
    "BAP_BOOKED": Stand(_("Terjadwal BAP"), _("Jadwal sudah pasti. Pemohon ditunggu untuk pemeriksaan (BAP)."), YOURS, "BAP"),
    "EXAMINING": Stand(_("Sedang dilayani"), _("Pemohon sedang dilayani di kantor."), OURS, "BAP"),
    "ADJUDICATION": Stand(_("Menunggu pusat"), _("Kantor sudah setuju. Permohonan menunggu persetujuan pusat."), OUTSIDE, "ADJUDICATION"),
    "PHOTO_PLACE": Stand(_("Disetujui, pilih jadwal"), _("Permohonan disetujui. Pemohon perlu memilih jadwal datang."), YOURS, "PLACE", "warn"),
    "PHOTO_BOOKED": Stand(_("Terjadwal"), _("Permohonan disetujui. Pemohon ditunggu di kantor."), YOURS, "VISIT"),
    "PHOTO_PAY": Stand(_("Perlu dibayar"), _("Permohonan disetujui. Pemohon perlu membayar."), YOURS, "PAY", "warn"),
    "UNPRICED": Stand(_("Biaya ditetapkan"), _("Permohonan disetujui. Kantor sedang menetapkan biayanya."), OURS, "PAY"),
    "SUSPENDED": Stand(_("Ditangguhkan"), _("Permohonan sudah diputus. Masuk untuk membaca putusannya."), OVER, "DECISION", "stop"),
    "INTERVIEWING": Stand(_("Sedang dilayani"), _("Pemohon sedang dilayani di kantor."), OURS, "VISIT"),
    "UNDER_EXAMINATION": Stand(_("Sedang diperiksa"), _("Permohonan sedang diperiksa."), OURS, "DECISION"),
    "FIELD_CHECK": Stand(_("Pemeriksaan lanjutan"), _("Permohonan sedang diperiksa lebih lanjut."), OURS, "FIELD_CHECK"),
    "TO_DECIDE": Stand(_("Menunggu keputusan"), _("Pemeriksaan selesai. Permohonan menunggu keputusan."), OURS, "DECISION"),
    "APPROVED": Stand(_("Sedang dicetak"), _("Permohonan disetujui. Dokumen sedang dicetak."), OURS, "PRINT"),
    "PREPARED": Stand(_("Disetujui"), _("Permohonan disetujui. Dokumen sedang disiapkan untuk diambil."), OURS, "COLLECT"),
    "CHECKING": Stand(_("Diperiksa mutunya"), _("Dokumen sudah dicetak dan sedang diperiksa mutunya."), OURS, "PRINT"),
    "READY": Stand(_("Siap diambil"), _("Dokumen siap diambil di kantor."), YOURS, "COLLECT", "ok"),
    "COMPLETED": Stand(_("Selesai"), _("Dokumen sudah diserahkan."), OVER, "", "ok"),
    "LETTER": Stand(_("Selesai"), _("Permohonan disetujui. Surat dapat diunduh pemohon."), OVER, "", "ok"),
    "REJECTED": Stand(_("Ditolak"), _("Permohonan sudah diputus. Masuk untuk membaca putusannya."), OVER, "DECISION", "stop"),
    "WITHDRAWN": Stand(_("Dibatalkan"), _("Permohonan dibatalkan oleh pemohon."), OVER, "SENT", "plain"),
    "EXPIRED": Stand(_("Draf kedaluwarsa"), _("Draf dihapus karena lama tidak diubah."), OVER, "FILL", "plain"),
}  # fmt: skip
STOPPED = ("REJECTED", "WITHDRAWN", "EXPIRED")
BEFORE_THE_END = ("SUBMITTED", "AWAITING_PAYMENT", "CONFIRMED", "UNDER_EXAMINATION")
# What a phase means by the stage that is due, where that is not plain.
BY_STAGE: dict[tuple[str, str], str] = {
    ("APPROVED", "COLLECT"): "PREPARED",
    ("APPROVED", "PLACE"): "PHOTO_PLACE",
    ("APPROVED", "VISIT"): "PHOTO_BOOKED",
    ("APPROVED", "BIOMETRICS"): "PHOTO_BOOKED",
    ("APPROVED", "PAY"): "PHOTO_PAY",
    ("SUBMITTED", "BAP"): "BAP_PLACE",
    ("CONFIRMED", "BAP"): "BAP_BOOKED",
    ("SUBMITTED", "PRE_CHECK"): "PRE_CHECK",
    ("SUBMITTED", "PAY"): "TO_PAY",
    ("SUBMITTED", "HAND_OFF"): "HAND_OFF",
    ("SUBMITTED", "FIELD_CHECK"): "EXAMINE",
    ("SUBMITTED", "DECISION"): "EXAMINE",
}
# What a phase means where another agency decides.
THERE = {"HANDED_OFF": "HANDED_OFF", "COMPLETED": "GRANTED_THERE", "REJECTED": "REFUSED_THERE"}
# What a phase means by what `casework` and `collection` are doing.
BY_CASE = {state: state for state in ("INTERVIEWING", "EXAMINING", "FIELD_CHECK", "TO_DECIDE", "ADJUDICATION")}
BY_BOOKLET = {"READY": "READY", "PRINTED": "CHECKING", "CHECKED": "CHECKING"}


def code_of(facts: Facts) -> str:
    """The row of `STANDS` for these facts."""
    if facts.correct_until and facts.phase in BEFORE_THE_END:
        return "CORRECT"
    if facts.phase == "UNDER_EXAMINATION":
        return BY_CASE.get(facts.case, facts.phase)
    if facts.phase == "APPROVED" and (agreed := _agreed(facts)):
        return agreed
    if "HAND_OFF" in facts.process and facts.phase in THERE:
        return "PAY_THERE" if facts.filing == "PAYING" else THERE[facts.phase]
    if facts.phase == "COMPLETED" and ends_with_letter(facts.process):
        return "LETTER"
    return "SUSPENDED" if facts.suspended_until else BY_STAGE.get((facts.phase, facts.stage), facts.phase)


def _agreed(facts: Facts) -> str:
    """What goes on after the approval, where the stage alone does not tell; else ""."""
    if facts.pay_until:
        return "AWAITING_PAYMENT"
    return BY_BOOKLET.get(facts.booklet, "UNPRICED" if facts.unpriced else "")


def stand(facts: Facts) -> Stand:
    return STANDS[code_of(facts)]

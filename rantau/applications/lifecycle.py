"""The phases of an application. What happens inside a phase belongs to others: the examination to `casework`, the
booking to `appointments`, the bill to `payments`, the booklet to `collection`.

Which of the moves comes next is decided by the service's process: the guards look at `facts["stage"]`, the stage that
is due (`process.next_stage`).
"""

from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from rantau.foundation.lifecycle import Facts, Guard, Lifecycle, Move
from rantau.foundation.refusals import Refusal


class Phase(StrEnum):
    DRAFT = "DRAFT"
    AWAITING_GUARANTOR = "AWAITING_GUARANTOR"
    """Filled in; waits for the guarantor to confirm it."""
    SUBMITTED = "SUBMITTED"
    AWAITING_PAYMENT = "AWAITING_PAYMENT"
    CONFIRMED = "CONFIRMED"
    UNDER_EXAMINATION = "UNDER_EXAMINATION"
    HANDED_OFF = "HANDED_OFF"
    """The person has filed it with another agency, whose decision is awaited."""
    APPROVED = "APPROVED"
    COMPLETED = "COMPLETED"
    REJECTED = "REJECTED"
    WITHDRAWN = "WITHDRAWN"
    EXPIRED = "EXPIRED"


BEFORE_THE_VISIT = (Phase.SUBMITTED, Phase.AWAITING_PAYMENT, Phase.CONFIRMED)
# One person has one of these at a time; half of all rejections at one office were duplicates (domain 0.8).
ACTIVE = (Phase.AWAITING_GUARANTOR, *BEFORE_THE_VISIT, Phase.UNDER_EXAMINATION, Phase.HANDED_OFF, Phase.APPROVED)
ENDED = (Phase.COMPLETED, Phase.REJECTED, Phase.WITHDRAWN, Phase.EXPIRED)


class NotDue(Refusal):
    """The process of this service has another stage first."""

    code = "applications.not_due"
    message = _("Langkah ini belum waktunya. Halaman permohonan menunjukkan langkah berikutnya.")


def due(*stages: str) -> Guard:
    """The stage that is due must be one of these."""

    def guard(facts: Facts) -> Refusal | None:
        return None if facts["stage"] in stages else NotDue(stage=facts["stage"])

    return guard


APPLICATION = Lifecycle(
    "application",
    (
        Move("submit", (Phase.DRAFT,), Phase.SUBMITTED, label=_("Kirim permohonan")),
        Move("submit_for_guarantor", (Phase.DRAFT,), Phase.AWAITING_GUARANTOR, label=_("Kirim ke penjamin")),
        Move("guarantor_confirmed", (Phase.AWAITING_GUARANTOR,), Phase.SUBMITTED, label=_("Penjamin membenarkan")),
        Move("guarantor_refused", (Phase.AWAITING_GUARANTOR,), Phase.DRAFT, label=_("Penjamin menolak")),
        Move("recall", (Phase.AWAITING_GUARANTOR,), Phase.DRAFT, label=_("Ambil kembali untuk diperbaiki")),
        # The first papers are complete; the phase stays, the stage that is due does not.
        Move("accept", (Phase.SUBMITTED,), Phase.SUBMITTED, (due("PRE_CHECK"),), _("Berkas awal lengkap")),
        Move("choose_place", (Phase.SUBMITTED,), Phase.AWAITING_PAYMENT, (due("PLACE"),), _("Pilih jadwal")),
        # The fee is paid already (a credit), or the place was booked and paid in the national app.
        Move("book_paid_place", (Phase.SUBMITTED,), Phase.CONFIRMED, (due("PLACE", "BAP"),), _("Pilih jadwal")),
        # Where paying is a stage of its own, no place waits for the money.
        Move("ask_payment", (Phase.SUBMITTED,), Phase.AWAITING_PAYMENT, (due("PAY"),), _("Buat tagihan")),
        Move("note_payment", (Phase.AWAITING_PAYMENT,), Phase.SUBMITTED, (due("PAY"),), _("Pembayaran diterima")),
        Move(
            "confirm",
            (Phase.AWAITING_PAYMENT, Phase.SUBMITTED),
            Phase.CONFIRMED,
            (due("PAY", "PLACE"),),
            _("Pembayaran diterima"),
        ),
        Move("lose_place", (Phase.AWAITING_PAYMENT,), Phase.SUBMITTED, label=_("Batas bayar lewat")),
        Move("give_back_place", (Phase.AWAITING_PAYMENT, Phase.CONFIRMED), Phase.SUBMITTED, label=_("Lepas jadwal")),
        Move("miss_visit", (Phase.CONFIRMED,), Phase.SUBMITTED, label=_("Tidak hadir")),
        Move(
            "begin_examination",
            (Phase.CONFIRMED,),
            Phase.UNDER_EXAMINATION,
            (due("VISIT", "BAP"),),
            _("Mulai wawancara"),
        ),
        # Nobody has to come.
        Move(
            "begin_examination",
            (Phase.SUBMITTED,),
            Phase.UNDER_EXAMINATION,
            (due("FIELD_CHECK", "DECISION"),),
            _("Mulai pemeriksaan"),
        ),
        # The office agrees; the directorate general has the last word.
        Move(
            "refer",
            (Phase.UNDER_EXAMINATION,),
            Phase.UNDER_EXAMINATION,
            (due("DECISION"),),
            _("Minta persetujuan pusat"),
        ),
        Move("approve", (Phase.UNDER_EXAMINATION,), Phase.APPROVED, (due("DECISION", "ADJUDICATION"),), _("Setujui")),
        # What is left for the applicant after the decision leaves the phase as it is.
        Move("choose_place", (Phase.APPROVED,), Phase.APPROVED, (due("PLACE"),), _("Pilih jadwal")),
        Move("book_paid_place", (Phase.APPROVED,), Phase.APPROVED, (due("PLACE"),), _("Pilih jadwal")),
        Move("ask_payment", (Phase.APPROVED,), Phase.APPROVED, (due("PAY"),), _("Buat tagihan")),
        Move("lose_place", (Phase.APPROVED,), Phase.APPROVED, label=_("Batas bayar lewat")),
        Move("give_back_place", (Phase.APPROVED,), Phase.APPROVED, label=_("Lepas jadwal")),
        Move("miss_visit", (Phase.APPROVED,), Phase.APPROVED, label=_("Tidak hadir")),
        Move("come_again", (Phase.APPROVED,), Phase.APPROVED, (due("VISIT"),), _("Foto dan sidik jari diambil")),
        Move("reject", (*BEFORE_THE_VISIT, Phase.UNDER_EXAMINATION), Phase.REJECTED, label=_("Tolak")),
        Move(
            "complete",
            (Phase.APPROVED,),
            Phase.COMPLETED,
            (due("PRINT", "QUALITY", "COLLECT", ""),),
            _("Selesai"),
        ),
        Move("hand_off", (Phase.SUBMITTED,), Phase.HANDED_OFF, (due("HAND_OFF"),), _("Catat nomor di situs lain")),
        Move("granted_elsewhere", (Phase.HANDED_OFF,), Phase.COMPLETED, label=_("Disetujui instansi lain")),
        Move("refused_elsewhere", (Phase.HANDED_OFF,), Phase.REJECTED, label=_("Ditolak instansi lain")),
        Move(
            "withdraw",
            (Phase.DRAFT, Phase.AWAITING_GUARANTOR, *BEFORE_THE_VISIT, Phase.HANDED_OFF),
            Phase.WITHDRAWN,
            label=_("Batalkan permohonan"),
        ),
        # While the applicant has the turn after the decision: nothing is made yet.
        Move("withdraw", (Phase.APPROVED,), Phase.WITHDRAWN, (due("PLACE", "VISIT", "PAY"),), _("Batalkan permohonan")),
        Move("expire", (Phase.DRAFT,), Phase.EXPIRED, label=_("Draf kedaluwarsa")),
    ),
)


# Why an officer let a stop pass.
LIFT_REASONS = {
    "ORIGINALS": _("Berkas asli sudah dilihat dan cocok"),
    "RULES": _("Aturan membolehkan dalam keadaan ini"),
    "OFFICE": _("Terlambat karena kantor atau gangguan sistem"),
    "URGENT": _("Keadaan mendesak, dengan bukti"),
    "OTHER": _("Alasan lain, tulis di catatan"),
}


# The moves by which the office decides; where both happen, the first is its decision.
DECIDING = ("refer", "approve")


# How an officer knows that an answer was only mistyped.
SPELLING_REASONS = {
    "PAPER": _("Dokumen asli menunjukkan ejaan yang benar"),
    "TYPED": _("Jelas salah ketik, dibenarkan pemohon"),
}


class Answer(StrEnum):
    """What became of the question to the guarantor. SILENT: no answer in time. CLOSED: taken back by the applicant."""

    ASKED = "ASKED"
    CONFIRMED = "CONFIRMED"
    REFUSED = "REFUSED"
    SILENT = "SILENT"
    CLOSED = "CLOSED"


GUARANTEE = Lifecycle(
    "guarantee",
    (
        Move("confirm", (Answer.ASKED,), Answer.CONFIRMED, label=_("Saya membenarkan")),
        Move("refuse", (Answer.ASKED,), Answer.REFUSED, label=_("Saya menolak")),
        Move("lapse", (Answer.ASKED,), Answer.SILENT, label=_("Tidak menjawab")),
        Move("close", (Answer.ASKED,), Answer.CLOSED, label=_("Ditarik pemohon")),
    ),
)


class Filing(StrEnum):
    """How it stands at the other agency, as far as anybody told us."""

    FILED = "FILED"
    PAYING = "PAYING"
    """It waits for a fee that is paid there."""
    IN_PROCESS = "IN_PROCESS"
    GRANTED = "GRANTED"
    REFUSED = "REFUSED"


FILING = Lifecycle(
    "filing",
    (
        Move("ask_fee", (Filing.FILED, Filing.IN_PROCESS), Filing.PAYING, label=_("Menunggu pembayaran di sana")),
        Move("process", (Filing.FILED, Filing.PAYING), Filing.IN_PROCESS, label=_("Sedang diproses di sana")),
        Move("grant", (Filing.FILED, Filing.PAYING, Filing.IN_PROCESS), Filing.GRANTED, label=_("Disetujui")),
        Move("refuse", (Filing.FILED, Filing.PAYING, Filing.IN_PROCESS), Filing.REFUSED, label=_("Ditolak")),
    ),
)

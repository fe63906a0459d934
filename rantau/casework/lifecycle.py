"""The examination of one application, as a table. Pure Python."""

from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rantau.foundation.lifecycle import Facts, Lifecycle, Move
from rantau.foundation.refusals import Refusal


class State(StrEnum):
    TO_VERIFY = "TO_VERIFY"
    RETURNED = "RETURNED"
    """Waits for the applicant to put something right."""
    VERIFIED = "VERIFIED"
    """Waits for the applicant to come."""
    INTERVIEWING = "INTERVIEWING"
    TO_DECIDE = "TO_DECIDE"
    APPROVED = "APPROVED"
    REJECTED = "REJECTED"
    CLOSED = "CLOSED"
    """The applicant took the application back."""


# The roles that see cases at all.
CASE_ROLES = ("verifier", "interviewer", "section_head", "head")
ENDED = (State.APPROVED, State.REJECTED, State.CLOSED)


class PapersOpen(Refusal):
    code = "casework.papers_open"
    message = _("Masih ada berkas yang belum diterima. Nilai semua berkas dulu.")


class NotArrived(Refusal):
    code = "casework.not_arrived"
    message = _("Pemohon belum dicatat datang hari ini. Minta ia lapor ke loket dulu.")


class NoInterview(Refusal):
    code = "casework.no_interview"
    message = _("Permohonan ini belum diwawancarai sampai selesai.")


def papers_accepted(facts: Facts) -> Refusal | None:
    return None if facts.get("papers_accepted") else PapersOpen()


def arrived(facts: Facts) -> Refusal | None:
    return None if facts.get("arrived") else NotArrived()


def interviewed(facts: Facts) -> Refusal | None:
    return None if facts.get("interviewed") else NoInterview()


CASE = Lifecycle(
    "case",
    (
        Move("verify", (State.TO_VERIFY,), State.VERIFIED, (papers_accepted,), _("Berkas lengkap")),
        Move("return", (State.TO_VERIFY,), State.RETURNED, label=_("Kembalikan ke pemohon")),
        Move("receive_correction", (State.RETURNED,), State.TO_VERIFY, label=_("Perbaikan diterima")),
        Move("begin_interview", (State.VERIFIED,), State.INTERVIEWING, (arrived,), _("Mulai wawancara")),
        Move("end_interview", (State.INTERVIEWING,), State.TO_DECIDE, label=_("Wawancara selesai")),
        Move("approve", (State.TO_DECIDE,), State.APPROVED, (interviewed,), _("Setujui")),
        Move("reject", (State.TO_DECIDE,), State.REJECTED, (interviewed,), _("Tolak")),
        Move("close", (State.TO_VERIFY, State.RETURNED, State.VERIFIED), State.CLOSED, label=_("Dibatalkan pemohon")),
    ),
)


class RejectReason(StrEnum):
    """Why an application is refused (domain 7.7)."""

    DUPLICATE_APPLICATION = "DUPLICATE_APPLICATION"
    UNPROCEDURAL_WORK_INDICATION = "UNPROCEDURAL_WORK_INDICATION"
    FALSE_STATEMENT = "FALSE_STATEMENT"
    IDENTITY_DOUBT = "IDENTITY_DOUBT"
    TRAVEL_BAN = "TRAVEL_BAN"


REJECT_SENTENCES: dict[str, Promise] = {
    RejectReason.DUPLICATE_APPLICATION: _("Ada permohonan lain yang sama dan masih berjalan."),
    RejectReason.UNPROCEDURAL_WORK_INDICATION: _("Ada tanda bahwa paspor dipakai untuk bekerja tanpa prosedur resmi."),
    RejectReason.FALSE_STATEMENT: _("Keterangan yang diberikan tidak benar."),
    RejectReason.IDENTITY_DOUBT: _("Identitas pemohon tidak dapat dipastikan."),
    # The person is told no more than this in writing.
    RejectReason.TRAVEL_BAN: _("Silakan hubungi kantor untuk penjelasan."),
}


class InterviewOutcome(StrEnum):
    OK = "OK"
    DOUBT = "DOUBT"


class Purpose(StrEnum):
    """Why an officer opens somebody's data."""

    WORK = "WORK"
    SUPERVISION = "SUPERVISION"
    QUESTION = "QUESTION"
    COMPLAINT = "COMPLAINT"


PURPOSE_WORDS: dict[str, Promise] = {
    Purpose.SUPERVISION: _("Pengawasan pekerjaan"),
    Purpose.QUESTION: _("Menjawab pertanyaan pemohon"),
    Purpose.COMPLAINT: _("Menangani pengaduan"),
}

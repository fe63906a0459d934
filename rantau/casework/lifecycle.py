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
    """Waits for the applicant to come for the interview."""
    TO_RECEIVE = "TO_RECEIVE"
    """Waits for the applicant to come and show the originals."""
    WAITING = "WAITING"
    """Nobody comes; waits until the applicant has done everything else, for example paid."""
    INTERVIEWING = "INTERVIEWING"
    """The applicant sits before an officer: `Interview.kind` says what for."""
    TO_EXAMINE = "TO_EXAMINE"
    """Waits for the applicant to come for the examination (BAP)."""
    EXAMINING = "EXAMINING"
    """The applicant sits before an examiner, who writes the minutes."""
    FIELD_CHECK = "FIELD_CHECK"
    """An examiner looks at the place, or at whatever the officers doubted."""
    TO_DECIDE = "TO_DECIDE"
    ADJUDICATION = "ADJUDICATION"
    """The office agrees; the answer of the directorate general is awaited."""
    TO_PHOTO = "TO_PHOTO"
    """Approved; waits for the applicant to come for photo and fingerprints."""
    HANDED_OFF = "HANDED_OFF"
    """Another agency decides; what is known of it is noted down."""
    APPROVED = "APPROVED"
    REJECTED = "REJECTED"
    SUSPENDED = "SUSPENDED"
    """Refused, and a new application is put off."""
    CLOSED = "CLOSED"
    """The applicant took the application back, or it ended at another agency."""


# The roles that see cases at all.
CASE_ROLES = ("verifier", "interviewer", "examiner", "section_head", "head")
ENDED = (State.APPROVED, State.REJECTED, State.SUSPENDED, State.CLOSED)


class PapersOpen(Refusal):
    code = "casework.papers_open"
    message = _("Masih ada berkas yang belum diterima. Nilai semua berkas dulu.")


class NotArrived(Refusal):
    code = "casework.not_arrived"
    message = _("Pemohon belum dicatat datang hari ini. Minta ia lapor ke loket dulu.")


class NoFieldCheck(Refusal):
    code = "casework.no_field_check"
    message = _("Layanan ini tidak mengenal pemeriksaan lapangan, atau hasilnya sudah ada.")


class NoInterview(Refusal):
    code = "casework.no_interview"
    message = _("Permohonan ini belum diwawancarai sampai selesai.")


def papers_accepted(facts: Facts) -> Refusal | None:
    return None if facts.get("papers_accepted") else PapersOpen()


def arrived(facts: Facts) -> Refusal | None:
    return None if facts.get("arrived") else NotArrived()


def heard(facts: Facts) -> Refusal | None:
    """Whoever had to come has been heard to the end."""
    return None if facts.get("heard") else NoInterview()


def may_be_checked(facts: Facts) -> Refusal | None:
    """The process knows a field check, and there was none yet."""
    return None if facts.get("field_check") else NoFieldCheck()


class Kind(StrEnum):
    """What an officer and the applicant meet for."""

    INTERVIEW = "INTERVIEW"
    VISIT = "VISIT"
    """The originals are looked at; nothing is asked."""
    BAP = "BAP"
    """The examination: what was said is written down, with an opinion."""
    PHOTO = "PHOTO"
    """After the decision: photo and fingerprints, or whatever the applicant comes for then."""


CASE = Lifecycle(
    "case",
    (
        Move("verify", (State.TO_VERIFY,), State.VERIFIED, (papers_accepted,), _("Berkas lengkap")),
        Move("verify_for_visit", (State.TO_VERIFY,), State.TO_RECEIVE, (papers_accepted,), _("Berkas lengkap")),
        Move("verify_for_bap", (State.TO_VERIFY,), State.TO_EXAMINE, (papers_accepted,), _("Berkas lengkap")),
        Move("verify_and_wait", (State.TO_VERIFY,), State.WAITING, (papers_accepted,), _("Berkas lengkap")),
        Move("return", (State.TO_VERIFY,), State.RETURNED, label=_("Kembalikan ke pemohon")),
        Move("receive_correction", (State.RETURNED,), State.TO_VERIFY, label=_("Perbaikan diterima")),
        Move("begin_interview", (State.VERIFIED,), State.INTERVIEWING, (arrived,), _("Mulai wawancara")),
        Move("begin_visit", (State.TO_RECEIVE,), State.INTERVIEWING, (arrived,), _("Mulai melayani")),
        Move("begin_bap", (State.TO_EXAMINE,), State.EXAMINING, (arrived,), _("Mulai pemeriksaan (BAP)")),
        Move("end_bap", (State.EXAMINING,), State.TO_DECIDE, label=_("Berita acara selesai")),
        Move("end_interview", (State.INTERVIEWING,), State.TO_DECIDE, label=_("Wawancara selesai")),
        Move("examine", (State.WAITING,), State.TO_DECIDE, label=_("Siap diputus")),
        Move(
            "order_field_check",
            (State.WAITING, State.INTERVIEWING, State.EXAMINING, State.TO_DECIDE),
            State.FIELD_CHECK,
            (may_be_checked,),
            _("Minta pemeriksaan lapangan"),
        ),
        Move("report_field_check", (State.FIELD_CHECK,), State.TO_DECIDE, label=_("Pemeriksaan lapangan selesai")),
        Move("approve", (State.TO_DECIDE,), State.APPROVED, (heard,), _("Setujui")),
        Move("reject", (State.TO_DECIDE,), State.REJECTED, (heard,), _("Tolak")),
        Move("suspend", (State.TO_DECIDE,), State.SUSPENDED, (heard,), _("Tangguhkan")),
        Move("refer", (State.TO_DECIDE,), State.ADJUDICATION, (heard,), _("Minta persetujuan pusat")),
        Move("approve_for_photo", (State.TO_DECIDE,), State.TO_PHOTO, (heard,), _("Setujui")),
        Move("grant", (State.ADJUDICATION,), State.APPROVED, label=_("Pusat menyetujui")),
        Move("grant_for_photo", (State.ADJUDICATION,), State.TO_PHOTO, label=_("Pusat menyetujui")),
        Move("refuse", (State.ADJUDICATION,), State.REJECTED, label=_("Pusat menolak")),
        Move("take_photo", (State.TO_PHOTO,), State.APPROVED, (arrived,), _("Foto dan sidik jari diambil")),
        Move("hand_off", (State.WAITING,), State.HANDED_OFF, label=_("Diajukan ke instansi lain")),
        Move("end_elsewhere", (State.HANDED_OFF,), State.CLOSED, label=_("Selesai di instansi lain")),
        Move(
            "close",
            (
                State.TO_VERIFY,
                State.RETURNED,
                State.VERIFIED,
                State.TO_RECEIVE,
                State.TO_EXAMINE,
                State.WAITING,
                State.TO_PHOTO,
                State.HANDED_OFF,
            ),
            State.CLOSED,
            label=_("Dibatalkan pemohon"),
        ),
    ),
)


class RejectReason(StrEnum):
    """Why an application is refused (domain 7.7)."""

    DUPLICATE_APPLICATION = "DUPLICATE_APPLICATION"
    UNPROCEDURAL_WORK_INDICATION = "UNPROCEDURAL_WORK_INDICATION"
    FALSE_STATEMENT = "FALSE_STATEMENT"
    IDENTITY_DOUBT = "IDENTITY_DOUBT"
    TRAVEL_BAN = "TRAVEL_BAN"
    NOT_PROVEN = "NOT_PROVEN"


REJECT_SENTENCES: dict[str, Promise] = {
    RejectReason.DUPLICATE_APPLICATION: _("Ada permohonan lain yang sama dan masih berjalan."),
    RejectReason.UNPROCEDURAL_WORK_INDICATION: _("Ada tanda bahwa paspor dipakai untuk bekerja tanpa prosedur resmi."),
    RejectReason.FALSE_STATEMENT: _("Keterangan yang diberikan tidak benar."),
    RejectReason.IDENTITY_DOUBT: _("Identitas pemohon tidak dapat dipastikan."),
    RejectReason.NOT_PROVEN: _("Berkas dan keterangan belum membuktikan yang diminta."),
    # The person is told no more than this in writing.
    RejectReason.TRAVEL_BAN: _("Silakan hubungi kantor untuk penjelasan."),
}


# How else an application can be refused; nobody chooses these from a list.
NEGLIGENCE, NOT_GRANTED = "NEGLIGENCE", "NOT_GRANTED"
REASON_SENTENCES: dict[str, Promise] = {
    **REJECT_SENTENCES,
    NEGLIGENCE: _("Paspor hilang atau rusak karena kelalaian."),
    NOT_GRANTED: _("Direktorat Jenderal Imigrasi tidak menyetujui permohonan ini."),
}


class Opinion(StrEnum):
    """What an examiner holds to be so at the end of the minutes. Which of them a service knows is in its file."""

    BEYOND_CONTROL = "BEYOND_CONTROL"
    NEGLIGENT = "NEGLIGENT"
    FORCE_MAJEURE = "FORCE_MAJEURE"
    PROVEN = "PROVEN"
    NOT_PROVEN = "NOT_PROVEN"


OPINION_WORDS: dict[str, Promise] = {
    Opinion.BEYOND_CONTROL: _("Kurang hati-hati, tetapi di luar kemampuannya"),
    Opinion.NEGLIGENT: _("Lalai, alasannya tidak dapat diterima"),
    Opinion.FORCE_MAJEURE: _("Keadaan kahar: bencana atau musibah"),
    Opinion.PROVEN: _("Yang diminta terbukti"),
    Opinion.NOT_PROVEN: _("Yang diminta belum terbukti"),
}
DOUBTFUL = (Opinion.NEGLIGENT, Opinion.NOT_PROVEN)


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

"""Every message there is: how much it matters, what it needs to know, where it leads.

Words lie in `templates/notifications/mail/<code>/`: subject.txt, body.txt, sms.txt.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rantau.notifications.messages import facts
from rantau.notifications.messages.facts import Occasion

APPLICATION = "/permohonan/{application}/"


class Weight(StrEnum):
    """NEWS stay in the inbox when the person wants that; the others always go out, SECURITY even at night."""

    SECURITY = "SECURITY"
    DEADLINE = "DEADLINE"
    NEWS = "NEWS"


@dataclass(frozen=True, slots=True)
class Message:
    """`path` is where the person acts, with the label `action`. `inbox_only`: another room has written already."""

    code: str
    weight: Weight
    facts: Callable[[Occasion], dict[str, Any] | None]
    path: str = APPLICATION
    action: str | Promise = _("Lihat permohonan")
    inbox_only: bool = False

    def path_for(self, application: str, token: str = "") -> str:
        return self.path.format(application=application, token=token)


_S, _D, _N = Weight.SECURITY, Weight.DEADLINE, Weight.NEWS
_SECURITY = "/akun/keamanan/"
_look = _("Periksa keamanan akun")
_choose = _("Pilih jadwal")
_PLACE = APPLICATION + "jadwal/"
_PASS = APPLICATION + "tanda-masuk/"
_BILL = APPLICATION + "tagihan/"
_pay = _("Lihat biaya dan bayar")

MESSAGES: dict[str, Message] = {
    message.code: message
    for message in (
        Message("account_opened", _N, facts.person, "/layanan/", _("Lihat layanan")),
        Message("nik_registered", _S, facts.person, _SECURITY, _look, inbox_only=True),
        Message("same_person_refused", _S, facts.person, _SECURITY, _look),
        Message("contact_changed", _S, facts.person, _SECURITY, _look, inbox_only=True),
        Message("password_changed", _S, facts.person, _SECURITY, _look),
        Message("second_factor_added", _S, facts.person, _SECURITY, _look),
        Message("second_factor_removed", _S, facts.person, _SECURITY, _look),
        Message("sign_in_stopped", _S, facts.person, _SECURITY, _look),
        Message("application_submitted", _D, facts.submitted, _PLACE, _choose),
        Message("stop_lifted", _D, facts.application, APPLICATION, _("Lanjutkan permohonan")),
        Message("spelling_fixed", _N, facts.application),
        Message("guarantor_asked", _N, facts.waiting_for_guarantor),
        Message("guarantor_confirmed", _N, facts.application, inbox_only=True),
        Message("guarantor_refused", _D, facts.without_guarantor, APPLICATION + "isi/", _("Perbaiki sekarang")),
        Message("guarantor_silent", _D, facts.without_guarantor, APPLICATION + "isi/", _("Perbaiki sekarang")),
        Message("application_to_pay", _D, facts.submitted, _BILL, _pay),
        Message("application_received", _N, facts.submitted),
        Message("place_awaited", _D, facts.awaited, _PLACE, _choose),
        Message("bap_awaited", _D, facts.awaited, _PLACE, _choose),
        Message("adjudication_awaited", _N, facts.awaited),
        Message("payment_awaited", _D, facts.awaited, _BILL, _pay),
        Message("hand_off_awaited", _D, facts.handing_off, APPLICATION + "lanjutan/", _("Lihat caranya")),
        Message("ended_elsewhere", _N, facts.elsewhere),
        Message("payment_asked", _D, facts.asked_payment, APPLICATION + "bayar/", _("Bayar")),
        Message("payment_lapsed", _D, facts.without_place, _BILL, _("Minta tagihan baru")),
        Message("place_held", _D, facts.held_place, APPLICATION + "bayar/", _("Bayar")),
        Message("place_confirmed", _D, facts.visit, _PASS, _("Buka tanda masuk")),
        Message("place_changed", _D, facts.visit, _PASS, _("Buka tanda masuk")),
        Message("place_moved_by_office", _D, facts.visit, _PASS, _("Buka tanda masuk")),
        Message("place_given_back", _N, facts.without_place, _PLACE, _choose),
        Message("hold_expired", _D, facts.without_place, _PLACE, _choose),
        Message("paid_without_place", _D, facts.without_place, _PLACE, _choose),
        Message("payment_settled", _N, facts.settled_bill, APPLICATION + "kuitansi/", _("Buka kuitansi")),
        Message("payment_in_review", _D, facts.reviewed_payment),
        Message("correction_requested", _D, facts.correction, APPLICATION + "isi/", _("Perbaiki sekarang")),
        Message("correction_received", _N, facts.application),
        Message("visit_reminder", _D, facts.reminder, _PASS, _("Buka tanda masuk")),
        Message("visit_missed", _D, facts.without_place, _PLACE, _choose),
        Message("examined_further", _N, facts.application),
        Message("application_approved", _N, facts.approved),
        Message("application_rejected", _D, facts.rejected),
        Message("application_suspended", _D, facts.suspended),
        Message("application_withdrawn", _N, facts.ended),
        Message("ready_for_collection", _D, facts.ready, APPLICATION + "pengambilan/", _("Lihat cara mengambil")),
        Message("application_completed", _N, facts.handed_over),
        Message("letter_ready", _N, facts.application, APPLICATION + "surat/", _("Unduh surat")),
        Message("draft_expired", _N, facts.ended, "/layanan/", _("Lihat layanan")),
    )
}

# To guarantors, who have a link and no account.
TO_GUARANTORS: dict[str, Message] = {
    message.code: message
    for message in (
        Message("guarantee_asked", _D, facts.guarantee, "/penjamin/{token}/", _("Lihat dan jawab")),
        Message("guarantee_reminder", _D, facts.guarantee, "/penjamin/{token}/", _("Lihat dan jawab")),
    )
}

# What is told when an application was sent, and when somebody else brought it on, by the stage that is due then.
SENT = {"PLACE": "application_submitted", "PAY": "application_to_pay"}
AWAITED = {
    "BAP": "bap_awaited",
    "PLACE": "place_awaited",
    "PAY": "payment_awaited",
    "HAND_OFF": "hand_off_awaited",
    "ADJUDICATION": "adjudication_awaited",
}

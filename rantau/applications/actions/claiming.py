"""A person uses the invitation that came with a place on an outreach list."""

from datetime import datetime
from hmac import compare_digest
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from rantau.accounts import queries as accounts
from rantau.applications import policies, queries
from rantau.applications.actions.drafting import begin
from rantau.applications.actions.moving import about, locked
from rantau.applications.events import InvitationClaimed
from rantau.applications.lifecycle import Phase
from rantau.applications.models import Application, OutreachRow
from rantau.appointments import queries as bookings
from rantau.foundation.actor import Actor
from rantau.foundation.refusals import NotAllowed, Refusal
from rantau.journal import journal

BEFORE_A_PLACE = (Phase.DRAFT, Phase.AWAITING_GUARANTOR, Phase.SUBMITTED, Phase.AWAITING_PAYMENT)


class InvitationUnusable(Refusal):
    """One sentence for a code that never was, is used up, or whose day is over."""

    code = "applications.invitation_unusable"
    message = _("Kode ini tidak bisa dipakai. Tanyakan kepada ketua kelompok atau loket.")


class NotTheInvited(Refusal):
    code = "applications.not_the_invited"
    message = _(
        "Undangan ini untuk orang lain: NIK-nya tidak sama dengan yang ada di daftar. "
        "Pilih orang yang namanya tertulis di kartu, atau tanyakan di loket."
    )


class PlacedAlready(Refusal):
    code = "applications.placed_already"
    message = _(
        "Permohonan orang ini sudah punya jadwal atau sudah diperiksa. "
        "Untuk datang bersama kelompok, lepas dulu jadwalnya di halaman permohonan."
    )


class InvitedAlready(Refusal):
    code = "applications.invited_already"
    message = _("Permohonan orang ini sudah memakai undangan lain. Satu permohonan cukup satu undangan.")


@transaction.atomic
def claim(*, code: str, person_id: UUID, agreed: bool = False, actor: Actor, now: datetime) -> Application:
    """The application of the invited person, bound to the row: the one that is there already, else a new draft.

    Again by the same account it changes nothing. An invitation whose application has ended can be used anew. Raises NotAllowed, InvitationUnusable, NotTheInvited, PlacedAlready,
    InvitedAlready, AgreementMissing.
    """
    if actor.is_staff or actor.is_system:
        raise NotAllowed
    row = _row(code, now)
    person = accounts.people_of(actor.id).filter(pk=person_id).first()
    if person is None:
        raise NotAllowed
    if row.application is not None and not row.application.has_ended:
        return _claimed_before(row.application, actor)
    if not compare_digest(bytes(person.nik_hash or b""), bytes(row.nik_hash)):
        raise NotTheInvited
    there = _there_already(person_id, row.service_code)
    try:
        application = there or begin(
            service_code=row.service_code, person_id=person_id, agreed=agreed, actor=actor, now=now
        )
    except LookupError as not_offered_now:
        raise InvitationUnusable from not_offered_now
    # Asked now that the application or its person is locked: another card of theirs may have been used meanwhile.
    if queries.is_invited(application):
        raise InvitedAlready
    row.application, row.claimed_at = application, now
    row.save(update_fields=["application", "claimed_at"])
    told = InvitationClaimed(**about(application), list_id=row.outreach_id, begun=there is None)
    journal.record(told, actor=actor, now=now)
    return application


def _row(code: str, now: datetime) -> OutreachRow:
    """Locked first, so that of two accounts that use one code at the same moment one finds it used."""
    found = queries.invitation(code, now)
    if found is None:
        raise InvitationUnusable
    # It may have been removed from the list since. No join: whoever waited here would get what was joined before.
    row = OutreachRow.objects.select_for_update().filter(pk=found.pk).first()
    if row is None:
        raise InvitationUnusable
    return row


def _claimed_before(application: Application, actor: Actor) -> Application:
    if not policies.can_act_as_applicant(actor, application):
        raise InvitationUnusable
    return application


def _there_already(person_id: UUID, service: str) -> Application | None:
    """What runs for this person, sent before begun, and can still be given a place. Locked."""
    rows = [row for row in queries.running_for([person_id]).get(person_id, []) if row.service_code == service]
    if not rows:
        return None
    application = locked(min(rows, key=lambda row: row.phase == Phase.DRAFT).reference)
    due = application.phase in BEFORE_A_PLACE or queries.stage(application) == "PLACE"
    if not due or bookings.live(application.reference):
        raise PlacedAlready
    return application

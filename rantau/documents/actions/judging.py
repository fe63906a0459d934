"""What officers do with a paper: look at it, accept it, or ask for another."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from rantau.documents import policies
from rantau.documents.actions.moving import about, locked, move
from rantau.documents.events import PaperJudged, PaperOpened
from rantau.documents.lifecycle import REASON_SENTENCES
from rantau.documents.models import Document
from rantau.foundation.actor import Actor
from rantau.foundation.refusals import NotAllowed, Refusal
from rantau.journal import journal


class UnknownReason(Refusal):
    code = "unknown_reason"
    field = "reason"
    message = _("Pilih alasan mengapa berkas ini harus diganti.")


@transaction.atomic
def judge(
    *, document_id: UUID, accepted: bool, reason: str = "", note: str = "", actor: Actor, now: datetime
) -> Document:
    """Accept a paper, or flag it with a code of `Reason`. The last verdict counts; all are kept.

    Raises NotAllowed, UnknownReason, MoveNotPossible (it was replaced or removed meanwhile).
    """
    document = locked(document_id)
    if not policies.can_judge(actor, document):
        raise NotAllowed
    if not accepted and reason not in REASON_SENTENCES:
        raise UnknownReason
    document.reason_code = "" if accepted else reason
    document.note = note
    document.judged_at = now
    move(document, "accept" if accepted else "flag", actor=actor, now=now)
    happened = PaperJudged(**about(document), accepted=accepted, reason=document.reason_code)
    journal.record(happened, actor=actor, now=now)
    return document


@transaction.atomic
def note_opened(*, document_id: UUID, purpose: str, actor: Actor, now: datetime, person_id: UUID | None = None) -> None:
    """An officer is shown a paper. `person_id` is whose paper it is, when the caller knows. Raises NotAllowed."""
    document = Document.objects.get(pk=document_id)
    if not policies.can_open(actor, document):
        raise NotAllowed
    happened = PaperOpened(
        **about(document),
        purpose=purpose,
        fields=[f"paper:{document.slot}"],
        office=actor.office,
        person_id=person_id,
    )
    journal.record(happened, actor=actor, now=now)

"""A typing error found after the decision, while nothing is printed: no new fee, no new decision."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from rantau.applications import actions as applications
from rantau.collection import policies
from rantau.collection.actions.moving import locked
from rantau.collection.lifecycle import State
from rantau.collection.models import Booklet
from rantau.foundation.actor import Actor
from rantau.foundation.refusals import Refusal


class AlreadyPrinted(Refusal):
    code = "collection.already_printed"
    message = _("Dokumen ini sudah dicetak. Catat sebagai cacat dulu, lalu betulkan sebelum dicetak ulang.")


@transaction.atomic
def fix_spelling(*, booklet_id: UUID, question: str, became: str, reason: str, actor: Actor, now: datetime) -> Booklet:
    """By another supervisor than the one who decided. Raises NotAllowed, AlreadyPrinted, applications.NotATypo."""
    booklet = locked(booklet_id, actor, policies.can_fix_spelling)
    if booklet.state != State.TO_PRINT:
        raise AlreadyPrinted
    applications.fix_spelling(
        reference=booklet.reference, question=question, became=became, reason=reason, actor=actor, now=now
    )
    return booklet

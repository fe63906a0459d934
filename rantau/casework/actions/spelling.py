"""A typing error put right while the case goes on."""

from datetime import datetime

from django.db import transaction

from rantau.applications import actions as applications
from rantau.casework.actions.moving import locked, save
from rantau.casework.models import Case
from rantau.foundation.actor import Actor


@transaction.atomic
def fix_spelling(*, reference: str, question: str, became: str, reason: str, actor: Actor, now: datetime) -> Case:
    """Whoever has the case open sees that it has changed. Raises NotAllowed, applications.NotATypo."""
    case = locked(reference)
    applications.fix_spelling(
        reference=reference, question=question, became=became, reason=reason, actor=actor, now=now
    )
    save(case)
    return case

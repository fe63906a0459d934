"""What was begun and never finished does not stay."""

from datetime import datetime, timedelta

from django.db import transaction

from rantau.accounts.actions.tries import WINDOW
from rantau.accounts.events import LeftoversForgotten
from rantau.accounts.models import ContactCode, FailedTries, OpenSession, PendingSignUp
from rantau.foundation.actor import Actor
from rantau.journal import journal

# Codes are counted for an hour, so they must outlive it.
CODES_KEPT = timedelta(hours=24)


@transaction.atomic
def forget_leftovers(*, actor: Actor, now: datetime) -> None:
    """Delete sign-ups that expired, old codes, old counts, sessions long over; nothing to delete is nothing to tell."""
    rows = (
        PendingSignUp.objects.filter(expires_at__lte=now),
        ContactCode.objects.filter(sent_at__lte=now - CODES_KEPT),
        FailedTries.objects.filter(since__lte=now - WINDOW),
        OpenSession.objects.filter(seen_at__lte=now - OpenSession.LONGEST),
    )
    count = sum(found.delete()[0] for found in rows)
    if count:
        journal.record(LeftoversForgotten(count=count), actor=actor, now=now)

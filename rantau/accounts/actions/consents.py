"""The ledger of what somebody agreed to, purpose by purpose. Lines are added, never changed."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from rantau.accounts import policies
from rantau.accounts.events import ConsentRecorded
from rantau.accounts.models import Consent
from rantau.foundation.actor import Actor
from rantau.foundation.refusals import NotAllowed
from rantau.journal import journal


@transaction.atomic
def record_consent(
    *, account_id: UUID, purpose: str, version: str, given: bool, actor: Actor, now: datetime
) -> Consent:
    """Given, or taken back (`given` false). `version` is that of the text the person read."""
    if not policies.can_change(actor, account_id):
        raise NotAllowed
    line = write(account_id, purpose, version, given=given, now=now)
    happened = ConsentRecorded(account_id=account_id, purpose=purpose, version=version, given=given)
    journal.record(happened, actor=actor, now=now)
    return line


def write(account_id: UUID, purpose: str, version: str, *, given: bool, now: datetime) -> Consent:
    """The line alone, for actions that record an event of their own."""
    return Consent.objects.create(user_id=account_id, purpose=purpose, version=version, given=given, at=now)

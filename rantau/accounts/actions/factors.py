"""Second factors: allauth keeps them, the journal hears of it here."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from rantau.accounts.events import RecoveryCodesRenewed, SecondFactorAdded, SecondFactorRemoved
from rantau.foundation.actor import Actor
from rantau.journal import journal


@transaction.atomic
def note_factor_added(*, account_id: UUID, factor: str, actor: Actor, now: datetime) -> None:
    """`factor` is "totp" or "webauthn"."""
    journal.record(SecondFactorAdded(account_id=account_id, factor=factor), actor=actor, now=now)


@transaction.atomic
def note_factor_removed(*, account_id: UUID, factor: str, actor: Actor, now: datetime) -> None:
    journal.record(SecondFactorRemoved(account_id=account_id, factor=factor), actor=actor, now=now)


@transaction.atomic
def note_recovery_codes(*, account_id: UUID, actor: Actor, now: datetime) -> None:
    journal.record(RecoveryCodesRenewed(account_id=account_id), actor=actor, now=now)

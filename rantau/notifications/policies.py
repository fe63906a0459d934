from uuid import UUID

from rantau.foundation.actor import Actor, Kind


def can_handle(actor: Actor, account_id: UUID) -> bool:
    """An inbox is its owner's alone."""
    return actor.kind is Kind.PERSON and actor.id == str(account_id)

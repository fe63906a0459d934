"""Who may change what about accounts."""

from uuid import UUID

from rantau.accounts.models import Role
from rantau.foundation.actor import Actor

PRIVACY_NOTICE = "PRIVACY_NOTICE"
NOTICE_VERSION = "2026-11"


def can_change(actor: Actor, account_id: UUID | str) -> bool:
    """An account is changed by its owner only, staff or not."""
    return not actor.is_system and actor.id == str(account_id)


def can_manage_posts(actor: Actor, office: str) -> bool:
    """The admin of that office, a system administrator, or a named process of ours (set-up, demo)."""
    return actor.is_system or actor.role == Role.SYSTEM_ADMIN or actor.serves(office, Role.OFFICE_ADMIN)


def can_open_accounts(actor: Actor, office: str) -> bool:
    """Opening an account for somebody else, with a post or without."""
    return can_manage_posts(actor, office)

"""Who may read what happened, and who may see what went wrong."""

from rantau.foundation.actor import Actor

READERS = ("auditor", "head", "dpo")
WATCHERS = ("head", "office_admin", "auditor", "system_admin")
MENDERS = ("head", "office_admin", "system_admin")


def can_read(actor: Actor) -> bool:
    return actor.is_staff and actor.role in READERS


def can_know_cases(actor: Actor) -> bool:
    """A system administrator keeps the machine and has no business with anybody's application (domain 7.9)."""
    return actor.is_staff and actor.role in WATCHERS and actor.role != "system_admin"


def can_mend(actor: Actor) -> bool:
    return actor.is_staff and actor.role in MENDERS

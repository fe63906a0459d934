"""Who may print, check, shelve, hand over, and make a new code."""

from rantau.collection.models import Booklet
from rantau.foundation.actor import Actor

SUPERVISORS = ("section_head", "head")


def is_own(actor: Actor, booklet: Booklet) -> bool:
    return actor.id == str(booklet.application.owner_id)


def can_print(actor: Actor, booklet: Booklet) -> bool:
    return actor.serves(booklet.office_code, "printer") and not is_own(actor, booklet)


def can_check(actor: Actor, booklet: Booklet) -> bool:
    """Another person than whoever printed it."""
    serves = actor.serves(booklet.office_code, "qc") and not is_own(actor, booklet)
    return serves and actor.id != str(booklet.printed_by_id)


def can_shelve(actor: Actor, booklet: Booklet) -> bool:
    return actor.serves(booklet.office_code, "qc", "handover") and not is_own(actor, booklet)


def can_hand_over(actor: Actor, booklet: Booklet) -> bool:
    return actor.serves(booklet.office_code, "handover") and not is_own(actor, booklet)


def can_renew(actor: Actor, booklet: Booklet) -> bool:
    """The applicant, until six wrong codes were typed; a supervisor always."""
    if actor.serves(booklet.office_code, *SUPERVISORS):
        return not is_own(actor, booklet)
    return not actor.is_staff and not actor.is_system and is_own(actor, booklet) and not booklet.is_locked


def can_fix_spelling(actor: Actor, booklet: Booklet) -> bool:
    """Whether this supervisor is not the one who decided is asked of the application."""
    return actor.serves(booklet.office_code, *SUPERVISORS) and not is_own(actor, booklet)

"""Who may do what to a paper. Whether it is the right moment is decided by the room that holds the papers."""

from uuid import UUID

from rantau.documents.models import Document
from rantau.foundation.actor import Actor

JUDGES = ("verifier", "interviewer", "examiner", "section_head", "head")


def can_bring(actor: Actor, owner_id: UUID) -> bool:
    """The person whose paper it is, or a named process of ours (demo data)."""
    return actor.is_system or (not actor.is_staff and actor.id == str(owner_id))


def can_keep(actor: Actor, document: Document) -> bool:
    """Nobody but the person knows whether a paper that looks poor can be read."""
    return not actor.is_system and can_bring(actor, document.owner_id)


def can_judge(actor: Actor, document: Document) -> bool:
    """Officers whose work is papers, interview or decision; that the case is theirs, `casework` knows."""
    return actor.is_staff and actor.role in JUDGES and actor.id != str(document.owner_id)


def can_open(actor: Actor, document: Document) -> bool:
    """Staff on duty; the owner looks without being noted."""
    return actor.is_staff and bool(actor.role)

"""Who may take a paper back. Who may ask for one is decided by the room that issues it."""

from enum import StrEnum

from rantau.foundation.actor import Actor
from rantau.issuing.models import IssuedPaper

MAY_REVOKE = ("section_head", "head", "treasurer", "office_admin")


class Reason(StrEnum):
    """Why a paper is no longer good."""

    ERROR = "ERROR"
    REPLACED = "REPLACED"
    REFUNDED = "REFUNDED"
    FALSE_STATEMENT = "FALSE_STATEMENT"


def can_revoke(actor: Actor, paper: IssuedPaper) -> bool:
    return actor.is_system or actor.serves(paper.office, *MAY_REVOKE)

"""Who may take a paper back, and who may change the key of the office. Who may ask for one is decided by the room that issues it."""

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


class Retirement(StrEnum):
    """Why an office signs with a new key. EXPOSED: somebody else may have the old one."""

    RENEWED = "RENEWED"
    EXPOSED = "EXPOSED"


def can_change_keys(actor: Actor) -> bool:
    """Named processes only: the machine at first need, its operators by command."""
    return actor.is_system


def can_revoke(actor: Actor, paper: IssuedPaper) -> bool:
    return actor.is_system or actor.serves(paper.office, *MAY_REVOKE)

"""Who may do what to an application."""

from rantau.applications.models import Application
from rantau.foundation.actor import Actor


def can_act_as_applicant(actor: Actor, application: Application) -> bool:
    """The account that began it."""
    return not actor.is_staff and not actor.is_system and actor.id == str(application.owner_id)


def can_examine(actor: Actor, application: Application) -> bool:
    """Officers of its office whose work is papers, interview or decision."""
    roles = ("verifier", "interviewer", "examiner", "section_head", "head")
    return actor.serves(application.office_code, *roles)


def can_decide(actor: Actor, application: Application) -> bool:
    return actor.serves(application.office_code, "section_head", "head")


def can_hand_over(actor: Actor, application: Application) -> bool:
    return actor.serves(application.office_code, "handover")


def can_track(actor: Actor, application: Application) -> bool:
    """Tell how it stands at another agency: whoever filed it there, or the officers who keep an eye on it."""
    return can_act_as_applicant(actor, application) or actor.serves(application.office_code, "verifier")

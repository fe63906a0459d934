"""Who may do what to an application."""

from datetime import date

from rantau.accounts.queries import Person
from rantau.applications.lifecycle import Phase
from rantau.applications.models import Application
from rantau.foundation.actor import Actor

OF_AGE = 17
"""From this age on people have an ID card, answer for themselves, and come themselves."""


def is_minor(born: date | None, today: date) -> bool:
    """Younger than 17 on that day; an unknown birth date makes nobody a child."""
    if born is None:
        return False
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day)) < OF_AGE


def must_agree(person: Person, today: date) -> bool:
    """Another adult decides for themselves whether somebody applies for them."""
    return not person.is_self and not is_minor(person.birth_date, today)


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


def can_lift(actor: Actor, application: Application) -> bool:
    """Let a stop pass before money is asked for: whoever checks papers or decides, and never for the own account."""
    own = actor.id == str(application.owner_id)
    return not own and actor.serves(application.office_code, "verifier", "section_head", "head")


def can_fix_spelling(actor: Actor, application: Application) -> bool:
    """Whoever holds the papers beside the answers, and never for the own account.

    Once the office has decided, a supervisor, but not who decided about what was written until then.
    """
    decided = application.decided_by
    if actor.id in {str(application.owner_id), decided}:
        return False
    if decided or application.phase == Phase.APPROVED:
        return can_decide(actor, application)
    return actor.serves(application.office_code, "verifier")


def can_track(actor: Actor, application: Application) -> bool:
    """Tell how it stands at another agency: whoever filed it there, or the officers who keep an eye on it."""
    return can_act_as_applicant(actor, application) or actor.serves(application.office_code, "verifier")


LISTERS = ("office_admin", "front_desk")


def can_list(actor: Actor, office: str) -> bool:
    """Write down who comes to an outreach day of this office."""
    return actor.serves(office, *LISTERS)

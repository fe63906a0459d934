"""Who may receive and serve visitors."""

from rantau.foundation.actor import Actor

SERVING_ROLES = (
    "front_desk",
    "verifier",
    "interviewer",
    "examiner",
    "handover",
    "section_head",
    "head",
    "office_admin",
)


def can_receive(actor: Actor, office: str) -> bool:
    """Check somebody in."""
    return actor.serves(office, "front_desk")


def can_serve(actor: Actor, office: str) -> bool:
    """Call, start, finish, note that somebody went away."""
    return actor.is_system or actor.serves(office, *SERVING_ROLES)


def can_set_up(actor: Actor, office: str) -> bool:
    """Add and rename counters."""
    return actor.is_system or actor.serves(office, "office_admin", "section_head", "head")

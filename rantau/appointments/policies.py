"""Who may do what with places."""

from uuid import UUID

from rantau.foundation.actor import Actor

# Posts that look at things but never act for a visitor.
ONLOOKERS = frozenset({"auditor", "dpo", "content_editor", "trainer", "system_admin"})
READERS = ("office_admin", "head", "section_head", "front_desk", "interviewer")
PLANNERS = ("office_admin", "head", "section_head")
SETTERS = ("office_admin",)


def can_act_for(actor: Actor, owner_id: UUID, office: str) -> bool:
    """The person themself, staff at work in that office, or a process of ours."""
    if actor.is_staff:
        return actor.office == office and actor.role not in ONLOOKERS
    return actor.is_system or actor.id == str(owner_id)


def can_serve(actor: Actor, office: str) -> bool:
    """Receive a visitor, note that they were served or did not come."""
    return actor.is_system or (actor.is_staff and actor.office == office and actor.role not in ONLOOKERS)


def can_plan(actor: Actor, office: str) -> bool:
    """Lay out, open and close sessions, set the rules of a lane."""
    return actor.is_system or actor.serves(office, *PLANNERS)


def can_set_quota(actor: Actor, office: str) -> bool:
    """Say how many people a lane of this office takes."""
    return actor.serves(office, *SETTERS)

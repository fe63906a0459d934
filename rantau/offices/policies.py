from django.conf import settings

from rantau.foundation.actor import Actor

MAY_EDIT_CALENDAR = ("office_admin", "head")


def can_edit_calendar(actor: Actor) -> bool:
    """Staff of the home office decide how its calendar reads, by the joint decree or for the office alone."""
    return actor.serves(settings.OFFICE, *MAY_EDIT_CALENDAR)


def can_open_points(actor: Actor, office: str) -> bool:
    """Who leads the office or sets it up says where people are received."""
    return actor.is_system or actor.serves(office, *MAY_EDIT_CALENDAR)

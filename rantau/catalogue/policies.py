"""Who may put a service into force."""

from django.conf import settings

from rantau.foundation.actor import Actor

EDITORS = ("office_admin",)


def can_publish(actor: Actor) -> bool:
    return actor.is_system or (actor.is_staff and actor.role == "system_admin")


def can_edit(actor: Actor) -> bool:
    """Set fees, texts and days in place of the files: the office whose site this is."""
    return actor.serves(settings.OFFICE, *EDITORS)

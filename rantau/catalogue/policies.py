"""Who may put a service into force."""

from rantau.foundation.actor import Actor


def can_publish(actor: Actor) -> bool:
    return actor.is_system or (actor.is_staff and actor.role == "system_admin")

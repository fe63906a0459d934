"""Which applications go together."""

from rantau.applications import policies
from rantau.applications.actions.moving import locked
from rantau.applications.models import Application
from rantau.foundation.actor import Actor
from rantau.foundation.refusals import NotAllowed


def join(application: Application, beside: str, actor: Actor) -> None:
    """`application` goes with the own application `beside` from now on; part of a larger transaction."""
    first = locked(beside)
    if not policies.can_act_as_applicant(actor, first) or first.has_ended:
        raise NotAllowed
    first.party = first.party or first.pk
    first.save(update_fields=["party"])
    application.party = first.party
    application.save(update_fields=["party"])

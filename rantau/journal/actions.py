"""What a person may do with the journal itself: ask for a dead letter to be delivered again."""

from datetime import datetime

from django.db import transaction
from procrastinate.contrib.django import app

from rantau.foundation.actor import Actor
from rantau.foundation.refusals import NotAllowed
from rantau.journal import journal
from rantau.journal.events import Event, event
from rantau.journal.models import Delivery

MAY_REVIVE = ("office_admin", "system_admin", "head")


@event("journal.delivery_revived")
class DeliveryRevived(Event):
    entry_id: int
    listener: str


@transaction.atomic
def deliver_again(*, delivery_id: int, actor: Actor, now: datetime) -> None:
    """Take a letter about the own office's work from the dead and give it its tries again. Raises NotAllowed."""
    if not actor.is_staff or actor.role not in MAY_REVIVE:
        raise NotAllowed
    delivery = Delivery.objects.select_for_update(of=("self",)).select_related("entry").get(pk=delivery_id)
    if delivery.entry.office not in {actor.office, ""}:
        raise NotAllowed
    if delivery.dead_at is None:
        return  # somebody else did it a moment ago
    delivery.dead_at, delivery.attempts = None, 0
    delivery.save()
    app.configure_task("journal.deliver").defer(entry_id=delivery.entry_id, listener=delivery.listener)
    journal.record(DeliveryRevived(delivery.entry_id, delivery.listener), actor=actor, now=now)

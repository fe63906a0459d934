"""The desks that people are called to."""

from datetime import datetime

from django.db import transaction

from rantau.foundation.actor import Actor
from rantau.foundation.refusals import NotAllowed
from rantau.journal import journal
from rantau.offices import queries as offices
from rantau.visits import policies
from rantau.visits.events import CounterSet
from rantau.visits.models import Counter


@transaction.atomic
def set_counter(
    *, point_code: str, number: int, actor: Actor, now: datetime, name: str = "", is_open: bool = True
) -> Counter:
    """Add a counter, or rename, close or open it. Raises NotAllowed."""
    point = offices.service_point(point_code)
    if not policies.can_set_up(actor, point.office.code):
        raise NotAllowed
    terms = {"name": name, "is_open": is_open}
    counter, _made = Counter.objects.update_or_create(point=point, number=number, defaults=terms)
    told = CounterSet(office=point.office.code, point=point_code, number=number, is_open=is_open)
    journal.record(told, actor=actor, now=now)
    return counter

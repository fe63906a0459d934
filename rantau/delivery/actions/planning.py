"""Jobs with nothing but an id, in the caller's transaction; named by their tasks, since tasks lie above actions."""

from contextlib import suppress

from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from rantau.delivery.models import OutboxMessage

PROBE_SECONDS = 5


def plan(message: OutboxMessage, *, knocking: bool = False) -> None:
    """A try at the time the message is due; one that waits already is enough. Two of one message never run at once."""
    name = f"delivery.send:{message.pk}"
    waits_as = f"{name}:knock" if knocking else name
    job = app.configure_task(
        "delivery.send", queue="delivery", lock=name, queueing_lock=waits_as, schedule_at=message.due_at
    )
    with suppress(AlreadyEnqueued), transaction.atomic():
        job.defer(message_id=str(message.pk), **({"knocking": True} if knocking else {}))


def plan_probe(channel: str) -> None:
    """A knock at the provider in a few seconds, counted from now and not from a try that may have hung for long."""
    name = f"delivery.probe:{channel}"
    job = app.configure_task(
        "delivery.probe", queue="delivery", lock=name, queueing_lock=name, schedule_in={"seconds": PROBE_SECONDS}
    )
    with suppress(AlreadyEnqueued), transaction.atomic():
        job.defer(channel=channel)

"""A gateway that was away is asked again every few seconds, and tells everything once it answers (promise P22)."""

from contextlib import suppress

from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

KNOCK_SECONDS = 5


def knock_soon(gateway: str) -> None:
    """One job per gateway, however many questions stayed without an answer."""
    name = f"payments.ask_again:{gateway}"
    job = app.configure_task(
        "payments.ask_again", queue="payments", lock=name, queueing_lock=name, schedule_in={"seconds": KNOCK_SECONDS}
    )
    with suppress(AlreadyEnqueued), transaction.atomic():
        job.defer(gateway=gateway)

from contextlib import suppress
from datetime import datetime
from uuid import UUID

from django.db import transaction
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from rantau.foundation import clock
from rantau.foundation.actor import Actor
from rantau.notifications import actions, queries

REMINDER = Actor.system("notifications.reminder")


@app.periodic(cron="*/30 * * * *", periodic_id="notifications.remind_visits")
@app.task(name="notifications.remind_visits", queue="notifications", queueing_lock="notifications.remind_visits")
def remind_visits(timestamp: int) -> None:
    """One job each: a reminder that fails keeps no other from being told."""
    for reminder in queries.visits_to_remind(clock.now()):
        with suppress(AlreadyEnqueued), transaction.atomic():
            remind_visit.configure(queueing_lock=reminder.key).defer(
                booking_id=str(reminder.booking_id), days=reminder.days, starts_at=reminder.starts_at.isoformat()
            )


@app.task(
    name="notifications.remind_visit",
    queue="notifications",
    retry=RetryStrategy(max_attempts=6, exponential_wait=4),
)
def remind_visit(booking_id: str, days: int, starts_at: str) -> None:
    reminder = queries.Reminder(UUID(booking_id), days, datetime.fromisoformat(starts_at))
    actions.remind_visit(reminder=reminder, actor=REMINDER, now=clock.now())

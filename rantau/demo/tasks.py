"""The worker invents one life after the other, and lets everybody else's jobs go first."""

import structlog
from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from rantau.demo import stories
from rantau.foundation import clock

PATIENCE = -10
log = structlog.get_logger(__name__)


@app.task(name="demo.invent", queue="demo", lock="demo.invent")
def invent(number: int) -> None:
    """Tell of one person, then enqueue the next. A worker killed here begins this one anew."""
    now = clock.now()
    try:
        stories.tell(number, now)
    except Exception:  # one life that cannot be told must not keep the others from it; the next start tries again
        log.exception("could not be told", number=number)
    if number < len(stories.plan()):
        go_on(number + 1)


def go_on(number: int) -> None:
    """Enqueue a number, unless one is waiting already."""
    job = invent.configure(priority=PATIENCE, queueing_lock="demo.invent")
    try:
        with transaction.atomic():
            job.defer(number=number)
    except AlreadyEnqueued:
        log.info("invention goes on already")

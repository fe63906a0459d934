"""Work of this room that runs by the clock."""

from procrastinate.contrib.django import app

from rantau.documents import actions
from rantau.foundation import clock
from rantau.foundation.actor import Actor


@app.periodic(cron="37 * * * *", periodic_id="documents.sweep")
@app.task(name="documents.sweep", queue="default", queueing_lock="documents.sweep")
def sweep(timestamp: int) -> None:
    actor, now = Actor.system("documents.sweep"), clock.now()
    actions.erase_removed(actor=actor, now=now)
    actions.forget_expired_uploads(actor=actor, now=now)

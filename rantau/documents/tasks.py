"""Work of this room that runs by the clock."""

from uuid import UUID

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from rantau.documents import actions
from rantau.foundation import clock
from rantau.foundation.actor import Actor
from rantau.journal import working

working.at_start.append(actions.say_whether_papers_are_read)


@app.periodic(cron="37 * * * *", periodic_id="documents.sweep")
@app.task(name="documents.sweep", queue="default", queueing_lock="documents.sweep")
def sweep(timestamp: int) -> None:
    actor, now = Actor.system("documents.sweep"), clock.now()
    actions.erase_removed(actor=actor, now=now)
    actions.forget_expired_uploads(actor=actor, now=now)


@app.task(
    name="documents.read",
    queue="reading",
    lock="documents.read",
    retry=RetryStrategy(max_attempts=actions.TRIES, wait=5),
)
def read(document_id: str) -> None:
    actions.read(document_id=UUID(document_id), actor=Actor.system("documents.read"), now=clock.now())

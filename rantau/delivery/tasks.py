from uuid import UUID

from procrastinate.contrib.django import app

from rantau.delivery import actions
from rantau.foundation import clock
from rantau.foundation.actor import Actor


@app.task(name="delivery.send", queue="delivery")
def send(message_id: str) -> None:
    actions.send(message_id=UUID(message_id), actor=Actor.system("delivery.send"), now=clock.now())


@app.periodic(cron="*/5 * * * *", periodic_id="delivery.rescue")
@app.task(name="delivery.rescue", queue="delivery", queueing_lock="delivery.rescue")
def rescue(timestamp: int) -> None:
    actions.rescue_forgotten(actor=Actor.system("delivery.rescue"), now=clock.now())

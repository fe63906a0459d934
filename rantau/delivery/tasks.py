from uuid import UUID

from procrastinate.contrib.django import app

from rantau.delivery import actions
from rantau.foundation import clock
from rantau.foundation.actor import Actor


@app.task(name="delivery.send", queue="delivery")
def send(message_id: str, knocking: bool = False) -> None:  # noqa: FBT001, FBT002 - arguments of a job are named
    sender = Actor.system("delivery.send")
    actions.send(message_id=UUID(message_id), knocking=knocking, actor=sender, now=clock.now())


@app.task(name="delivery.probe", queue="delivery")
def probe(channel: str) -> None:
    actions.probe(channel=channel, actor=Actor.system("delivery.probe"), now=clock.now())


@app.periodic(cron="*/5 * * * *", periodic_id="delivery.rescue")
@app.task(name="delivery.rescue", queue="delivery", queueing_lock="delivery.rescue")
def rescue(timestamp: int) -> None:
    actions.rescue_forgotten(actor=Actor.system("delivery.rescue"), now=clock.now())

"""Work of this room that runs by the clock."""

from procrastinate.contrib.django import app

from rantau.catalogue import taking_in
from rantau.foundation import clock
from rantau.foundation.actor import Actor


@app.periodic(cron="* * * * *", periodic_id="catalogue.take_in")
@app.task(name="catalogue.take_in", queueing_lock="catalogue.take_in")
def take_in(timestamp: int) -> None:
    taking_in.take_in_settled(actor=Actor.system("catalogue.take_in"), now=clock.now())

"""Jobs of the evening. Cron times are UTC: 13.10 is 20.10 WIB."""

from procrastinate.contrib.django import app

from rantau.foundation import clock
from rantau.foundation.actor import Actor
from rantau.visits import actions


@app.periodic(cron="10 13 * * *", periodic_id="visits.close_day")
@app.task(name="visits.close_day", queue="default", queueing_lock="visits.close_day")
def close_day(timestamp: int) -> None:
    actions.close_day(actor=Actor.system("visits.close_day"), now=clock.now())

"""Jobs of the night. Cron times are UTC: 17.30 is 00.30 WIB, 13.00 is 20.00 WIB."""

from procrastinate.contrib.django import app

from rantau.appointments import actions
from rantau.foundation import clock
from rantau.foundation.actor import Actor


@app.periodic(cron="30 17 * * *", periodic_id="appointments.lay_out")
@app.task(name="appointments.lay_out", queue="default", queueing_lock="appointments.lay_out")
def lay_out(timestamp: int) -> None:
    actions.lay_out_everything(actor=Actor.system("appointments.lay_out"), now=clock.now())


@app.periodic(cron="0 13 * * *", periodic_id="appointments.close_day")
@app.task(name="appointments.close_day", queue="default", queueing_lock="appointments.close_day")
def close_day(timestamp: int) -> None:
    actions.close_day(actor=Actor.system("appointments.close_day"), now=clock.now())

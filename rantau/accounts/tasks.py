"""Work of this room that runs by the clock."""

from procrastinate.contrib.django import app

from rantau.accounts import actions
from rantau.foundation import clock
from rantau.foundation.actor import Actor


@app.periodic(cron="23 * * * *", periodic_id="accounts.forget_leftovers")
@app.task(name="accounts.forget_leftovers", queue="default")
def forget_leftovers(timestamp: int) -> None:
    actions.forget_leftovers(actor=Actor.system("accounts.forget_leftovers"), now=clock.now())

"""Jobs take ids and call one function."""

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from rantau.foundation import clock
from rantau.journal import delivering, sealing


@app.task(
    name="journal.deliver",
    queue="journal",
    retry=RetryStrategy(max_attempts=delivering.ATTEMPTS - 1, exponential_wait=4),
    pass_context=False,
)
def deliver(entry_id: int, listener: str) -> None:
    delivering.hand_over(entry_id=entry_id, listener=listener, now=clock.now())


@app.periodic(cron="* * * * *", periodic_id="journal.seal")
@app.task(name="journal.seal", queue="journal", queueing_lock="journal.seal")
def seal(timestamp: int) -> None:
    sealing.seal_committed(now=clock.now())

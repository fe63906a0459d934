"""The shifts of a worker. A shift ends when it is told to, or when the database goes away; then it is waited for.

Nothing is lost in between: a job that was begun and not noted as done goes back into its queue, whoever dropped it.
"""

import asyncio
import contextlib
import logging
import signal
from collections.abc import Awaitable, Callable
from typing import Any

import psycopg
from asgiref.sync import sync_to_async
from django.db import connections
from procrastinate import App, PsycopgConnector
from procrastinate.contrib.django import app
from procrastinate.contrib.django.utils import connector_params
from procrastinate.exceptions import ConnectorException, UniqueViolation
from procrastinate.job_context import JobContext
from procrastinate.jobs import Job, Status
from procrastinate.worker import Worker

from rantau.journal.patience import give_patience

HEARTBEAT_SECONDS = 2.0
# A worker that was silent for this long is dead. Its jobs run again: every task is harmless when repeated.
SILENCE_SECONDS = 8.0
SWEEP_SECONDS = 2.0
FINISH_SECONDS = 8.0
LOOK_SECONDS = 1.0
POOL_SECONDS = 5.0
LOST = (ConnectorException, psycopg.Error)

log = logging.getLogger(__name__)
at_start: list[Callable[[], None]] = []
"""What rooms have to say in the log when a worker begins; they add it in their `tasks.py`."""


class Hands:
    """What this worker has in hand, and what it let fall: begun by it, neither running nor noted as done."""

    def __init__(self) -> None:
        self.worker_id: int | None = None
        self.held: set[int | None] = set()
        self.looked_at: set[int | None] = set()

    async def hold(self, run: Callable[[], Awaitable[Any]], context: JobContext, worker: Worker) -> Any:
        """Around every job."""
        self.worker_id = worker.worker_id
        self.held.add(context.job.id)
        try:
            return await run()
        finally:
            self.held.discard(context.job.id)

    def fallen(self, begun: list[Job]) -> list[Job]:
        """Those of `begun` that nobody held at two looks in a row: one look may fall between two steps."""
        loose = [job for job in begun if job.id not in self.held]
        fallen = [job for job in loose if job.id in self.looked_at]
        self.looked_at = {job.id for job in loose}
        return fallen


async def work(*, concurrency: int, once: bool) -> None:
    """Until SIGTERM or Ctrl-C; running jobs are finished first. With `once`: until there is nothing left to do."""
    give_patience(app)
    for say in at_start:
        say()
    told = asyncio.Event()
    for sign in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(sign, told.set)
    while not told.is_set():
        try:
            await shift(told, concurrency=concurrency, once=once)
        except LOST as problem:
            if once:
                raise
            log.warning("the worker lost the database (%s)", type(problem.__cause__ or problem).__name__)
        if once:
            return
        await database_answers(told)


async def shift(told: asyncio.Event, *, concurrency: int, once: bool) -> None:
    """One stretch of work on one set of connections. Raises one of LOST."""
    # Periodic jobs are planned over Django's connection of this thread, which may have died with the last shift.
    await sync_to_async(connections.close_all)()
    # An app of its own for fetching jobs. The tasks stay tied to the first app and its Django connection, so that
    # a job enqueued by a job is part of that job's transaction.
    connector = PsycopgConnector(kwargs=connector_params(), min_size=1, max_size=4, timeout=POOL_SECONDS)
    worker, hands = app.with_connector(connector), Hands()
    async with worker.open_async():
        await take_up_again(worker, hands)
        running = asyncio.create_task(
            worker.run_worker_async(
                concurrency=concurrency,
                wait=not once,
                # A job that is done tells nothing the journal does not know; failed ones stay for people to see.
                delete_jobs="successful",
                shutdown_graceful_timeout=FINISH_SECONDS,
                update_heartbeat_interval=HEARTBEAT_SECONDS,
                stalled_worker_timeout=SILENCE_SECONDS,
                install_signal_handlers=False,
                worker_middleware=[hands.hold],
            )
        )
        beside = [asyncio.create_task(sweep(worker, hands)), asyncio.create_task(told.wait())]
        try:
            await asyncio.wait([running, beside[1]], return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in (*beside, running):
                task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await running


async def sweep(worker: App, hands: Hands) -> None:
    """Look again and again. Not a job itself: it must not be able to stall."""
    while True:
        await asyncio.sleep(SWEEP_SECONDS)
        try:
            await take_up_again(worker, hands)
        except Exception:
            log.warning("looking for stalled jobs failed; trying again in %s s", SWEEP_SECONDS, exc_info=True)


async def take_up_again(worker: App, hands: Hands) -> int:
    """Put the jobs of dead workers, and those this one let fall, back into their queues; how many."""
    jobs = list(await worker.job_manager.get_stalled_jobs(seconds_since_heartbeat=SILENCE_SECONDS))
    if hands.worker_id is not None:
        begun = await worker.job_manager.list_jobs_async(status="doing", worker_id=hands.worker_id)
        jobs += hands.fallen(list(begun))
    for job in jobs:
        try:
            await worker.job_manager.retry_job(job)
        except UniqueViolation:
            # Its successor waits in the queue already, under the same queueing lock: that one does the work.
            await worker.job_manager.finish_job(job, status=Status.ABORTED, delete_job=True)
    return len(jobs)


async def database_answers(told: asyncio.Event) -> None:
    """Knock every second until it does, or until told to stop."""
    silent = 0
    while not await _waited(told, LOOK_SECONDS):
        with contextlib.suppress(psycopg.Error):
            async with await psycopg.AsyncConnection.connect(**connector_params()):
                return
        if silent % 30 == 0:
            log.warning("the database does not answer; looking again every %g s", LOOK_SECONDS)
        silent += 1


async def _waited(told: asyncio.Event, seconds: float) -> bool:
    """Whether it was told to stop meanwhile."""
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(told.wait(), seconds)
    return told.is_set()

"""The worker: runs jobs until it is told to stop, and brings back what a killed worker left half done."""

import asyncio
import contextlib
import logging

from django.core.management.base import BaseCommand, CommandParser
from procrastinate import App, PsycopgConnector
from procrastinate.contrib.django import app
from procrastinate.contrib.django.utils import connector_params

HEARTBEAT_SECONDS = 3.0
# A worker that was silent for this long is dead. Its jobs run again: every task is harmless when repeated.
SILENCE_SECONDS = 12.0
SWEEP_SECONDS = 5.0
FINISH_SECONDS = 8.0

log = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Run background jobs until SIGTERM or Ctrl-C; running jobs are finished first."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--concurrency", type=int, default=2, help="jobs at the same time (default: 2)")
        parser.add_argument("--once", action="store_true", help="end when there is nothing left to do")

    def handle(self, *args: object, concurrency: int, once: bool, **options: object) -> None:
        # An app of its own for fetching jobs. The tasks stay tied to the first app and its Django connection, so that
        # a job enqueued by a job is part of that job's transaction.
        worker = app.with_connector(PsycopgConnector(kwargs=connector_params()))
        with contextlib.suppress(KeyboardInterrupt):
            asyncio.run(work(worker, concurrency=concurrency, once=once))


async def work(worker: App, *, concurrency: int, once: bool) -> None:
    async with worker.open_async():
        await retry_stalled(worker)
        sweeping = asyncio.create_task(sweep(worker))
        try:
            await worker.run_worker_async(
                concurrency=concurrency,
                wait=not once,
                # A job that is done tells nothing the journal does not know; failed ones stay for people to see.
                delete_jobs="successful",
                shutdown_graceful_timeout=FINISH_SECONDS,
                update_heartbeat_interval=HEARTBEAT_SECONDS,
                stalled_worker_timeout=SILENCE_SECONDS,
            )
        finally:
            sweeping.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await sweeping


async def sweep(worker: App) -> None:
    """Look for stalled jobs again and again. Not a job itself: it must not be able to stall."""
    while True:
        await asyncio.sleep(SWEEP_SECONDS)
        try:
            await retry_stalled(worker)
        except Exception:
            log.warning("looking for stalled jobs failed; trying again in %s s", SWEEP_SECONDS, exc_info=True)


async def retry_stalled(worker: App) -> int:
    """Put the jobs of dead workers back into their queues; how many."""
    jobs = list(await worker.job_manager.get_stalled_jobs(seconds_since_heartbeat=SILENCE_SECONDS))
    for job in jobs:
        await worker.job_manager.retry_job(job)
    return len(jobs)

"""The worker takes up again what a killed worker began (promise P21)."""

import asyncio
from collections.abc import Iterator

import pytest
from django.db import connection
from procrastinate import PsycopgConnector
from procrastinate.contrib.django import app
from procrastinate.contrib.django.utils import connector_params

from rantau.journal import tasks
from rantau.journal.management.commands.work import retry_stalled

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def empty_queue() -> Iterator[None]:
    """Tests with real transactions clean up after themselves, but Django does not know these tables."""
    yield
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")
        cursor.execute("DELETE FROM procrastinate_workers")


def states() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT status::text FROM procrastinate_jobs WHERE task_name = 'journal.seal'")
        return [row[0] for row in cursor.fetchall()]


def begin(worker_silent_for: str) -> None:
    """A job that a worker has begun; the worker was last heard of so long ago."""
    tasks.seal.defer(timestamp=0)
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - %s::interval) RETURNING id",
            [worker_silent_for],
        )
        (worker,) = cursor.fetchone() or ()
        cursor.execute("UPDATE procrastinate_jobs SET status = 'doing', worker_id = %s", [worker])


def sweep_once() -> int:
    async def sweep() -> int:
        worker = app.with_connector(PsycopgConnector(kwargs=connector_params()))
        async with worker.open_async():
            return await retry_stalled(worker)

    return asyncio.run(sweep())


def test_a_job_of_a_killed_worker_goes_back_into_its_queue() -> None:
    begin(worker_silent_for="20 seconds")
    assert sweep_once() == 1
    assert states() == ["todo"]


def test_a_job_of_a_killed_worker_goes_back_even_when_the_worker_is_forgotten() -> None:
    begin(worker_silent_for="20 seconds")
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_workers")
    assert sweep_once() == 1
    assert states() == ["todo"]


def test_a_job_of_a_living_worker_is_left_to_it() -> None:
    begin(worker_silent_for="2 seconds")
    assert sweep_once() == 0
    assert states() == ["doing"]

"""The worker takes up again what a killed worker began (promise P21)."""

import asyncio
import os
import signal
from collections.abc import Callable, Iterator
from typing import Any

import psycopg
import pytest
from django.db import OperationalError, connection, connections
from procrastinate import PsycopgConnector
from procrastinate.contrib.django import app
from procrastinate.contrib.django.utils import connector_params
from procrastinate.jobs import Job
from procrastinate.tasks import Task

from rantau.journal import tasks, working
from rantau.journal.patience import give_patience
from rantau.journal.working import Hands, take_up_again

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


def sweep_once(hands: Hands | None = None) -> int:
    hands = hands or Hands()

    async def sweep() -> int:
        worker = app.with_connector(PsycopgConnector(kwargs=connector_params()))
        async with worker.open_async():
            return await take_up_again(worker, hands)

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


def test_a_job_that_a_living_worker_let_fall_goes_back_at_the_second_look() -> None:
    begin(worker_silent_for="0 seconds")
    hands = Hands()
    with connection.cursor() as cursor:
        cursor.execute("SELECT worker_id FROM procrastinate_jobs")
        (hands.worker_id,) = cursor.fetchone() or ()
    assert sweep_once(hands) == 0
    assert sweep_once(hands) == 1
    assert states() == ["todo"]


def test_a_job_in_hand_is_not_let_fall() -> None:
    begin(worker_silent_for="0 seconds")
    hands = Hands()
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, worker_id FROM procrastinate_jobs")
        job_id, hands.worker_id = cursor.fetchone() or ()
    hands.held.add(job_id)
    assert [sweep_once(hands), sweep_once(hands)] == [0, 0]
    assert states() == ["doing"]


def test_a_stalled_job_whose_successor_waits_already_makes_way_for_it() -> None:
    """`journal.seal` has a queueing lock: a second one that waits would keep the first from going back, for ever."""
    begin(worker_silent_for="20 seconds")
    tasks.seal.defer(timestamp=60)
    assert sorted(states()) == ["doing", "todo"]
    assert sweep_once() == 1
    assert states() == ["todo"]


def decision(task: Task[Any, Any, Any], problem: Exception) -> Any:
    job = Job(id=1, queue="q", lock=None, queueing_lock=None, task_name=task.name, attempts=99)
    return task.get_retry_exception(exception=problem, job=job)


@pytest.mark.parametrize("name", ["delivery.send", "journal.deliver"])
def test_a_job_that_lost_the_database_runs_again_whatever_its_task_says(name: str) -> None:
    give_patience(app)
    give_patience(app)
    assert decision(app.tasks[name], OperationalError("connection refused"))
    assert decision(app.tasks[name], ValueError("a mistake of ours, for the 99th time")) is None


def test_a_worker_whose_every_connection_was_cut_goes_on_in_the_same_process() -> None:
    """As after a crash of the database, which takes its connections along."""

    async def cut_and_go_on() -> None:
        at_work = asyncio.create_task(working.work(concurrency=1, once=False))
        await until(lambda: count("SELECT count(*) FROM procrastinate_workers"))
        await asyncio.to_thread(cut_all_connections)
        await asyncio.to_thread(tasks.seal.defer, timestamp=0)
        await until(lambda: not count("SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'journal.seal'"))
        newest = "SELECT max(id) FROM procrastinate_workers"
        before = await asyncio.to_thread(count, newest)
        await asyncio.sleep(3)
        assert await asyncio.to_thread(count, newest) == before, "one shift after the other failed"
        os.kill(os.getpid(), signal.SIGTERM)
        await asyncio.wait_for(at_work, 20)

    try:
        asyncio.run(cut_and_go_on())
    finally:
        connections.close_all()  # the test's own was cut as well


async def until(answer: Callable[[], object]) -> None:
    for _ in range(200):
        if await asyncio.to_thread(answer):
            return
        await asyncio.sleep(0.1)
    raise AssertionError("waited 20 s")


def count(statement: str) -> int:
    with psycopg.connect(**connector_params(), autocommit=True) as fresh:
        return int((fresh.execute(statement).fetchone() or [0])[0])


def cut_all_connections() -> None:
    count(
        "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
        " WHERE datname = current_database() AND pid <> pg_backend_pid()"
    )

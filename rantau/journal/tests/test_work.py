"""The worker finishes what a killed worker began (promise P21)."""

import pytest
from django.core.management import call_command
from django.db import connection

from rantau.journal import tasks

pytestmark = pytest.mark.django_db(transaction=True)


def states() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT status::text FROM procrastinate_jobs WHERE task_name = 'journal.seal'")
        return [row[0] for row in cursor.fetchall()]


def begin_and_die() -> None:
    """A job as `kill -9` leaves it: begun, and its worker gone."""
    tasks.seal.configure(queueing_lock=None).defer(timestamp=0)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'doing', worker_id = NULL WHERE status = 'todo'")


def test_a_job_of_a_killed_worker_is_done_by_the_next_one() -> None:
    begin_and_die()
    assert states() == ["doing"]
    call_command("work", once=True)
    assert states() == []


def test_jobs_that_are_done_do_not_pile_up() -> None:
    tasks.seal.configure(queueing_lock=None).defer(timestamp=0)
    call_command("work", once=True)
    assert states() == []

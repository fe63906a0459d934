"""A database that is away is told from a mistake, through every exception that wraps it."""

import psycopg
import pytest
from django.db import utils

from rantau.foundation.outages import database_is_away


def wrapped(inner: Exception, outer: Exception) -> Exception:
    """As Django and the rooms do: `raise outer from inner`."""
    try:
        raise outer from inner  # noqa: TRY301 - raised to be caught with its cause
    except Exception as problem:  # noqa: BLE001 - whatever was given
        return problem


@pytest.mark.parametrize(
    "problem",
    [
        psycopg.OperationalError("connection refused"),
        psycopg.errors.AdminShutdown("terminating connection"),
        psycopg.errors.CannotConnectNow("the database system is in recovery mode"),
        psycopg.errors.DeadlockDetected("deadlock"),
        psycopg.errors.TooManyConnections("sorry, too many clients already"),
        wrapped(psycopg.OperationalError("server closed the connection"), utils.OperationalError("the same")),
        wrapped(psycopg.InterfaceError("the connection is closed"), utils.InterfaceError("the same")),
        wrapped(wrapped(psycopg.OperationalError("lost"), utils.OperationalError("lost")), LookupError("of a room")),
    ],
)
def test_a_lost_connection_is_an_outage(problem: Exception) -> None:
    assert database_is_away(problem)


@pytest.mark.parametrize(
    "problem",
    [
        None,
        ValueError("ours"),
        utils.IntegrityError("twice"),
        wrapped(psycopg.errors.DiskFull("no space left"), utils.OperationalError("the same")),
        wrapped(psycopg.errors.LockNotAvailable("timeout"), utils.OperationalError("the same")),
        wrapped(psycopg.errors.UniqueViolation("twice"), utils.IntegrityError("the same")),
    ],
)
def test_other_trouble_is_not(problem: Exception | None) -> None:
    assert not database_is_away(problem)


def test_a_ring_of_causes_comes_to_an_end() -> None:
    one, other = ValueError("one"), ValueError("other")
    one.__cause__, other.__cause__ = other, one
    assert not database_is_away(one)

"""Was it the database that went away, and not a mistake of ours? Pages, jobs and notices then answer differently."""

from collections.abc import Iterator

import psycopg
from django.db import utils

LOST = (utils.OperationalError, utils.InterfaceError, psycopg.OperationalError, psycopg.InterfaceError)
# Classes of SQLSTATE: connection, cut by the operator (shutdown, crash, recovery), rolled back for others' sake.
PASSING = ("08", "57P", "40")
TOO_MANY_CONNECTIONS = "53300"


def database_is_away(problem: BaseException | None) -> bool:
    """True when `problem`, or what caused it, is a lost or refused connection: the same thing may work in a moment."""
    return any(isinstance(each, LOST) and _passes(each) for each in _causes(problem))


def _causes(problem: BaseException | None) -> Iterator[BaseException]:
    seen: set[int] = set()
    while problem is not None and id(problem) not in seen:
        seen.add(id(problem))
        yield problem
        problem = problem.__cause__ or problem.__context__


def _passes(problem: BaseException) -> bool:
    """The server says why in its code; without a code nobody was there to say anything."""
    told = problem if isinstance(problem, psycopg.Error) else problem.__cause__
    code = getattr(told, "sqlstate", None) or ""
    return not code or code.startswith(PASSING) or code == TOO_MANY_CONNECTIONS

"""The checkout's own database as one thing: have it, leave it, and note where it is."""

import fcntl
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from rantau.config import database
from rantau.config.postgres import binaries, roles
from rantau.config.postgres.cluster import Cluster
from rantau.config.postgres.place import Place, place, run_as

NAME, TEST_NAME = "postgres", "postgres-test"
TEST_NOTE = "test-database.url"


@dataclass
class Embedded:
    """A running cluster that this process uses. `started`: this process started it."""

    cluster: Cluster
    started: bool
    used_by: IO[str]

    @property
    def place(self) -> Place:
        return self.cluster.place

    def leave(self) -> None:
        """Stop the server if we started it and nobody else of this checkout uses it."""
        with self.used_by:
            if self.started and self._alone():
                self.cluster.stop()

    def _alone(self) -> bool:
        try:
            fcntl.flock(self.used_by, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


def have(var: Path, *, for_tests: bool = False, tied: bool = False) -> tuple[Embedded, str]:
    """The running cluster with roles and databases, and what was done: created, started or adopted."""
    name = TEST_NAME if for_tests else NAME
    who = run_as()
    where = place(var, name, who)
    cluster = Cluster(where, binaries.find(who, where.data.parent), who, careless=for_tests)
    used_by = (var / f"{name}.lock").open("w")
    fcntl.flock(used_by, fcntl.LOCK_SH)
    word = cluster.ensure(tied=tied)
    found = Embedded(cluster, word != "adopted", used_by)
    roles.ensure(cluster, for_tests=for_tests)
    note(var, where, for_tests=for_tests)
    return found, word


def note(var: Path, where: Place, *, for_tests: bool) -> None:
    """Write down the addresses that settings and the test configuration read."""
    if for_tests:
        (var / TEST_NOTE).write_text(where.url(roles.OWNER) + "\n", encoding="utf-8")
        return
    for role, name in (("app", roles.APP), ("owner", roles.OWNER)):
        (var / database.NOTES[role]).write_text(where.url(name) + "\n", encoding="utf-8")

"""Roles and databases of an embedded cluster, through the `psql` that comes with the binaries.

`rantau_owner` owns the database and changes its tables; `rantau_app` is what web and worker are: it owns
nothing, so it cannot lift the guards of the journal.
"""

from rantau.config.postgres.cluster import SUPERUSER, Cluster, last_line
from rantau.config.terminal import CannotStart

OWNER, APP, DATABASE = "rantau_owner", "rantau_app", "rantau"


def ensure(cluster: Cluster, *, for_tests: bool = False) -> None:
    """Make what is missing; harmless when repeated. For tests the owner may make databases and become the app role."""
    present = set(sql(cluster, "SELECT rolname FROM pg_roles UNION ALL SELECT datname || '/' FROM pg_database").split())
    wanted = [
        (OWNER, f"CREATE ROLE {OWNER} LOGIN {'CREATEDB' if for_tests else ''}"),
        (APP, f"CREATE ROLE {APP} LOGIN"),
        (f"{DATABASE}/", f"CREATE DATABASE {DATABASE} OWNER {OWNER}"),
    ]
    statements = [statement for name, statement in wanted if name not in present]
    if for_tests and APP not in present:
        statements.append(f"GRANT {APP} TO {OWNER}")
    for statement in statements:
        sql(cluster, statement)


def drop(cluster: Cluster) -> None:
    """Throw the database away, with whoever is still connected."""
    sql(cluster, f"DROP DATABASE IF EXISTS {DATABASE} WITH (FORCE)")


def sql(cluster: Cluster, statement: str) -> str:
    """One statement as superuser; rows as lines."""
    done = cluster.run(
        "psql",
        "-X",
        "-q",
        "-A",
        "-t",
        "-v",
        "ON_ERROR_STOP=1",
        "-h",
        str(cluster.place.socket),
        "-U",
        SUPERUSER,
        "-d",
        "postgres",
        "-c",
        statement,
    )
    if done.returncode:
        raise CannotStart(f"the database refused a preparation: {last_line(done.stderr)}")
    return done.stdout

"""The database server: made, adopted, brought back after a crash, stopped; beside others of its kind."""

import os
import signal
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from rantau.config.postgres import binaries, roles
from rantau.config.postgres.cluster import Cluster, is_postgres
from rantau.config.postgres.place import LONGEST_PATH, SOCKET_NAME, place, run_as
from rantau.config.start import embedded
from rantau.config.terminal import CannotStart


@pytest.fixture(scope="module")
def home() -> Iterator[Path]:
    """Reachable for the database user, which pytest's own directories are not when root runs the tests."""
    with tempfile.TemporaryDirectory(prefix="rantau-") as name:
        Path(name).chmod(0o755)
        yield Path(name)


@pytest.fixture
def checkout(home: Path) -> Path:
    """The data directory of a checkout that nobody started yet."""
    new = home / f"checkout-{len(list(home.iterdir()))}"
    new.mkdir(mode=0o755)
    return new / "var"


@pytest.fixture(scope="module")
def cluster(home: Path) -> Iterator[Cluster]:
    who = run_as()
    where = place(home / "var", "postgres", who)
    cluster = Cluster(where, binaries.find(who, where.data.parent), who)
    assert cluster.ensure(tied=True) == "created"
    roles.ensure(cluster)
    yield cluster
    cluster.stop()


def ask(cluster: Cluster, role: str, statement: str) -> object:
    with psycopg.connect(cluster.place.url(role)) as connection:
        row = connection.execute(statement).fetchone()
        return row[0] if row else None


def test_it_speaks_utf8_with_the_locale_that_is_everywhere_the_same(cluster: Cluster) -> None:
    assert ask(cluster, "rantau_app", "SELECT datcollate FROM pg_database WHERE datname = 'rantau'") == "C.UTF-8"


def test_it_listens_on_no_network_address_and_its_directory_is_private(cluster: Cluster) -> None:
    assert ask(cluster, "postgres", "SHOW listen_addresses") == ""
    assert cluster.place.data.stat().st_mode & 0o777 == 0o700


def test_the_app_role_owns_nothing_and_cannot_change_tables(cluster: Cluster) -> None:
    with psycopg.connect(cluster.place.url("rantau_owner")) as owner:
        owner.execute("CREATE TABLE IF NOT EXISTS jejak (id int)")
    for forbidden in ("CREATE TABLE lain (id int)", "DROP TABLE jejak", "DELETE FROM jejak", "SET ROLE rantau_owner"):
        with psycopg.connect(cluster.place.url("rantau_app")) as app, pytest.raises(psycopg.Error):
            app.execute(forbidden)


def test_making_the_roles_again_changes_nothing(cluster: Cluster) -> None:
    roles.ensure(cluster)
    assert ask(cluster, "rantau_app", "SELECT current_user") == "rantau_app"


def test_a_second_start_adopts_the_living_server(cluster: Cluster) -> None:
    pid = cluster.running()
    second = Cluster(cluster.place, cluster.binaries, cluster.who, careless=True)
    assert second.ensure(tied=False) == "adopted"
    assert second.running() == pid


def test_after_a_kill_it_comes_back_with_what_was_committed(cluster: Cluster) -> None:
    with psycopg.connect(cluster.place.url("rantau_owner")) as owner:
        owner.execute("CREATE TABLE selamat AS SELECT 7 AS nilai")
    pid = cluster.running()
    assert pid
    os.kill(pid, signal.SIGKILL)
    assert cluster.child
    cluster.child.wait()
    assert cluster.running() is None
    assert cluster.ensure(tied=True) == "started"
    assert ask(cluster, "rantau_owner", "SELECT nilai FROM selamat") == 7


def test_a_stale_note_that_names_another_program_is_no_obstacle(cluster: Cluster) -> None:
    cluster.stop()
    note = cluster.place.data / "postmaster.pid"
    note.write_text(f"{os.getpid()}\n{cluster.place.data}\n1\n5432\n{cluster.place.socket}\n\n 1 1\nready\n")
    assert cluster.running() is None
    assert cluster.ensure(tied=True) == "started"


def test_data_of_another_major_version_is_refused_in_one_sentence(cluster: Cluster) -> None:
    cluster.stop()
    version = cluster.place.data / "PG_VERSION"
    made_by = version.read_text()
    version.write_text("14\n")
    try:
        with pytest.raises(CannotStart, match="PostgreSQL 14"):
            cluster.ensure(tied=True)
    finally:
        version.write_text(made_by)
        cluster.ensure(tied=True)


def test_dropping_ends_connections_and_leaves_an_empty_database(cluster: Cluster) -> None:
    with psycopg.connect(cluster.place.url("rantau_owner")) as owner:
        owner.execute("CREATE TABLE IF NOT EXISTS sisa (id int)")
        owner.commit()
        roles.drop(cluster)
    roles.ensure(cluster)
    assert ask(cluster, "rantau_owner", "SELECT to_regclass('sisa')") is None


def test_leaving_stops_a_server_that_nobody_else_uses(checkout: Path) -> None:
    mine, word = embedded.have(checkout, for_tests=True)
    assert word == "created"
    assert (checkout / "test-database.url").read_text().startswith("postgresql://rantau_owner@/rantau?host=")
    mine.leave()
    assert mine.cluster.running() is None


def test_leaving_lets_a_server_run_that_another_process_of_the_checkout_uses(checkout: Path) -> None:
    mine, _ = embedded.have(checkout, for_tests=True)
    other, word = embedded.have(checkout, for_tests=True)
    assert word == "adopted"
    try:
        mine.leave()
        other.leave()
        assert mine.cluster.running()
    finally:
        mine.cluster.stop()


def test_a_socket_path_that_is_too_long_moves_out_of_the_checkout(checkout: Path) -> None:
    deep = checkout / ("panjang" * 12)
    where = place(deep, "postgres", run_as())
    assert len(os.fsencode(f"{where.socket}{SOCKET_NAME}")) <= LONGEST_PATH
    assert where.socket.stat().st_mode & 0o777 == 0o700
    where.socket.rmdir()


def test_two_checkouts_never_share_data_or_socket(checkout: Path) -> None:
    one, two = (place(checkout / name, "postgres", run_as()) for name in ("satu", "dua"))
    assert one.data != two.data
    assert one.socket != two.socket


def test_we_are_no_postgres() -> None:
    assert not is_postgres(os.getpid())

"""`./run`: database, tables, static files, simulators, worker, site, in that order; then watch them."""

import os
import shutil
import signal
import time
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from rantau.config import env, translations
from rantau.config.postgres import roles
from rantau.config.start import embedded, freshness, jobs, ports, programs, runlock
from rantau.config.start.options import DEFAULT_PORT, Wanted
from rantau.config.start.processes import Supervisor
from rantau.config.terminal import CannotStart, line, since_start, step

ROOT = Path(__file__).resolve().parent.parent.parent.parent
TICK = 0.2
STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class StopRequested(BaseException):
    """Ctrl-C, SIGTERM, or the terminal was closed."""


@dataclass(frozen=True)
class Setting:
    """What this start works with."""

    var: Path
    mode: str
    demo: bool
    own_database: bool


def setting() -> Setting:
    mode = env.one_of("RANTAU_MODE", ("demo", "test", "production"), "demo")
    return Setting(env.path("RANTAU_VAR", ROOT / "var"), mode, mode == "demo", not env.text("DATABASE_URL", ""))


def up(wanted: Wanted) -> int:
    """Run until told to stop. Exit code 0 after a clean stop, else the one of the refusal."""
    found = setting()
    if wanted.fresh and not (found.demo and found.own_database):
        raise CannotStart("--fresh is only for the demo with its own database; here it would delete real data.", 2)
    make_writable(found.var)
    for sign in STOP_SIGNALS:
        signal.signal(sign, _stop)
    supervisor = Supervisor()
    try:
        with ExitStack() as leaving:
            # Held until this process is gone, with its port: whoever waits for the lock may have both.
            lock = runlock.acquire(found.var, replace=wanted.fresh)
            site = choose_port(wanted)
            database = open_database(found, wanted, leaving)
            leaving.callback(_stop_children, supervisor)
            start_everything(found, wanted, site, supervisor)
            runlock.write(lock, address(site))
            watch(supervisor, database)
    except StopRequested:
        line(f"Stopped after {since_start():.0f} s.")
    return 0


def _stop(number: int, frame: FrameType | None) -> None:
    ignore_signals()
    raise StopRequested


def make_writable(var: Path) -> None:
    try:
        var.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise CannotStart(f"{var} cannot be made: {problem.strerror}.") from None
    if not os.access(var, os.W_OK):
        raise CannotStart(f"{var} cannot be written; data, logs and keys are kept there (RANTAU_VAR moves it).")


def choose_port(wanted: Wanted) -> int:
    if wanted.port:
        return ports.take(wanted.host, wanted.port)
    port = ports.next_free(wanted.host, DEFAULT_PORT)
    if port != DEFAULT_PORT:
        line(f"! Port {DEFAULT_PORT} is taken; this site will be on port {port}.")
    return port


def address(port: int) -> str:
    """Always by the name localhost: browsers allow passkeys there without TLS."""
    return f"http://localhost:{port}"


def open_database(found: Setting, wanted: Wanted, leaving: ExitStack) -> embedded.Embedded | None:
    """Our own server, which stops last; None when DATABASE_URL names another."""
    if not found.own_database:
        return None
    with step("Database") as words:
        database, word = embedded.have(found.var, tied=True)
        leaving.callback(_stop_database, database)
        words.append(word)
        if wanted.fresh:
            roles.drop(database.cluster)
            for rest in ("media", "journal-heads"):
                shutil.rmtree(found.var / rest, ignore_errors=True)
            (found.var / "simulator.json").unlink(missing_ok=True)
            roles.ensure(database.cluster)
            words.append("emptied")
    return database


def start_everything(found: Setting, wanted: Wanted, port: int, supervisor: Supervisor) -> None:
    """Tables and static files side by side, then the programs, then the invented people."""
    surroundings = programs.Surroundings(found.var, address(port), port, wanted.host, wanted.workers)
    base = surroundings.environment()
    static = None
    if not freshness.fresh(env.path("RANTAU_STATIC", found.var / "static")) or translations.stale(ROOT):
        static = jobs.begin("static", base)
    with step("Tables"):
        jobs.finish(jobs.begin("tables", {**base, "RANTAU_DB_ROLE": "owner"}))
    if static:
        with step("Static files and translations"):
            jobs.finish(static)
    if found.demo:
        with step("Simulators"):
            base |= programs.start_simulator(surroundings, supervisor)
    contents = jobs.begin("contents", base) if found.demo else None
    with step("Site and worker"):
        programs.start_site(surroundings, base, supervisor)
    people = ""
    if contents:
        with step("Demo data"):
            people = jobs.finish(contents)
    announce(surroundings, base, people)


def announce(surroundings: programs.Surroundings, base: dict[str, str], people: str) -> None:
    line("")
    line(f"  {surroundings.site}")
    if simulator := base.get("RANTAU_SIMULATOR_URL"):
        line(f"  {simulator}  (simulated bank, mail and SMS)")
    if people:
        line("")
        line(people.rstrip())
    line("")
    line(f"Ready after {since_start():.0f} s. Logs: {surroundings.var / 'log'}. Ctrl-C stops everything.")


def watch(supervisor: Supervisor, database: embedded.Embedded | None) -> None:
    """Until a signal comes: start again what dies."""
    while True:
        look_after(supervisor, database)
        time.sleep(TICK)


def look_after(supervisor: Supervisor, database: embedded.Embedded | None) -> None:
    """One look: what ended is started again, the database first of what is due."""
    supervisor.tick()
    if database is not None and not database.cluster.running():
        line("! The database ended; starting it again.")
        database.cluster.start(tied=True)
        line("  The database is back.")


def ignore_signals() -> None:
    """An orderly stop takes some seconds at most; more Ctrl-C must not break it off."""
    for sign in STOP_SIGNALS:
        signal.signal(sign, signal.SIG_IGN)


def _stop_children(supervisor: Supervisor) -> None:
    ignore_signals()
    supervisor.stop()


def _stop_database(database: embedded.Embedded) -> None:
    ignore_signals()
    database.cluster.stop()

"""Children of `./run`: started, watched, started again when they die, stopped in order."""

import contextlib
import os
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from rantau.config import terminal
from rantau.config.parent import dies_with_parent

FIRST_PAUSE, LONGEST_PAUSE, STEADY_SECONDS = 0.5, 8.0, 30.0
STOP_SECONDS, ORPHAN_SECONDS = 10.0, 3.0
LOG_LIMIT = 5_000_000


@dataclass
class Program:
    """One child. `pause` is the wait before its next start, `at` the time (monotonic) of the last or next one."""

    name: str
    command: Sequence[str]
    env: Mapping[str, str]
    log: Path
    pid: int = 0
    at: float = 0.0
    pause: float = FIRST_PAUSE
    deaths: int = 0


@dataclass
class Supervisor:
    """Programs in starting order; stopping goes the other way round."""

    programs: list[Program] = field(default_factory=list)
    orphans: dict[int, float] = field(default_factory=dict)

    def add(self, program: Program) -> Program:
        self.programs.append(program)
        launch(program)
        return program

    def tick(self) -> None:
        """Reap what ended, start again what is due. Called a few times a second."""
        while (ended := reap()) is not None:
            pid, code = ended
            for program in self.programs:
                if program.pid == pid:
                    self._ended(program, code)
        now = time.monotonic()
        for program in self.programs:
            if not program.pid and now >= program.at:
                launch(program)
        self._end_orphans(now)

    def stop(self) -> None:
        """Ask each in turn (web first), insist after ten seconds."""
        for program in reversed(self.programs):
            for sign in (signal.SIGTERM, signal.SIGKILL):
                send(program.pid, sign)
                self._wait(program, STOP_SECONDS)
        self._end_orphans(time.monotonic(), at_once=True)

    def _wait(self, program: Program, seconds: float) -> None:
        deadline = time.monotonic() + seconds
        while program.pid and time.monotonic() < deadline:
            ended = reap()
            for other in self.programs:
                if ended is not None and other.pid == ended[0]:
                    other.pid = 0
            if ended is None:
                time.sleep(0.03)

    def _ended(self, program: Program, code: int) -> None:
        now = time.monotonic()
        if now - program.at > STEADY_SECONDS:
            program.pause, program.deaths = FIRST_PAUSE, 0
        program.pid, program.deaths, program.at = 0, program.deaths + 1, now + program.pause
        how = f"signal {signal.Signals(-code).name}" if code < 0 else f"exit code {code}"
        terminal.line(f"! {program.name} ended ({how}); starting it again in {program.pause:g} s. Log: {program.log}")
        program.pause = min(program.pause * 2, LONGEST_PAUSE)

    def _end_orphans(self, now: float, *, at_once: bool = False) -> None:
        """Grandchildren whose parent was killed hold its port: ask them to go, then make them."""
        alive = strangers({program.pid for program in self.programs})
        for pid in alive:
            since = self.orphans.setdefault(pid, now)
            send(pid, signal.SIGKILL if at_once or now - since > ORPHAN_SECONDS else signal.SIGTERM)
        self.orphans = {pid: since for pid, since in self.orphans.items() if pid in alive}


def launch(program: Program) -> None:
    """Start it in our process group, its output in its log."""
    program.log.parent.mkdir(parents=True, exist_ok=True)
    if program.log.exists() and program.log.stat().st_size > LOG_LIMIT:
        program.log.replace(program.log.with_suffix(".log.1"))
    with program.log.open("ab") as log:
        child = subprocess.Popen(
            program.command,
            env=dict(program.env),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            preexec_fn=dies_with_parent(signal.SIGTERM),
        )
    program.pid, program.at = child.pid, time.monotonic()
    # Reaped here by number, so that orphans are reaped too; Popen must not wait for it as well.
    child.returncode = 0


def reap() -> tuple[int, int] | None:
    """One ended child as (pid, exit code or -signal), None when there is none just now."""
    try:
        pid, status = os.waitpid(-1, os.WNOHANG)
    except ChildProcessError:
        return None
    return (pid, os.waitstatus_to_exitcode(status)) if pid else None


def send(pid: int, sign: signal.Signals) -> None:
    if pid:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, sign)


def strangers(known: set[int]) -> list[int]:
    """Our children that nobody here started. The database, in a session of its own, looks after its own."""
    listing = Path(f"/proc/self/task/{os.getpid()}/children")
    children = [int(pid) for pid in listing.read_text(encoding="ascii").split()] if listing.exists() else []
    return [pid for pid in children if pid not in known and same_session(pid)]


def same_session(pid: int) -> bool:
    try:
        return os.getsid(pid) == os.getsid(0)
    except (ProcessLookupError, PermissionError):
        return False

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
STOP_SECONDS = 10.0
LOG_LIMIT = 5_000_000


@dataclass
class Program:
    """One child. `pause` is the wait before its next start, `at` the time (monotonic) of the last or next one."""

    name: str
    command: Sequence[str]
    env: Mapping[str, str]
    log: Path
    pid: int = 0
    group: int = 0
    at: float = 0.0
    pause: float = FIRST_PAUSE
    deaths: int = 0


@dataclass
class Supervisor:
    """Programs in starting order; stopping goes the other way round."""

    programs: list[Program] = field(default_factory=list)

    def add(self, program: Program) -> Program:
        self.programs.append(program)
        launch(program)
        return program

    def tick(self) -> None:
        """Notice what ended, start again what is due. Called a few times a second."""
        for program in self.programs:
            if program.pid and (code := reap(program.pid)) is not None:
                ended(program, code)
        for program in self.programs:
            if not program.pid and time.monotonic() >= program.at:
                send_group(program.group, signal.SIGKILL)
                launch(program)

    def stop(self) -> None:
        """Ask each in turn, the site first; insist after ten seconds; leave nothing behind."""
        for program in reversed(self.programs):
            send(program.pid, signal.SIGTERM)
            deadline = time.monotonic() + STOP_SECONDS
            while program.pid and reap(program.pid) is None:
                if time.monotonic() > deadline:
                    send(program.pid, signal.SIGKILL)
                time.sleep(0.02)
            program.pid = 0
            send_group(program.group, signal.SIGKILL)


def ended(program: Program, code: int) -> None:
    """Say it loudly, ask its children to go too, and set the time of the next start."""
    now = time.monotonic()
    if now - program.at > STEADY_SECONDS:
        program.pause, program.deaths = FIRST_PAUSE, 0
    program.pid, program.deaths, program.at = 0, program.deaths + 1, now + program.pause
    send_group(program.group, signal.SIGTERM)
    how = f"signal {signal.Signals(-code).name}" if code < 0 else f"exit code {code}"
    terminal.line(f"! {program.name} ended ({how}); starting it again in {program.pause:g} s. Log: {program.log}")
    program.pause = min(program.pause * 2, LONGEST_PAUSE)


def launch(program: Program) -> None:
    """Start it, its output in its log.

    Its process group is its own: Ctrl-C reaches only the supervisor, which stops all in order, and what a killed
    web server leaves behind can be ended with it.
    """
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
            process_group=0,
            preexec_fn=dies_with_parent(signal.SIGTERM),
        )
    program.pid = program.group = child.pid
    program.at = time.monotonic()
    # Reaped here by number; Popen must not wait for it as well.
    child.returncode = 0


def reap(pid: int) -> int | None:
    """The exit code (or -signal) of that child if it ended, None while it runs."""
    try:
        ended, status = os.waitpid(pid, os.WNOHANG)
    except ChildProcessError:
        return 0
    return os.waitstatus_to_exitcode(status) if ended else None


def send(pid: int, sign: signal.Signals) -> None:
    if pid:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, sign)


def send_group(group: int, sign: signal.Signals) -> None:
    if group:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(group, sign)

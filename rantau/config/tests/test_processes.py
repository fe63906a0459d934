"""Programs that die are started again; stopping leaves nothing behind."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from rantau.config.start import processes, runlock
from rantau.config.start.processes import Program, Supervisor
from rantau.config.terminal import CannotStart

SLEEPER = [sys.executable, "-c", "import time; time.sleep(60)"]
# A parent with a child of its own, like the web server with its workers; the child's number goes to the log.
PARENT = [
    sys.executable,
    "-uc",
    f"import subprocess, time; print(subprocess.Popen({SLEEPER!r}).pid); time.sleep(60)",
]


@pytest.fixture
def supervisor(monkeypatch: pytest.MonkeyPatch) -> Iterator[Supervisor]:
    monkeypatch.setattr(processes, "FIRST_PAUSE", 0.05)
    supervisor = Supervisor()
    yield supervisor
    supervisor.stop()


def program(tmp_path: Path, command: list[str]) -> Program:
    return Program("tukang", command, dict(os.environ), tmp_path / "tukang.log", pause=0.05)


def until(supervisor: Supervisor, true: Callable[[], object]) -> None:
    deadline = time.monotonic() + 20
    while not true():
        supervisor.tick()
        assert time.monotonic() < deadline
        time.sleep(0.01)


def alive(pid: int) -> bool:
    stat = Path(f"/proc/{pid}/stat")
    try:
        return stat.read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def test_a_killed_program_is_started_again_and_said(
    supervisor: Supervisor, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    started = supervisor.add(program(tmp_path, SLEEPER))
    first = started.pid
    os.kill(first, signal.SIGKILL)
    until(supervisor, lambda: started.pid not in {0, first})
    assert "tukang ended (signal SIGKILL)" in capsys.readouterr().out


def test_one_that_keeps_dying_is_given_longer_and_longer_pauses(supervisor: Supervisor, tmp_path: Path) -> None:
    dying = supervisor.add(program(tmp_path, [sys.executable, "-c", "raise SystemExit(3)"]))
    until(supervisor, lambda: dying.deaths >= 3)
    assert dying.pause == pytest.approx(0.4)


def test_what_a_killed_parent_left_behind_goes_too(supervisor: Supervisor, tmp_path: Path) -> None:
    parent = supervisor.add(program(tmp_path, PARENT))
    until(supervisor, lambda: (tmp_path / "tukang.log").read_text().strip())
    grandchild = int((tmp_path / "tukang.log").read_text().split()[0])
    os.kill(parent.pid, signal.SIGKILL)
    until(supervisor, lambda: not alive(grandchild))


def test_stopping_ends_children_and_grandchildren(supervisor: Supervisor, tmp_path: Path) -> None:
    parent = supervisor.add(program(tmp_path, PARENT))
    until(supervisor, lambda: (tmp_path / "tukang.log").read_text().strip())
    child, grandchild = parent.pid, int((tmp_path / "tukang.log").read_text().split()[0])
    supervisor.stop()
    assert not alive(child)
    until(Supervisor(), lambda: not alive(grandchild))


def test_children_end_when_their_supervisor_is_killed(tmp_path: Path) -> None:
    code = (
        "import os,pathlib,time\n"
        "from rantau.config.start.processes import Program,Supervisor\n"
        f"p=Supervisor().add(Program('anak',{SLEEPER!r},dict(os.environ),pathlib.Path({str(tmp_path)!r})/'l'))\n"
        "print(p.pid,flush=True); time.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout
        child = int(parent.stdout.readline())
        assert alive(child)
        parent.kill()
    until(Supervisor(), lambda: not alive(child))


def test_a_checkout_runs_one_site(tmp_path: Path) -> None:
    with runlock.acquire(tmp_path, replace=False) as lock:
        runlock.write(lock, "http://localhost:8000")
        with pytest.raises(CannotStart, match="http://localhost:8000") as refused:
            runlock.acquire(tmp_path, replace=False)
        assert refused.value.code == 2
    runlock.acquire(tmp_path, replace=False).close()

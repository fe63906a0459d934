"""One PostgreSQL cluster: made once, then started or adopted, and stopped with a fast shutdown."""

import os
import signal
import subprocess
import time
from pathlib import Path
from typing import Any

from rantau.config.parent import dies_with_parent
from rantau.config.postgres.place import Place, RunAs
from rantau.config.terminal import CannotStart

# After kill -9 the old children keep the shared memory for some seconds, and recovery takes its time.
RETRY_SECONDS = 15
READY_SECONDS = 60
SUPERUSER = "postgres"
MEMORY = ["-c", "shared_buffers=64MB", "-c", "max_connections=120"]
# A test cluster may lose everything in a power cut; in return it is fast.
CARELESS = ["-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off"]


class Cluster:
    def __init__(self, place: Place, binaries: Path, who: RunAs, *, careless: bool = False) -> None:
        self.place, self.binaries, self.who, self.careless = place, binaries, who, careless
        self.child: subprocess.Popen[Any] | None = None

    def run(self, program: str, *arguments: str) -> "subprocess.CompletedProcess[str]":
        """One of the binaries, as the user the server runs as."""
        return self.who.run([str(self.binaries / program), *arguments])

    def exists(self) -> bool:
        return (self.place.data / "PG_VERSION").exists()

    def create(self) -> None:
        """`initdb`: UTF-8, locale C.UTF-8, anyone who reaches the private socket is let in."""
        made = self.run(
            "initdb",
            "-D",
            str(self.place.data),
            "-U",
            SUPERUSER,
            "-E",
            "UTF8",
            "--locale=C.UTF-8",
            "--auth=trust",
            *(["--no-sync"] if self.careless else []),
        )
        if made.returncode:
            cause = made.stderr.partition("initdb: removing contents")[0]
            raise CannotStart(f"the database could not be made: {last_line(cause)}")

    def running(self) -> int | None:
        """The process id of the server that serves this data now, else None."""
        pid, status = self._noted()
        return pid if pid and status in {"ready", "standby"} and is_postgres(pid) else None

    def ensure(self, *, tied: bool) -> str:
        """Have it running. `tied`: it ends with this process, however that ends. Says what was done."""
        if self.running():
            return "adopted"
        word = "started"
        if not self.exists():
            self.create()
            word = "created"
        self._same_version()
        self.start(tied=tied)
        return word

    def start(self, *, tied: bool) -> None:
        deadline = time.monotonic() + RETRY_SECONDS
        while not self._try(tied=tied):
            if self.running():
                return
            if time.monotonic() > deadline:
                raise CannotStart(f"the database did not start: {last_line(tail(self.place.log))} ({self.place.log})")
            time.sleep(0.5)

    def _try(self, *, tied: bool) -> bool:
        """Start it once and wait until it takes connections; False when it gave up."""
        pid, _ = self._noted()
        if pid and not is_postgres(pid):
            # A note left by a crash. Its number may belong to another program now, which PostgreSQL would mistake
            # for a living server.
            (self.place.data / "postmaster.pid").unlink(missing_ok=True)
        settings = [*MEMORY, *(CARELESS if self.careless else [])]
        command = [str(self.binaries / "postgres"), "-D", str(self.place.data), *self._socket_only(), *settings]
        with self.place.log.open("ab") as log:
            # A session of its own: Ctrl-C reaches the web server first, and the database only after it.
            child = self.child = subprocess.Popen(
                command,
                cwd="/",
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                preexec_fn=dies_with_parent(signal.SIGINT) if tied else None,
                **self.who.options,
            )
        deadline = time.monotonic() + READY_SECONDS
        while child.poll() is None and time.monotonic() < deadline:
            if self.running() == child.pid:
                return True
            time.sleep(0.03)
        return False

    def _socket_only(self) -> list[str]:
        return ["-k", str(self.place.socket), "-h", "", "-p", "5432"]

    def stop(self) -> None:
        """Fast shutdown: open transactions are rolled back, committed ones are on disk."""
        pid = self.running()
        if pid is None:
            return
        for sign, patience in ((signal.SIGINT, 15), (signal.SIGQUIT, 5)):
            os.kill(pid, sign)
            deadline = time.monotonic() + patience
            while time.monotonic() < deadline:
                if self.child is not None and self.child.pid == pid:
                    self.child.poll()
                if not is_postgres(pid):
                    return
                time.sleep(0.03)

    def _noted(self) -> tuple[int | None, str]:
        """Process id and status from `postmaster.pid` (first and eighth line)."""
        try:
            lines = (self.place.data / "postmaster.pid").read_text(encoding="utf-8").splitlines()
            return int(lines[0]), lines[7].strip() if len(lines) > 7 else ""
        except (FileNotFoundError, IndexError, ValueError):
            return None, ""

    def _same_version(self) -> None:
        made_by = (self.place.data / "PG_VERSION").read_text(encoding="utf-8").strip()
        said = self.run("postgres", "--version").stdout
        if f" {made_by}." not in said:
            raise CannotStart(
                f"the data in {self.place.data} was made by PostgreSQL {made_by}, but here is {said.strip()!r}; "
                "carry it over with pg_dump, or move the directory away."
            )


def is_postgres(pid: int) -> bool:
    """Whether that process lives and is a PostgreSQL server (where /proc can tell; a zombie does not live)."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
    except (FileNotFoundError, ProcessLookupError):
        return False if Path("/proc/self").exists() else _answers(pid)
    name, _, rest = stat.partition("(")[2].rpartition(")")
    return name.startswith("postgres") and not rest.strip().startswith("Z")


def _answers(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def tail(path: Path, size: int = 4000) -> str:
    try:
        return path.read_bytes()[-size:].decode("utf-8", "replace")
    except OSError:
        return ""


def last_line(text: str) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines[-1] if lines else "no reason was given"

"""Where data, socket and log live, and as whom PostgreSQL runs (it refuses to run as root)."""

import hashlib
import os
import pwd
import stat
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

# A Unix socket's path may be 107 bytes long; PostgreSQL appends this name to the directory.
SOCKET_NAME = "/.s.PGSQL.5432"
LONGEST_PATH = 107


@dataclass(frozen=True)
class RunAs:
    """Options for `subprocess` that drop root; empty for an ordinary user."""

    options: dict[str, Any]

    def run(self, command: Sequence[str]) -> "subprocess.CompletedProcess[str]":
        """Run a short program as that user and keep what it says."""
        return subprocess.run(command, capture_output=True, text=True, cwd="/", check=False, **self.options)

    def reaches(self, directory: Path) -> bool:
        """Whether that user can pass through every directory on the way, and into this one."""
        if not self.options:
            return os.access(directory, os.X_OK)
        return self.run(["/bin/sh", "-c", 'test -x "$1"', "sh", str(directory)]).returncode == 0

    def give(self, path: Path, mode: int) -> None:
        if self.options:
            os.chown(path, self.options["user"], self.options["group"])
        path.chmod(mode)


def run_as() -> RunAs:
    """As root: postgres, else nobody. Otherwise: ourselves."""
    if os.geteuid() != 0:
        return RunAs({})
    for name in ("postgres", "nobody"):
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return RunAs({"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []})
    return RunAs({"user": 65534, "group": 65534, "extra_groups": []})


@dataclass(frozen=True)
class Place:
    """The directories of one cluster."""

    data: Path
    socket: Path
    log: Path

    def url(self, role: str, database: str = "rantau") -> str:
        return f"postgresql://{role}@/{database}?host={self.socket}"


def fingerprint(path: Path) -> str:
    return hashlib.sha256(str(path).encode()).hexdigest()[:12]


def place(var: Path, name: str, who: RunAs) -> Place:
    """The cluster `name` of the checkout whose data directory is `var`; makes the directories (mode 0700)."""
    data = _data_directory(var, name, who)
    logs = var / "log"
    logs.mkdir(parents=True, exist_ok=True)
    return Place(data, _socket_directory(data, who), logs / f"{name}.log")


def _data_directory(var: Path, name: str, who: RunAs) -> Path:
    """Inside `var` when the database user reaches it and the file system keeps modes, else outside the checkout."""
    var.mkdir(parents=True, exist_ok=True)
    inside = var / name
    if who.reaches(var) and _private(inside, who):
        return inside
    home = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    base = (Path("/var/lib/rantau") if who.options else home / "rantau") / fingerprint(var)
    base.mkdir(parents=True, exist_ok=True)
    if who.options:
        base.parent.chmod(0o755)
        base.chmod(0o711)
    outside = base / name
    if not _private(outside, who):
        raise PermissionError(13, "this file system cannot keep a private directory", str(outside))
    return outside


def _private(directory: Path, who: RunAs) -> bool:
    """Make the directory for the database user alone; False where the file system ignores modes."""
    directory.mkdir(exist_ok=True)
    who.give(directory, 0o700)
    if stat.S_IMODE(directory.stat().st_mode) == 0o700:
        return True
    directory.rmdir()
    return False


def _socket_directory(data: Path, who: RunAs) -> Path:
    if len(os.fsencode(f"{data}{SOCKET_NAME}")) <= LONGEST_PATH:
        return data
    short = Path("/tmp") / f"rantau-{os.geteuid()}-{fingerprint(data)}"  # noqa: S108 - private: mode and owner checked
    short.mkdir(mode=0o700, exist_ok=True)
    owner = who.options.get("user", os.geteuid())
    if short.is_symlink() or short.stat().st_uid not in {owner, os.geteuid()}:
        raise PermissionError(13, "belongs to somebody else", str(short))
    who.give(short, 0o700)
    return short

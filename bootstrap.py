"""From a bare Python to a working `.venv`, then on to `rantau.config.start`. Standard library only.

The stamp in `.venv` names the Python it was made with and the lock files that are installed, so nothing
is installed twice. `requirements-dev.txt` holds every pin of `requirements.txt`; having it satisfies both.
"""

import fcntl
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import time
import venv
from pathlib import Path
from typing import NoReturn

from rantau.config.start import options

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
RUN, DEV = "requirements.txt", "requirements-dev.txt"
UNREACHABLE = re.compile(
    r"name resolution|dns error|error sending request|connection (?:refused|reset|error)|network is unreachable|"
    r"timed? ?out|client error \(connect\)|no matching distribution|not reachable|no address associated",
    re.IGNORECASE,
)


def refuse(sentence: str, code: int = 1) -> NoReturn:
    print(f"Rantau cannot start: {sentence}", file=sys.stderr)
    raise SystemExit(code)


def digest(lock: Path) -> str:
    return hashlib.sha256(lock.read_bytes()).hexdigest()


def venv_python(venv_dir: Path) -> str | None:
    """The version of the Python inside the environment ("3.11.2"), or None when it does not run."""
    program = [str(venv_dir / "bin" / "python"), "-c", "import platform; print(platform.python_version())"]
    try:
        return subprocess.run(program, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return None


def read_stamp(venv_dir: Path) -> dict[str, str]:
    """What is installed: {"python": version, lock file name: digest}; empty when unknown."""
    try:
        stamp = json.loads((venv_dir / ".stamp").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def satisfied(stamp: dict[str, str], python: str | None, lock: Path) -> bool:
    return python is not None and stamp.get("python") == python and stamp.get(lock.name) == digest(lock)


def new_stamp(root: Path, python: str, lock: str) -> dict[str, str]:
    """The stamp after `lock` was installed; the development lock stands for both."""
    return {"python": python} | {name: digest(root / name) for name in {lock, *([RUN] if lock == DEV else [])}}


def wants_another_python(stamp: dict[str, str]) -> bool:
    """RANTAU_PYTHON was given, and the environment was made with a different line of Python."""
    line = "{}.{}.".format(*sys.version_info)
    return "RANTAU_PYTHON" in os.environ and not stamp.get("python", "").startswith(line)


def ensure(lock_name: str) -> None:
    """Make `.venv` hold exactly the pins of the lock file (more, when the development set is there already)."""
    lock, stamp, python = ROOT / lock_name, read_stamp(VENV), venv_python(VENV)
    if satisfied(stamp, python, lock) and not wants_another_python(stamp):
        return
    if not os.access(ROOT, os.W_OK):
        refuse(f"{ROOT} cannot be written, and the packages have to be installed into {VENV}.")
    with one_at_a_time():
        stamp, python = read_stamp(VENV), venv_python(VENV)
        if satisfied(stamp, python, lock) and not wants_another_python(stamp):
            return
        began = time.monotonic()
        print(f"Packages: installing {lock_name} into .venv (once; Python {sys.version.split()[0]}) …", flush=True)
        if python is None or stamp.get("python") != python or wants_another_python(stamp):
            (VENV / ".stamp").unlink(missing_ok=True)
            venv.EnvBuilder(with_pip=True, clear=True, symlinks=True).create(VENV)
        install(lock)
        made = venv_python(VENV) or refuse(f"the Python in {VENV} does not run.")
        (VENV / ".stamp").write_text(json.dumps(new_stamp(ROOT, made, lock_name)), encoding="utf-8")
        print(f"Packages: installed in {time.monotonic() - began:.1f} s", flush=True)


class one_at_a_time:  # noqa: N801 - reads as a sentence: with one_at_a_time()
    """Two `./run` in one checkout do not install over each other."""

    def __enter__(self) -> None:
        self.file = (ROOT / ".venv.lock").open("w")
        try:
            fcntl.flock(self.file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print("Packages: another ./run is installing here; waiting for it …", flush=True)
            fcntl.flock(self.file, fcntl.LOCK_EX)

    def __exit__(self, *_: object) -> None:
        self.file.close()


def install(lock: Path) -> None:
    """uv (several times faster) from the package index into `.venv`; plain pip when uv cannot do it."""
    env = {
        **os.environ,
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "PIP_ROOT_USER_ACTION": "ignore",
        "UV_PYTHON_DOWNLOADS": "never",
        "UV_NO_PROGRESS": "1",
        "UV_NO_CONFIG": "1",
        "UV_LINK_MODE": "copy",
    }
    python, uv = str(VENV / "bin" / "python"), str(VENV / "bin" / "uv")
    pip = [
        python,
        "-m",
        "pip",
        "install",
        "-q",
        "--require-hashes",
        "--no-compile",
        "--retries",
        "2",
        "--timeout",
        "20",
    ]
    with_uv = [uv, "pip", "install", "-q", "--require-hashes", "--python", python, "-r", str(lock)]
    problem = attempt([*pip, "-r", str(ROOT / "requirements-uv.txt")], env) or attempt(with_uv, env)
    if problem is None:
        return
    if not UNREACHABLE.search(problem):
        print("Packages: uv could not install them; trying with pip …", flush=True)
    problem = attempt([*pip, "-r", str(lock)], env)
    if problem is None:
        return
    if UNREACHABLE.search(problem):
        refuse("the Python packages could not be downloaded; this first start needs a connection to the package index.")
    refuse(f"the Python packages could not be installed: {problem.strip().splitlines()[-1]}")


def attempt(command: list[str], env: dict[str, str]) -> str | None:
    """None when the command worked, else what it said."""
    try:
        done = subprocess.run(command, env=env, cwd=ROOT, capture_output=True, text=True, check=False)
    except OSError as problem:
        return f"{command[0]}: {problem.strerror}"
    return None if done.returncode == 0 else (done.stderr or done.stdout or f"exit code {done.returncode}")


def main(arguments: list[str]) -> None:
    if not (3, 11) <= sys.version_info[:2] <= (3, 14):
        refuse(f"Python 3.11 to 3.14 is needed, this is {sys.version.split()[0]}.")
    started = f"{time.time():.3f}"
    wanted = options.parse(arguments)
    try:
        ensure(DEV if wanted.command == "test" else RUN)
    except KeyboardInterrupt:
        raise SystemExit(130) from None
    except OSError as problem:
        refuse(f"{problem.filename or ROOT}: {problem.strerror}.")
    except (subprocess.CalledProcessError, shutil.Error) as problem:
        refuse(f"the Python environment could not be made in {VENV}: {problem}")
    os.environ.setdefault("RANTAU_STARTED", started)
    python = str(VENV / "bin" / "python")
    os.execv(python, [python, "-m", "rantau.config.start", *arguments])  # noqa: S606 - our own Python, no shell wanted


if __name__ == "__main__":
    os.chdir(ROOT)
    main(sys.argv[1:])

"""Programs of ours that look at files of strangers, each in a process of its own. Plain Python: they load no Django.

Such a process gets no secrets, writes no file and lives under hard limits: whatever a hostile file does to a decoder
stays there. The parent believes nothing but a well-formed answer.
"""

import resource
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# The child gets no secret of ours. One arena keeps the address space, which is limited, for what it decodes.
SURROUNDINGS = {
    "PYTHONPATH": str(ROOT),
    "PYTHONDONTWRITEBYTECODE": "1",
    "MALLOC_ARENA_MAX": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "LANG": "C.UTF-8",
}


class Unanswered(Exception):
    """The program did not end in time. It has been stopped; the file is not judged."""


def bind_hands(*, memory: int, seconds: int | None = None) -> None:
    """In the child, before anything is read: bytes of address space and, for one file, seconds of computing."""
    limits = [(resource.RLIMIT_AS, memory), (resource.RLIMIT_FSIZE, 0), (resource.RLIMIT_CORE, 0)]
    if seconds is not None:
        limits.append((resource.RLIMIT_CPU, seconds))
    for what, limit in limits:
        resource.setrlimit(what, (limit, limit))


def command(module: str) -> list[str]:
    """Our own interpreter and module."""
    return [sys.executable, "-s", "-m", module]


def ask(program: list[str], raw: bytes, *, wait: float) -> bytes:
    """What `program` says about `raw` until it ends, which may be nothing. Raises Unanswered after `wait` seconds."""
    with subprocess.Popen(
        program,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=SURROUNDINGS,
        cwd="/",
    ) as child:
        try:
            answer, _silence = child.communicate(raw, timeout=wait)
        except subprocess.TimeoutExpired:
            child.kill()
            raise Unanswered from None
    return answer

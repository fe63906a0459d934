"""The parent's side: start the right decoder, give it the file, believe nothing but a well-formed answer.

And, when there is a picture, have it looked at by `quality`, whose silence never harms anybody.
"""

import json
import struct
import subprocess
import sys
from pathlib import Path
from threading import BoundedSemaphore

import structlog

from rantau.documents.engines.base import Advice, Kind, Looks, Problem, Rebuilt, Rejected
from rantau.documents.engines.signatures import kind_of

ROOT = Path(__file__).resolve().parents[3]
AT_ONCE = 2
"""Decoders per web process; the next one waits."""
PATIENCE = 20
WAIT = 40
"""Seconds for a file whose decoder may compute for SECONDS: longer than that it only lacked the machine."""
# The child gets no secret of ours. One arena keeps the address space, which is limited, for pictures.
SURROUNDINGS = {
    "PYTHONPATH": str(ROOT),
    "PYTHONDONTWRITEBYTECODE": "1",
    "MALLOC_ARENA_MAX": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "LANG": "C.UTF-8",
}
_seats = BoundedSemaphore(AT_ONCE)
log = structlog.get_logger(__name__)


class Busy(Exception):
    """No decoder became free within PATIENCE seconds, or the machine gave one too little time. The file is not judged."""


def rebuild(raw: bytes) -> Rebuilt:
    """`raw` made anew in a process of its own. Raises Rejected or Busy; never more, whatever `raw` is."""
    return _understood(_seated("pdfs" if kind_of(raw) is Kind.PDF else "images", raw))


def look(rebuilt: Rebuilt, looks: Looks) -> list[str]:
    """Codes of `Advice` for a picture, none for a PDF; none, and a word in the log, when nobody could look."""
    if rebuilt.media != "image/jpeg":
        return []
    try:
        (length,) = struct.unpack_from(">I", answer := _seated("quality", rebuilt.content, looks.value))
        return [Advice(code).value for code in json.loads(answer[4 : 4 + length])["advice"]]
    except (Busy, OSError, struct.error, ValueError, KeyError, TypeError) as trouble:
        log.warning("paper not looked at", problem=type(trouble).__name__)
        return []


def _seated(program: str, given: bytes, *arguments: str) -> bytes:
    if not _seats.acquire(timeout=PATIENCE):
        raise Busy
    try:
        return _ask(program, given, *arguments)
    finally:
        _seats.release()


def _ask(program: str, raw: bytes, *arguments: str) -> bytes:
    """What the program says until it ends; the system ends it when it has computed too long."""
    with subprocess.Popen(  # our own interpreter and module
        [*_command(program), *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=SURROUNDINGS,
        cwd="/",
    ) as child:
        try:
            answer, _silence = child.communicate(raw, timeout=WAIT)
        except subprocess.TimeoutExpired:
            child.kill()
            raise Busy from None
    return answer


def _command(program: str) -> list[str]:
    return [sys.executable, "-s", "-m", f"rantau.documents.engines.{program}"]


def _understood(answer: bytes) -> Rebuilt:
    """An answer that is cut or not ours means that the decoder died: the file cannot be opened safely."""
    try:
        (length,) = struct.unpack_from(">I", answer)
        head = json.loads(answer[4 : 4 + length])
        if problem := head.get("problem"):
            raise Rejected(Problem(problem))
        body = answer[4 + length :]
        content, preview = head.pop("content"), head.pop("preview")
        if len(body) != content + preview:
            raise Rejected(Problem.TOO_COMPLEX)
        return Rebuilt(**head, content=body[:content], preview=body[content:])
    except (struct.error, ValueError, KeyError, TypeError, AttributeError):
        raise Rejected(Problem.TOO_COMPLEX) from None

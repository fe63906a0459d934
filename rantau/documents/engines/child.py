"""The parent's side: start the right decoder, give it the file, believe nothing but a well-formed answer."""

import json
import struct
from threading import BoundedSemaphore

from rantau.documents.engines.base import Kind, Problem, Rebuilt, Rejected
from rantau.documents.engines.signatures import kind_of
from rantau.foundation import confinement

AT_ONCE = 2
"""Decoders per web process; the next one waits."""
PATIENCE = 20
WAIT = 40
"""Seconds for a file whose decoder may compute for SECONDS: longer than that it only lacked the machine."""
_seats = BoundedSemaphore(AT_ONCE)


class Busy(Exception):
    """No decoder became free within PATIENCE seconds, or the machine gave one too little time. The file is not judged."""


def rebuild(raw: bytes) -> Rebuilt:
    """`raw` made anew in a process of its own. Raises Rejected or Busy; never more, whatever `raw` is."""
    program = "pdfs" if kind_of(raw) is Kind.PDF else "images"
    if not _seats.acquire(timeout=PATIENCE):
        raise Busy
    try:
        answer = _ask(program, raw)
    finally:
        _seats.release()
    return _understood(answer)


def _ask(program: str, raw: bytes) -> bytes:
    """What the decoder says until it ends; the system ends it when it has computed too long."""
    try:
        return confinement.ask(_command(program), raw, wait=WAIT)
    except confinement.Unanswered:
        raise Busy from None


def _command(program: str) -> list[str]:
    return confinement.command(f"rantau.documents.engines.{program}")


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

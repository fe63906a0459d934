"""The parent's side: start the right decoder, give it the file, believe nothing but a well-formed answer.

And, when there is a picture, have it looked at by `quality`, whose silence never harms anybody.
"""

import json
import struct
from collections.abc import Sequence
from threading import BoundedSemaphore

import structlog

from rantau.documents.engines.base import Advice, Kind, Leaf, Looks, Problem, Rebuilt, Rejected
from rantau.documents.engines.signatures import kind_of
from rantau.foundation import confinement

AT_ONCE = 2
"""Decoders per web process; the next one waits."""
PATIENCE = 20
WAIT = 40
"""Seconds for a file whose decoder may compute for SECONDS: longer than that it only lacked the machine."""
_seats = BoundedSemaphore(AT_ONCE)
log = structlog.get_logger(__name__)


class Busy(Exception):
    """No decoder became free within PATIENCE seconds, or the machine gave one too little time. The file is not judged."""


def rebuild(raw: bytes) -> Rebuilt:
    """`raw` made anew in a process of its own. Raises Rejected or Busy; never more, whatever `raw` is."""
    return _understood(_seated("pdfs" if kind_of(raw) is Kind.PDF else "images", raw))


def bind(parts: Sequence[bytes], leaves: Sequence[Leaf] | None = None) -> Rebuilt:
    """Papers that were rebuilt before as one; without `leaves` all their pages behind each other. Raises Rejected or Busy."""
    chosen = None if leaves is None else [[leaf.part, leaf.page, leaf.quarters] for leaf in leaves]
    head = json.dumps({"sizes": [len(part) for part in parts], "leaves": chosen}).encode()
    return _understood(_seated("binding", struct.pack(">I", len(head)) + head + b"".join(parts)))


def stamp(paper: bytes, lines: Sequence[str]) -> Rebuilt:
    """A paper that was rebuilt before, with `lines` across every page. Raises Rejected or Busy."""
    head = json.dumps({"lines": list(lines)}).encode()
    return _understood(_seated("stamping", struct.pack(">I", len(head)) + head + paper))


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
    try:
        return confinement.ask([*_command(program), *arguments], raw, wait=WAIT)
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

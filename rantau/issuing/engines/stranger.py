"""A PDF that somebody brings: is there a signature of ours in it? The parent's side; the looking is done by `looking.py`.

Whatever the file is, it is opened only in a process without secrets and under limits (`foundation.confinement`).
"""

import base64
import json
from dataclasses import dataclass
from threading import BoundedSemaphore

from rantau.foundation import confinement

PROGRAM = confinement.command("rantau.issuing.engines.looking")
AT_ONCE = 2
"""Files looked at per web process; the next one waits."""
PATIENCE = 10
WAIT = 20
"""Seconds, of which the program may compute only a few: longer than that it only lacked the machine."""
_seats = BoundedSemaphore(AT_ONCE)


class Busy(Exception):
    """No seat became free, or the machine gave it too little time. The file is not judged."""


@dataclass(frozen=True, slots=True)
class Seen:
    """Made with the key `key` (SHA-256 of its certificate). `holds`: what it covers, up to byte `end`, is unchanged."""

    key: str
    holds: bool
    end: int


def our_signature(content: bytes, certificates: list[bytes]) -> Seen | None:
    """The signature in `content` made with the key of one of these certificates (DER). Raises Busy; never more."""
    told = json.dumps([base64.b64encode(one).decode() for one in certificates]).encode()
    if not _seats.acquire(timeout=PATIENCE):
        raise Busy
    try:
        answer = confinement.ask(PROGRAM, told + b"\n" + content, wait=WAIT)
    except confinement.Unanswered:
        raise Busy from None
    finally:
        _seats.release()
    return _understood(answer, len(content))


def _understood(answer: bytes, size: int) -> Seen | None:
    """An answer that is cut or not ours means that the file was too much for the program: nothing of ours is in it."""
    try:
        seen = Seen(**json.loads(answer))
    except (ValueError, TypeError):
        return None
    return seen if type(seen.end) is int and 0 <= seen.end <= size else None

"""What a decoder's process may do: read one file from standard input and answer. Nothing else.

`images`, `pdfs` and `quality` run as programs of their own under this. Such a process gets no secrets, writes no file, loads no
Django and lives under hard limits: whatever a hostile file does to a decoder stays here.
"""

import json
import struct
import sys
from collections.abc import Callable
from dataclasses import asdict

from rantau.documents.engines.base import MEMORY, SECONDS, Advice, Problem, Rebuilt, Rejected
from rantau.foundation.confinement import bind_hands


def serve(rebuild: Callable[[bytes], Rebuilt]) -> None:
    """Answer one request, which is what this process was started for."""
    bind_hands(memory=MEMORY, seconds=SECONDS)
    try:
        rebuilt = rebuild(sys.stdin.buffer.read())
    except Rejected as rejected:
        _send({"problem": rejected.problem.value})
    except (MemoryError, RecursionError):
        _send({"problem": Problem.TOO_COMPLEX.value})
    else:
        facts = asdict(rebuilt)
        content, preview = facts.pop("content"), facts.pop("preview")
        _send({**facts, "content": len(content), "preview": len(preview)}, content + preview)


def serve_advice(look: Callable[[bytes], list[Advice]]) -> None:
    """Answer one request with what looks poor. Whoever asked takes an early end for "nothing"."""
    bind_hands(memory=MEMORY, seconds=SECONDS)
    _send({"advice": [advice.value for advice in look(sys.stdin.buffer.read())]})


def _send(head: dict[str, object], body: bytes = b"") -> None:
    """Length of the head (4 bytes), the head as JSON, the body."""
    text = json.dumps(head).encode()
    sys.stdout.buffer.write(struct.pack(">I", len(text)) + text + body)
    sys.stdout.buffer.flush()

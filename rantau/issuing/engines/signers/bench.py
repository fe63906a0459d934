"""The process that holds pyHanko: a request in each line of standard input, an answer in each line of standard output.

It ends when its parent is gone, or when nothing came for a while. It loads no Django and keeps no key between requests.
"""

import base64
import json
import select
import sys
from collections.abc import Callable
from datetime import datetime

from rantau.foundation.confinement import bind_hands
from rantau.issuing.engines.signers import certificates, pades

MEMORY = 1_000_000_000
IDLE_SECONDS = 30


def main() -> None:
    bind_hands(memory=MEMORY)
    while select.select([sys.stdin], [], [], IDLE_SECONDS)[0] and (line := sys.stdin.buffer.readline()):
        sys.stdout.buffer.write(json.dumps(answer(json.loads(line))).encode() + b"\n")
        sys.stdout.buffer.flush()


def answer(request: dict[str, str]) -> dict[str, str]:
    try:
        return VERBS[request["verb"]](request)
    except Exception as trouble:  # noqa: BLE001  # the parent refuses the paper and says why in the log
        return {"trouble": f"{type(trouble).__name__}: {trouble}"}


def sign(request: dict[str, str]) -> dict[str, str]:
    signed = pades.signed(
        base64.b64decode(request["content"]),
        pades.Key(base64.b64decode(request["certificate"]), request["private"].encode()),
        pades.Words(signer=request["signer"], reason=request["reason"], label=request["label"]),
        at=datetime.fromisoformat(request["at"]),
    )
    return {"content": base64.b64encode(signed).decode()}


def make(request: dict[str, str]) -> dict[str, str]:
    certificate, private = certificates.made(
        name=request["name"],
        unit=request["unit"],
        valid_from=datetime.fromisoformat(request["valid_from"]),
        valid_until=datetime.fromisoformat(request["valid_until"]),
    )
    return {"certificate": base64.b64encode(certificate).decode(), "private": private}


VERBS: dict[str, Callable[[dict[str, str]], dict[str, str]]] = {"sign": sign, "make": make}

if __name__ == "__main__":
    main()

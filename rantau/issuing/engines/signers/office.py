"""Signing with the key of the office, in a process beside ours (`bench.py`).

pyHanko takes half a second and 50 MB to load. The bench loads it once, signs what comes for a while and goes away;
neither a web process nor the worker ever holds it. It is ours and trusted: only papers we have just made go there.
"""

import base64
import json
import subprocess
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from threading import Lock, Thread, Timer
from typing import Any

from rantau.foundation.confinement import SURROUNDINGS, command
from rantau.issuing.engines.signers.base import CannotSign, Order

BENCH = command("rantau.issuing.engines.signers.bench")
PATIENCE = 20
"""Seconds for one request, the start of the bench included."""


@dataclass(frozen=True, slots=True)
class KeyPair:
    """`certificate` is DER, `private` PKCS 8 as PEM."""

    certificate: bytes
    private: str


@dataclass(frozen=True, slots=True)
class OfficeSigner:
    """PAdES B-B with the office's own key."""

    key: KeyPair

    def sign(self, order: Order) -> bytes:
        answer = _bench.ask(
            verb="sign",
            content=_text(order.content),
            signer=order.signer,
            reason=order.reason,
            label=order.label,
            at=order.at.isoformat(),
            certificate=_text(self.key.certificate),
            private=self.key.private,
        )
        return base64.b64decode(answer["content"])


def _text(content: bytes) -> str:
    return base64.b64encode(content).decode()


def new_key(*, name: str, unit: str, valid_from: datetime, valid_until: datetime) -> KeyPair:
    """A fresh key with a certificate that names `name` and, unless empty, its `unit`. Raises CannotSign."""
    answer = _bench.ask(
        verb="make", name=name, unit=unit, valid_from=valid_from.isoformat(), valid_until=valid_until.isoformat()
    )
    return KeyPair(base64.b64decode(answer["certificate"]), answer["private"])


class Bench:
    """One request at a time: a line of JSON to the process, a line back."""

    def __init__(self) -> None:
        self._alone = Lock()
        self._process: subprocess.Popen[bytes] | None = None

    def ask(self, **request: str) -> dict[str, str]:
        """Raises CannotSign. A bench that was just leaving is replaced by a new one, once."""
        line = json.dumps(request).encode() + b"\n"
        with self._alone:
            answer = self._asked(self._process, line) or self._asked(self._opened(), line)
        if not answer:
            raise CannotSign("the bench gave no answer")
        told: dict[str, Any] = json.loads(answer)
        if trouble := told.get("trouble"):
            raise CannotSign(trouble)
        return told

    def _opened(self) -> subprocess.Popen[bytes]:
        self._process = subprocess.Popen(
            BENCH, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=SURROUNDINGS, cwd="/"
        )
        # Whoever waits for it takes its remains away when it leaves.
        Thread(target=self._process.wait, daemon=True).start()
        return self._process

    @staticmethod
    def _asked(process: subprocess.Popen[bytes] | None, line: bytes) -> bytes:
        """One whole line, or nothing from a process that is gone or was stopped because it took too long."""
        if process is None or process.stdin is None or process.stdout is None:
            return b""
        watch = Timer(PATIENCE, process.kill)
        watch.start()
        try:
            process.stdin.write(line)
            process.stdin.flush()
            answer = process.stdout.readline()
        except OSError:
            with suppress(OSError):
                process.stdin.close()
            return b""
        finally:
            watch.cancel()
        return answer if answer.endswith(b"\n") else b""


_bench = Bench()

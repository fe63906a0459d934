"""Talking to clamd. Its `StreamMaxLength` must not be below the limit of an upload.

Written by hand: its protocol is two commands, and clamav-client is GPL-2.0.
"""

import contextlib
import socket
import struct
import time

CHUNK = 64 * 1024
SECONDS = 10.0
"""For the connection, for each piece of the file, and for the verdict."""
LONGEST_ANSWER = 4096


class ScannerSilent(Exception):
    """A scanner is set but gives no verdict now."""


def answers(address: str, *, seconds: float) -> bool:
    """Whether the scanner is there and well."""
    try:
        return _asked(address, b"zPING\0", seconds) == "PONG"
    except (OSError, ValueError):
        return False


def judge(raw: bytes, address: str) -> str | None:
    """INSTREAM: length-prefixed chunks, then a zero length; the answer is `stream: OK` or `stream: NAME FOUND`."""
    chunks = (raw[start : start + CHUNK] for start in range(0, len(raw), CHUNK))
    sized = b"".join(struct.pack(">I", len(chunk)) + chunk for chunk in chunks)
    try:
        answer = _asked(address, b"zINSTREAM\0" + sized + bytes(4), SECONDS)
    except (OSError, ValueError) as trouble:
        raise ScannerSilent(str(trouble)) from trouble
    if answer.startswith("stream: ") and answer.endswith(" FOUND"):
        return answer.removeprefix("stream: ").removesuffix(" FOUND")
    if answer == "stream: OK":
        return None
    raise ScannerSilent(answer or "it said nothing")


def _asked(address: str, words: bytes, seconds: float) -> str:
    """Whoever has heard enough closes its ear and says why: the answer counts, not the broken pipe."""
    with _connect(address, seconds) as line:
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            for start in range(0, len(words), CHUNK):
                line.sendall(words[start : start + CHUNK])
        return _heard(line, seconds)


def _connect(address: str, seconds: float) -> socket.socket:
    if address.startswith("/"):
        line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        line.settimeout(seconds)
        line.connect(address)
        return line
    host, _colon, port = address.rpartition(":")
    return socket.create_connection((host.strip("[]"), int(port)), timeout=seconds)


def _heard(line: socket.socket, seconds: float) -> str:
    """One answer, which ends with a null or with the line, and comes within `seconds` in all."""
    answer, deadline = b"", time.monotonic() + seconds
    while not answer.endswith(b"\0") and len(answer) < LONGEST_ANSWER:
        line.settimeout(max(0.001, deadline - time.monotonic()))
        part = line.recv(LONGEST_ANSWER)
        if not part:
            break
        answer += part
    return answer.rstrip(b"\0").decode("ascii", "replace").strip()

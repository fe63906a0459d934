"""Is something known to be harmful in these bytes? The EICAR test file always; the rest when a clamd is set.

`settings.CLAMD` is `host:port` or the path of a socket. A scanner that is set but silent lets nothing through. Its
`StreamMaxLength` must not be below the limit of an upload.
"""

import contextlib
import socket
import struct
import time

# Written in two parts, or scanners would take this module away.
EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
CHUNK = 64 * 1024
SECONDS = 10.0
"""For the connection, for each piece of the file, and for the verdict."""
LONGEST_ANSWER = 4096


class ScannerSilent(Exception):
    """A scanner is set but gives no verdict now."""


def found_in(raw: bytes, *, clamd: str) -> str | None:
    """The name of what was found, or None. Raises ScannerSilent."""
    if EICAR in raw:
        return "EICAR"
    return _judged(raw, clamd) if clamd else None


def answers(address: str, *, seconds: float) -> bool:
    """Whether the scanner is there and well."""
    try:
        with _connect(address, seconds) as line:
            line.sendall(b"zPING\0")
            return _heard(line, seconds) == "PONG"
    except (OSError, ValueError):
        return False


def _judged(raw: bytes, address: str) -> str | None:
    """INSTREAM: length-prefixed chunks, then a zero length; the answer is `stream: OK` or `stream: NAME FOUND`."""
    try:
        with _connect(address, SECONDS) as line:
            # Whoever has heard enough closes its ear and says why: the answer counts, not the broken pipe.
            with contextlib.suppress(BrokenPipeError, ConnectionResetError):
                _say(line, raw)
            answer = _heard(line, SECONDS)
    except (OSError, ValueError) as trouble:
        raise ScannerSilent(str(trouble)) from trouble
    if answer.startswith("stream: ") and answer.endswith(" FOUND"):
        return answer.removeprefix("stream: ").removesuffix(" FOUND")
    if answer == "stream: OK":
        return None
    raise ScannerSilent(answer or "it said nothing")


def _say(line: socket.socket, raw: bytes) -> None:
    line.sendall(b"zINSTREAM\0")
    for start in range(0, len(raw), CHUNK):
        chunk = raw[start : start + CHUNK]
        line.sendall(struct.pack(">I", len(chunk)) + chunk)
    line.sendall(struct.pack(">I", 0))


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

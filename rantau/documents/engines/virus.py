"""Is something known to be harmful in these bytes? The EICAR test file always; the rest when a clamd is set.

`settings.CLAMD` is `host:port` or the path of a socket. A scanner that is set but silent lets nothing through.
"""

import socket
import struct

# Written in two parts, or scanners would take this module away.
EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
CHUNK = 64 * 1024
SECONDS = 10


class ScannerSilent(Exception):
    """A scanner is set but gives no verdict now."""


def found_in(raw: bytes, *, clamd: str) -> str | None:
    """The name of what was found, or None. Raises ScannerSilent."""
    if EICAR in raw:
        return "EICAR"
    return _ask(raw, clamd) if clamd else None


def _ask(raw: bytes, address: str) -> str | None:
    """INSTREAM: length-prefixed chunks, then a zero length; the answer is `stream: OK` or `stream: NAME FOUND`."""
    try:
        with _connect(address) as line:
            line.sendall(b"zINSTREAM\0")
            for start in range(0, len(raw), CHUNK):
                chunk = raw[start : start + CHUNK]
                line.sendall(struct.pack(">I", len(chunk)) + chunk)
            line.sendall(struct.pack(">I", 0))
            answer = _heard(line)
    except (OSError, ValueError) as trouble:
        raise ScannerSilent(str(trouble)) from trouble
    if answer.endswith(" FOUND"):
        return answer.removeprefix("stream: ").removesuffix(" FOUND")
    if answer == "stream: OK":
        return None
    raise ScannerSilent(answer)


def _connect(address: str) -> socket.socket:
    if address.startswith("/"):
        line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        line.settimeout(SECONDS)
        line.connect(address)
        return line
    host, _colon, port = address.rpartition(":")
    return socket.create_connection((host.strip("[]"), int(port)), timeout=SECONDS)


def _heard(line: socket.socket) -> str:
    answer = b""
    while not answer.endswith(b"\0") and (part := line.recv(4096)):
        answer += part
    return answer.rstrip(b"\0").decode("ascii", "replace").strip()

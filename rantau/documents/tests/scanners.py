"""A clamd of the tests: its protocol over TCP, with the moods that the real one has."""

import shutil
import socketserver
import struct
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

CLEAN = b"stream: OK\0"
TOO_LONG = b"INSTREAM size limit exceeded. ERROR\0"


@dataclass
class Scanner:
    """`answer` is what it says of every file; `limit` the bytes it hears before it has enough; None is silence."""

    answer: bytes | None = CLEAN
    pong: bytes | None = b"PONG\0"
    limit: int = 1 << 30
    heard: bytes = b""
    pings: int = 0
    address: str = ""
    over: threading.Event = field(default_factory=threading.Event)

    def listen(self, line: "socketserver.StreamRequestHandler") -> None:
        command = line.rfile.read(6)
        if command == b"zPING\0":
            self.pings += 1
            self._say(line, self.pong)
            return
        assert command + line.rfile.read(4) == b"zINSTREAM\0"
        self.heard = b""
        while size := struct.unpack(">I", line.rfile.read(4))[0]:
            self.heard += line.rfile.read(size)
            if len(self.heard) > self.limit:
                self._say(line, TOO_LONG)
                return
        self._say(line, self.answer)

    def _say(self, line: "socketserver.StreamRequestHandler", words: bytes | None) -> None:
        if words is None:
            self.over.wait(20)
        else:
            line.wfile.write(words)


class Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True


@contextmanager
def listening() -> Iterator[Scanner]:
    scanner = Scanner()

    class Line(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            scanner.listen(self)

    with Server(("127.0.0.1", 0), Line) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        scanner.address = f"127.0.0.1:{server.server_address[1]}"
        yield scanner
        scanner.over.set()
        server.shutdown()


@contextmanager
def real(folder: Path) -> Iterator[str]:
    """The clamd of this machine with one signature of ours; its socket. Needs `installed()`."""
    (folder / "signatures").mkdir()
    (folder / "signatures" / "rantau.ndb").write_text("Rantau.Test:0:*:524148415349412d4a41484154\n")
    setup = folder / "clamd.conf"
    setup.write_text(
        f"LocalSocket {folder}/clamd.sock\nDatabaseDirectory {folder}/signatures\nForeground yes\nStreamMaxLength 10M\n"
    )
    program = subprocess.Popen([installed(), "-c", str(setup)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + 60
    while not (folder / "clamd.sock").exists():
        assert program.poll() is None, "clamd ended"
        assert time.monotonic() < deadline, "clamd does not come up"
        time.sleep(0.2)
    yield str(folder / "clamd.sock")
    program.kill()
    program.wait()


def installed() -> str:
    return shutil.which("clamd", path="/usr/sbin:/usr/bin:/sbin:/bin") or ""

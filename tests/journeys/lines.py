"""A poor line in user space: so many bytes a second, and every connection cut again and again."""

import socket
import struct
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field
from urllib.parse import urlsplit

PIECE = 4096
RESET = struct.pack("ii", 1, 0)


@dataclass
class PoorLine:
    """Listens at `url` and passes on to `to`: `rate` bytes a second upwards, all connections reset every `cut_every` seconds.

    `up` counts the bytes that came through to the site.
    """

    to: str
    rate: int
    cut_every: float
    up: int = 0
    cuts: int = 0
    _open: list[socket.socket] = field(default_factory=list)
    _over: threading.Event = field(default_factory=threading.Event)

    def __enter__(self) -> "PoorLine":
        self._door = socket.socket()
        # Small buffers: the line must be as slow for the sender as it is.
        self._door.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2 * PIECE)
        self._door.bind(("127.0.0.1", 0))
        self._door.listen(16)
        self.url = f"http://localhost:{self._door.getsockname()[1]}"
        for work in (self._take, self._cut):
            threading.Thread(target=work, daemon=True).start()
        return self

    def __exit__(self, *_what: object) -> None:
        self._over.set()
        self._door.close()
        self.reset()

    def _take(self) -> None:
        site = urlsplit(self.to)
        while not self._over.is_set():
            with suppress(OSError):
                phone, _address = self._door.accept()
                office = socket.create_connection(("127.0.0.1", site.port or 80))
                self._open += [phone, office]
                threading.Thread(target=self._pass, args=(phone, office, self.rate), daemon=True).start()
                threading.Thread(target=self._pass, args=(office, phone, 0), daemon=True).start()

    def _pass(self, source: socket.socket, target: socket.socket, rate: int) -> None:
        with suppress(OSError):
            while piece := source.recv(PIECE):
                target.sendall(piece)
                if rate:
                    self.up += len(piece)
                    time.sleep(len(piece) / rate)
            target.shutdown(socket.SHUT_WR)

    def _cut(self) -> None:
        while not self._over.wait(self.cut_every):
            self.cuts += 1
            self.reset()

    def reset(self) -> None:
        while self._open:
            line = self._open.pop()
            with suppress(OSError):
                line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
                line.shutdown(socket.SHUT_RDWR)
                line.close()

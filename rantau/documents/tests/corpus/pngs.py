"""PNG files that Pillow cannot write: sixteen bits of colour, interlaced, with chunks of every kind."""

import struct
import zlib
from collections.abc import Sequence

HEAD = b"\x89PNG\r\n\x1a\n"
ADAM7 = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))


def chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def with_chunks(png: bytes, *chunks: bytes) -> bytes:
    """`chunks` right behind the head."""
    after_head = len(HEAD) + 25
    return png[:after_head] + b"".join(chunks) + png[after_head:]


def colour16(width: int = 900, height: int = 600) -> bytes:
    row = b"\0" + b"".join(struct.pack(">HHH", x * 60, 40_000, 65_535 - x * 60) for x in range(width))
    return _whole(width, height, 16, 2, 0, row * height)


def interlaced(width: int = 900, height: int = 600) -> bytes:
    """Grey, in seven passes."""
    rows = [bytes((x // 4 + y // 4) % 256 for x in range(width)) for y in range(height)]
    passes = (_pass(rows, *each) for each in ADAM7)
    return _whole(width, height, 8, 0, 1, b"".join(passes))


def _pass(rows: Sequence[bytes], left: int, top: int, across: int, down: int) -> bytes:
    return b"".join(b"\0" + row[left::across] for row in rows[top::down])


def _whole(width: int, height: int, bits: int, colour: int, interlace: int, lines: bytes) -> bytes:
    head = struct.pack(">IIBBBBB", width, height, bits, colour, 0, 0, interlace)
    return HEAD + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(lines)) + chunk(b"IEND", b"")

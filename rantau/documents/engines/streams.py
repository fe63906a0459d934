"""Streams inside a PDF: how large they unpack, nothing fetched from outside, no EXIF in the photos they carry."""

import base64
import re
import zlib
from dataclasses import dataclass
from typing import Any

import pikepdf

from rantau.documents.engines.base import Problem, Rejected

MAX_UNPACKED = 200_000_000
"""Bytes one stream may unpack to: a 64-megapixel page in colour."""
MAX_UNPACKED_TOGETHER = 400_000_000
MAX_IMAGE_PIXELS = 150_000_000
"""An A4 page scanned in black and white at 1,200 dpi."""
FROM_OUTSIDE = ("/F", "/FFilter", "/FDecodeParms")
PHOTOS = {"/DCTDecode", "/JPXDecode"}
PACKED_IMAGES = {"/CCITTFaxDecode", "/JBIG2Decode", *PHOTOS}
STEP = 1 << 20

JPEG_END = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
JPEG_KEEP_APPS = {0xE0, 0xEE}
"""JFIF and Adobe's colour transform; the other application segments are EXIF, XMP, profiles and the like."""
JPEG_COMMENT = 0xFE
JP2 = b"\x00\x00\x00\x0cjP  \r\n\x87\n"
JP2_DROP = {b"uuid", b"xml ", b"uinf", b"jp2i"}


@dataclass(slots=True)
class Room:
    """How many bytes the streams of one document may still unpack to."""

    left: int = MAX_UNPACKED_TOGETHER

    def take(self, size: int) -> None:
        self.left -= size
        if size > MAX_UNPACKED or self.left < 0:
            raise Rejected(Problem.TOO_COMPLEX)


def clean_stream(stream: pikepdf.Stream, room: Room) -> None:
    """Make `stream` harmless in place. Rejected when it is a bomb or cannot be understood."""
    for key in FROM_OUTSIDE:
        if key in stream:
            del stream[key]
    if stream.get("/Subtype") == "/PS":
        stream.write(b"")
        return
    if int(stream.get("/Width", 0)) * int(stream.get("/Height", 0)) > MAX_IMAGE_PIXELS:
        raise Rejected(Problem.TOO_MANY_PIXELS)
    filters = _as_list(stream.get("/Filter"))
    if filters and filters[-1] in PHOTOS:
        _clean_photo(stream, filters, room)
    elif not PACKED_IMAGES & set(filters):
        room.take(_unpacked_size(stream, filters))


def _clean_photo(stream: pikepdf.Stream, filters: list[str], room: Room) -> None:
    photo = stream.read_raw_bytes()
    for name in filters[:-1]:
        photo = _unwrapped(photo, name)
        room.take(len(photo))
    clean = without_jpeg_notes(photo) if filters[-1] == "/DCTDecode" else without_jp2_notes(photo)
    parameters = _as_objects(stream.get("/DecodeParms"))
    own = parameters[-1] if len(parameters) == len(filters) else None
    if own is not None:
        stream.write(clean, filter=pikepdf.Name(filters[-1]), decode_parms=own)
    else:
        stream.write(clean, filter=pikepdf.Name(filters[-1]))


def _unwrapped(packed: bytes, name: str) -> bytes:
    """Photos are sometimes wrapped once more, for mail or by habit."""
    if name == "/FlateDecode":
        unpacker = zlib.decompressobj()
        return unpacker.decompress(packed, MAX_UNPACKED)
    if name == "/ASCII85Decode":
        return base64.a85decode(packed.strip().removeprefix(b"<~").removesuffix(b"~>"))
    if name == "/ASCIIHexDecode":
        return bytes.fromhex(packed.strip().removesuffix(b">").decode("ascii"))
    raise Rejected(Problem.TOO_COMPLEX)


def _unpacked_size(stream: pikepdf.Stream, filters: list[str]) -> int:
    if not filters:
        return len(stream.read_raw_bytes())
    if filters == ["/FlateDecode"]:
        return _inflated_size(stream.read_raw_bytes())
    return len(stream.read_bytes(pikepdf.StreamDecodeLevel.generalized))


def _inflated_size(packed: bytes) -> int:
    """Counted step by step: nothing large is ever held."""
    unpacker, size, rest = zlib.decompressobj(), 0, packed
    try:
        while rest and not unpacker.eof and size <= MAX_UNPACKED:
            size += len(unpacker.decompress(rest, STEP))
            rest = unpacker.unconsumed_tail
    except zlib.error:
        pass  # readers show what came before the damage, and so do officers' screens
    return size


def without_jpeg_notes(jpeg: bytes) -> bytes:
    """The same JPEG, bit for bit where it draws, without notes and without anything after its end."""
    if not jpeg.startswith(b"\xff\xd8"):
        raise Rejected(Problem.BROKEN)
    kept, at = [b"\xff\xd8"], 2
    while at + 4 <= len(jpeg):
        marker, length = jpeg[at + 1], int.from_bytes(jpeg[at + 2 : at + 4], "big")
        if jpeg[at] != 0xFF or marker == 0xD9 or length < 2:
            break
        end = at + 2 + length
        if marker == 0xDA:  # the picture itself follows until the next marker
            following = JPEG_END.search(jpeg, end)
            end = following.start() if following else len(jpeg)
        if marker != JPEG_COMMENT and (not 0xE0 <= marker <= 0xEF or marker in JPEG_KEEP_APPS):
            kept.append(jpeg[at:end])
        at = end
    return b"".join([*kept, b"\xff\xd9"])


def without_jp2_notes(photo: bytes) -> bytes:
    """A JPEG 2000 file without its note boxes; a bare code stream has none."""
    if not photo.startswith(JP2):
        return photo
    kept, at = [], 0
    while at + 8 <= len(photo):
        length, name = int.from_bytes(photo[at : at + 4], "big"), photo[at + 4 : at + 8]
        if length == 1:
            length = int.from_bytes(photo[at + 8 : at + 16], "big")
        end = at + length if length else len(photo)
        if end <= at or length in range(2, 8):
            raise Rejected(Problem.BROKEN)
        if name not in JP2_DROP:
            kept.append(photo[at:end])
        at = end
    return b"".join(kept)


def _as_objects(value: Any) -> list[Any]:
    if value is None:
        return []
    return list(value) if isinstance(value, pikepdf.Array) else [value]


def _as_list(value: Any) -> list[str]:
    return [str(name) for name in _as_objects(value)]

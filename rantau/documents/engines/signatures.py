"""Type by content: five signatures we accept, and the strangers people send most often."""

from rantau.documents.engines.base import Kind, Problem, Rejected

HEIC_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs", b"mif1", b"msf1"}
STILL_IN_MP4_BOXES = {b"avif", b"avis"}
OFFICE = (b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0", b"{\\rtf")
VIDEO = (b"\x1a\x45\xdf\xa3", b"\x00\x00\x01\xba", b"\x00\x00\x01\xb3", b"FLV\x01", b"\x30\x26\xb2\x75\x8e\x66\xcf\x11")
OLD_MOVIE = {b"moov", b"mdat", b"wide", b"free", b"skip"}
"""First box of QuickTime films from before there was `ftyp`."""
PDF_WITHIN = 1024
"""Mail programs put junk before `%PDF-`; readers look this far, so do we."""


def kind_of(raw: bytes) -> Kind:
    """The kind of `raw`, or Rejected with the problem that has the most helpful sentence."""
    if not raw:
        raise Rejected(Problem.EMPTY)
    for kind, matches in (
        (Kind.JPEG, raw.startswith(b"\xff\xd8\xff")),
        (Kind.PNG, raw.startswith(b"\x89PNG\r\n\x1a\n")),
        (Kind.WEBP, raw.startswith(b"RIFF") and raw[8:12] == b"WEBP"),
        (Kind.HEIF, raw[4:8] == b"ftyp" and raw[8:12] in HEIC_BRANDS),
    ):
        if matches:
            return kind
    problem = _stranger(raw)
    if problem is Problem.WRONG_TYPE and b"%PDF-" in raw[:PDF_WITHIN]:
        return Kind.PDF
    raise Rejected(problem)


def _stranger(raw: bytes) -> Problem:
    if raw.startswith(OFFICE):
        return Problem.OFFICE_FILE
    if (raw[4:8] == b"ftyp" and raw[8:12] not in STILL_IN_MP4_BOXES) or raw.startswith(VIDEO):
        return Problem.VIDEO
    if (raw.startswith(b"RIFF") and raw[8:12] == b"AVI ") or raw[4:8] in OLD_MOVIE:
        return Problem.VIDEO
    return Problem.WRONG_TYPE

"""What goes in and out of the decoders. Plain Python: the child process that decodes must not load Django."""

from dataclasses import dataclass
from enum import StrEnum

MAX_RAW = 10_000_000
"""Bytes of one upload as it arrives."""
MAX_PAGES = 20
MAX_PIXELS = 64_000_000
"""A phone's 64-megapixel picture fits; what claims more is a bomb or no photo of a paper."""
LONG_SIDE = 2400
PREVIEW_SIDE = 160
PREVIEW_QUALITY = 45
"""Enough to see which picture it is, beside its name; a page with one of them stays within 5 kB on the wire."""
AIM_BYTES = 1_000_000
SECONDS = 10
"""Of computing, which is enough for any true paper; a waiting or slow machine does not count."""
MEMORY = 600_000_000


class Kind(StrEnum):
    """What the content says it is; names and declared types are not asked."""

    JPEG = "JPEG"
    PNG = "PNG"
    WEBP = "WEBP"
    HEIF = "HEIF"
    PDF = "PDF"


class Looks(StrEnum):
    """What a picture should show, which decides how it is judged."""

    SHEET = "sheet"
    CARD = "card"
    """With a face on its front."""
    PORTRAIT = "portrait"


class Advice(StrEnum):
    """Worth another look before sending; never a reason to refuse."""

    TOO_SMALL = "TOO_SMALL"
    TOO_DARK = "TOO_DARK"
    BLURRED = "BLURRED"
    GLARE = "GLARE"
    CUT = "CUT"
    SIDEWAYS = "SIDEWAYS"
    UPSIDE_DOWN = "UPSIDE_DOWN"
    WRONG_SIDE = "WRONG_SIDE"
    PHOTO_SMALL = "PHOTO_SMALL"
    NO_FACE = "NO_FACE"
    MANY_FACES = "MANY_FACES"
    FACE_SMALL = "FACE_SMALL"
    FACE_LARGE = "FACE_LARGE"
    EYES_HIDDEN = "EYES_HIDDEN"
    GROUND = "GROUND"
    """Behind a person: not plain, or not light."""
    WHITE_CLOTHES = "WHITE_CLOTHES"


class Problem(StrEnum):
    """Why a file is not taken; `actions` turns each into its sentence."""

    EMPTY = "EMPTY"
    WRONG_TYPE = "WRONG_TYPE"
    OFFICE_FILE = "OFFICE_FILE"
    VIDEO = "VIDEO"
    MOVING = "MOVING"
    TRUNCATED = "TRUNCATED"
    BROKEN = "BROKEN"
    ENCRYPTED = "ENCRYPTED"
    TOO_LARGE = "TOO_LARGE"
    TOO_MANY_PAGES = "TOO_MANY_PAGES"
    TOO_MANY_PIXELS = "TOO_MANY_PIXELS"
    TOO_COMPLEX = "TOO_COMPLEX"


class Rejected(Exception):
    """The file is not taken."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(problem.value)


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """A file made anew from what could be read. `preview` is a small JPEG, or empty for PDF."""

    media: str
    content: bytes
    preview: bytes = b""
    pages: int = 1
    width: int = 0
    height: int = 0


@dataclass(frozen=True, slots=True)
class Leaf:
    """Page `page` (from 0) of part `part` (from 0), turned clockwise by so many quarters."""

    part: int
    page: int
    quarters: int = 0

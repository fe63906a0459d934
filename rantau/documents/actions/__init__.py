"""What can be done with papers."""

from rantau.documents.actions.erasing import erase_removed
from rantau.documents.actions.judging import UnknownReason, judge, note_opened
from rantau.documents.actions.reading import TRIES, read, say_whether_papers_are_read, want_reading
from rantau.documents.actions.reusing import NotReusable, reuse
from rantau.documents.actions.unfit import (
    Broken,
    Empty,
    Encrypted,
    Infected,
    MovingPicture,
    NotStored,
    OfficeFile,
    TooComplex,
    TooLarge,
    TooManyPages,
    TooManyPixels,
    TooMuchToday,
    Truncated,
    TryAgainSoon,
    Video,
    WrongType,
)
from rantau.documents.actions.uploading import remove, upload

__all__ = [
    "TRIES",
    "Broken",
    "Empty",
    "Encrypted",
    "Infected",
    "MovingPicture",
    "NotReusable",
    "NotStored",
    "OfficeFile",
    "TooComplex",
    "TooLarge",
    "TooManyPages",
    "TooManyPixels",
    "TooMuchToday",
    "Truncated",
    "TryAgainSoon",
    "UnknownReason",
    "Video",
    "WrongType",
    "erase_removed",
    "judge",
    "note_opened",
    "read",
    "remove",
    "reuse",
    "say_whether_papers_are_read",
    "upload",
    "want_reading",
]

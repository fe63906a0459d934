"""What can be done with papers."""

from rantau.documents.actions.erasing import erase_removed
from rantau.documents.actions.judging import UnknownReason, judge, note_opened
from rantau.documents.actions.keeping import NotDoubtful, keep_doubtful
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
    "Broken",
    "Empty",
    "Encrypted",
    "Infected",
    "MovingPicture",
    "NotDoubtful",
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
    "keep_doubtful",
    "note_opened",
    "remove",
    "reuse",
    "upload",
]

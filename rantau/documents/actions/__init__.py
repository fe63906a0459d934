"""What can be done with papers."""

from rantau.documents.actions.arranging import arrange
from rantau.documents.actions.copying import copy_paper
from rantau.documents.actions.erasing import erase_removed
from rantau.documents.actions.judging import UnknownReason, judge, note_opened
from rantau.documents.actions.keeping import NotDoubtful, keep_doubtful
from rantau.documents.actions.reading import TRIES, read, say_whether_papers_are_read, want_reading
from rantau.documents.actions.receiving import (
    OffsetMoved,
    UploadGone,
    add_bytes,
    begin_upload,
    drop_upload,
    forget_expired_uploads,
)
from rantau.documents.actions.reusing import NotReusable, reuse
from rantau.documents.actions.taking import NotWhole, take_upload
from rantau.documents.actions.unfit import (
    Broken,
    Empty,
    Encrypted,
    Infected,
    MovingPicture,
    NoPage,
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
    "NoPage",
    "NotDoubtful",
    "NotReusable",
    "NotStored",
    "NotWhole",
    "OfficeFile",
    "OffsetMoved",
    "TooComplex",
    "TooLarge",
    "TooManyPages",
    "TooManyPixels",
    "TooMuchToday",
    "Truncated",
    "TryAgainSoon",
    "UnknownReason",
    "UploadGone",
    "Video",
    "WrongType",
    "add_bytes",
    "arrange",
    "begin_upload",
    "copy_paper",
    "drop_upload",
    "erase_removed",
    "forget_expired_uploads",
    "judge",
    "keep_doubtful",
    "note_opened",
    "read",
    "remove",
    "reuse",
    "say_whether_papers_are_read",
    "take_upload",
    "upload",
    "want_reading",
]

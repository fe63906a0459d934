"""Reads of papers."""

from rantau.documents.engines.reading.base import Field, Kind
from rantau.documents.models import Document, PaperReading, Upload
from rantau.documents.queries.contents import (
    PaperAway,
    PaperDamaged,
    PaperUnread,
    accepted_elsewhere,
    content,
    preview,
    shared_beyond,
    to_erase,
)
from rantau.documents.queries.papers import (
    brought_today,
    changes,
    history,
    of,
    one,
    reasons,
    slots_filled,
    usable,
    visible_to,
)
from rantau.documents.queries.readings import kind_name, read_before, reading, reading_is, readings
from rantau.documents.queries.uploads import arrived_content, expired_uploads, open_uploads, upload_of

__all__ = [
    "Document",
    "Field",
    "Kind",
    "PaperAway",
    "PaperDamaged",
    "PaperReading",
    "PaperUnread",
    "Upload",
    "accepted_elsewhere",
    "arrived_content",
    "brought_today",
    "changes",
    "content",
    "expired_uploads",
    "history",
    "kind_name",
    "of",
    "one",
    "open_uploads",
    "preview",
    "read_before",
    "reading",
    "reading_is",
    "readings",
    "reasons",
    "shared_beyond",
    "slots_filled",
    "to_erase",
    "upload_of",
    "usable",
    "visible_to",
]

"""Tables of this room."""

from rantau.documents.models.papers import ENDINGS, Document, DocumentStatusChange
from rantau.documents.models.readings import PaperReading

__all__ = ["ENDINGS", "Document", "DocumentStatusChange", "PaperReading"]

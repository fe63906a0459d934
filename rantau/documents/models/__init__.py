"""Tables of this room."""

from rantau.documents.models.papers import ENDINGS, Document, DocumentStatusChange

__all__ = ["ENDINGS", "Document", "DocumentStatusChange"]

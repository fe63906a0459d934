"""Tables of this room."""

from rantau.documents.models.papers import ENDINGS, Document, DocumentStatusChange
from rantau.documents.models.readings import PaperReading
from rantau.documents.models.uploads import Upload, UploadPart

__all__ = ["ENDINGS", "Document", "DocumentStatusChange", "PaperReading", "Upload", "UploadPart"]

"""How Django takes in files: in memory only, and never more than one upload may have.

Django's own way writes large uploads to /tmp in the clear, and a full disk is an error page. Named in
settings.FILE_UPLOAD_HANDLERS.
"""

from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopFutureHandlers

from rantau.documents.engines.base import MAX_RAW


class CappedUploadHandler(FileUploadHandler):
    """Keeps the first MAX_RAW bytes and counts the rest: `size` tells the truth, so the action refuses kindly."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.kept, self.room = BytesIO(), MAX_RAW
        raise StopFutureHandlers

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self.kept.write(raw_data[: self.room])
        self.room -= min(self.room, len(raw_data))

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        self.kept.seek(0)
        return InMemoryUploadedFile(
            self.kept, self.field_name, self.file_name, self.content_type, file_size, self.charset
        )

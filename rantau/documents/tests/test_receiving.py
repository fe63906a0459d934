"""The way in: files over the limit are counted, not kept, and never lie in /tmp."""

import contextlib

import pytest
from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import StopFutureHandlers
from django.test import RequestFactory

from rantau.documents.adapters import CappedUploadHandler
from rantau.documents.engines.base import MAX_RAW
from rantau.documents.tests import factories as make


@pytest.mark.parametrize("size", [10, 3_000_000, MAX_RAW, MAX_RAW + 1_234_567])
def test_at_most_the_limit_is_kept_and_the_size_is_told_truly(size):
    request = RequestFactory().post("/", {"file": make.sent(b"x" * size), "slot": "KTP"})
    request.upload_handlers = [CappedUploadHandler(request)]
    arrived = request.FILES["file"]
    assert isinstance(arrived, InMemoryUploadedFile)
    assert arrived.size == size
    assert len(arrived.read()) == min(size, MAX_RAW)
    assert request.POST["slot"] == "KTP"


def test_a_hundred_megabytes_leave_no_trace_beyond_the_limit():
    handler = CappedUploadHandler()
    with contextlib.suppress(StopFutureHandlers):
        handler.new_file("file", "film.mp4", "video/mp4", None)
    piece = bytes(64 * 1024)
    for _ in range(100_000_000 // len(piece)):
        handler.receive_data_chunk(piece, 0)
    arrived = handler.file_complete(100_000_000)
    assert (arrived.size, len(arrived.read())) == (100_000_000, MAX_RAW)

"""The way in: files over the limit are counted, not kept, and never lie in /tmp."""

import pytest
from django.core.files.uploadedfile import InMemoryUploadedFile
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

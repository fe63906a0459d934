"""A storage that is out of reach, as everybody meets it: on a disk or in a bucket."""

import errno
from typing import Any

import pytest
from django.core.files.storage import default_storage


def put_storage_away(monkeypatch: pytest.MonkeyPatch) -> None:
    """From here on, until `monkeypatch` is undone."""

    def away(*_asked: Any, **_more: Any) -> None:
        raise OSError(errno.EIO, "out of reach")

    for way in ("open", "save", "delete"):
        monkeypatch.setattr(default_storage, way, away)

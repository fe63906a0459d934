"""Papers of the tests go to a folder of their own."""

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def storage(settings, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path / "media"
    return tmp_path / "media"


@pytest.fixture
def no_files_left(storage: Path):
    yield
    assert not [path for path in storage.rglob("*") if path.is_file()]

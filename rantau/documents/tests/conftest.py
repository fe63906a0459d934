"""Papers of the tests go to a folder of their own."""

from functools import cache
from pathlib import Path

import pytest

from rantau.accounts.models import User
from rantau.accounts.tests.factories import PersonAccount
from rantau.documents.engines import child


@pytest.fixture
def sari() -> User:
    return PersonAccount()


@pytest.fixture
def budi() -> User:
    return PersonAccount(full_name="Budi Santoso")


@pytest.fixture(autouse=True)
def storage(settings, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path / "media"
    return tmp_path / "media"


@pytest.fixture
def no_files_left(storage: Path):
    yield
    assert not [path for path in storage.rglob("*") if path.is_file()]


@pytest.fixture(scope="session")
def rebuild_once():
    return cache(child.rebuild)


@pytest.fixture
def known_photo(monkeypatch, rebuild_once):
    """The real decoder, but the same photo is not decoded again for each test that only needs a paper."""
    monkeypatch.setattr(child, "rebuild", rebuild_once)
    monkeypatch.setattr(child, "look", lambda _rebuilt, _looks: [])

"""One picture, made anew once, stands for every paper that is brought: walks are about what comes after it."""

import pytest

from rantau.documents.engines import child
from rantau.documents.engines.base import Rebuilt
from rantau.documents.tests.factories import encoded, photo


@pytest.fixture(scope="session")
def picture() -> Rebuilt:
    """What becomes of the one picture, found out once."""
    return child.rebuild(encoded(photo(1200, 800)))


@pytest.fixture
def quick_papers(picture: Rebuilt, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "rebuild", lambda _raw: picture)
    monkeypatch.setattr(child, "look", lambda _rebuilt, _looks: [])

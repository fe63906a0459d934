import hashlib
import io
from pathlib import Path

import pytest
from django.conf import settings

from rantau.vault import files
from rantau.vault.seal import CannotOpen

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_folder(settings: object, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path  # type: ignore[attr-defined]


def on_disk(name: str) -> Path:
    return Path(settings.MEDIA_ROOT) / name


@pytest.mark.parametrize("size", [0, 1, files.CHUNK - 1, files.CHUNK, files.CHUNK + 1, 3 * files.CHUNK + 7])
def test_any_size_comes_back_as_it_was(size: int) -> None:
    content = bytes(range(256)) * (size // 256 + 1)
    content = content[:size]
    stored = files.store(io.BytesIO(content), name_hint="papers")
    assert files.read(stored.name) == content
    assert (stored.size, stored.sha256) == (size, hashlib.sha256(content).hexdigest())


def test_nothing_of_the_content_lies_on_the_disk() -> None:
    stored = files.store(b"NIK 1312034507900001 " * 1000, name_hint="papers")
    assert b"131203450790" not in on_disk(stored.name).read_bytes()


def test_a_file_that_was_cut_is_noticed() -> None:
    stored = files.store(b"x" * (files.CHUNK * 2), name_hint="papers")
    path = on_disk(stored.name)
    path.write_bytes(path.read_bytes()[: -(files.CHUNK + files.TAG)])
    with pytest.raises(CannotOpen):
        files.read(stored.name)


def test_a_file_put_in_anothers_place_is_noticed() -> None:
    first, second = (files.store(text, name_hint="papers") for text in (b"Sari", b"Budi"))
    on_disk(first.name).write_bytes(on_disk(second.name).read_bytes())
    with pytest.raises(CannotOpen):
        files.read(first.name)


def test_a_changed_byte_is_noticed() -> None:
    stored = files.store(b"Sari", name_hint="papers")
    path = on_disk(stored.name)
    path.write_bytes(path.read_bytes()[:-1] + b"\0")
    with pytest.raises(CannotOpen):
        files.read(stored.name)

"""Sealed files in the bucket of an S3 store: as on a disk, and kindly when the store is away (P1, P22, P29)."""

import hashlib
import io
import os
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.storage import default_storage

from rantau.vault import bucket as backend
from rantau.vault import files
from rantau.vault.seal import CannotOpen
from rantau.vault.tests import buckets
from rantau.vault.tests.buckets import Store, bucket, store

pytestmark = pytest.mark.django_db
__all__ = ["bucket", "store"]
SECRET = b"NIK 1312034507900001 "


@pytest.mark.parametrize("size", [0, 1, files.CHUNK, 3 * files.CHUNK + 7, 9_000_000])
def test_any_size_comes_back_as_it_was(bucket: Store, size: int) -> None:
    content = (bytes(range(256)) * (size // 256 + 1))[:size]
    stored = files.store(io.BytesIO(content), name_hint="papers")
    assert b"".join(files.stream(stored.name)) == content
    assert (stored.size, stored.sha256) == (size, hashlib.sha256(content).hexdigest())
    assert bucket.names() == [stored.name]


def test_the_store_holds_nothing_readable(bucket: Store) -> None:
    for _ in range(3):
        files.store(SECRET * 1000, name_hint="papers")
    held = bucket.everything()
    assert len(held) > 60_000
    assert SECRET not in held


def test_deleted_is_gone_and_may_be_deleted_again(bucket: Store) -> None:
    stored = files.store(SECRET, name_hint="papers")
    files.delete(stored.name)
    files.delete(stored.name)
    assert bucket.names() == []
    with pytest.raises(FileNotFoundError):
        files.read(stored.name)


@pytest.mark.parametrize("position", [0, 5, 70, 1000, -1])
def test_a_flipped_byte_is_noticed(bucket: Store, position: int) -> None:
    stored = files.store(SECRET * 100, name_hint="papers")
    bucket.change(stored.name, buckets.flipped(bucket.held(stored.name), position))
    with pytest.raises(CannotOpen):
        files.read(stored.name)


def test_an_object_that_was_cut_or_put_in_anothers_place_is_noticed(bucket: Store) -> None:
    first, second = (files.store(text * (2 * files.CHUNK), name_hint="papers") for text in (b"a", b"b"))
    bucket.change(first.name, bucket.held(second.name))
    bucket.change(second.name, bucket.held(second.name)[: -files.CHUNK])
    for name in (first.name, second.name):
        with pytest.raises(CannotOpen):
            files.read(name)


def every_use(name: str) -> dict[str, Callable[[], Any]]:
    return {
        "store": lambda: files.store(SECRET, name_hint="papers"),
        "read": lambda: files.read(name),
        "delete": lambda: files.delete(name),
        "answers": files.answers,
    }


@pytest.mark.parametrize("way", ["store", "read", "delete", "answers"])
def test_a_store_that_is_away_is_one_kind_of_trouble_and_works_again(bucket: Store, way: str) -> None:
    stored = files.store(SECRET, name_hint="papers")
    bucket.stop()
    try:
        with pytest.raises(files.StorageAway):
            every_use(stored.name)[way]()
        files.discard(stored.name)
    finally:
        bucket.start()
    bucket.empty()
    assert files.read(files.store(SECRET, name_hint="papers").name) == SECRET


@pytest.mark.parametrize("way", ["store", "read", "delete", "answers"])
def test_keys_that_the_store_does_not_know_are_trouble_of_the_store(bucket: Store, way: str) -> None:
    stored = files.store(SECRET, name_hint="papers")
    bucket.told_to_check_keys(after=0)
    with pytest.raises(files.StorageAway, match=r"InvalidAccessKeyId|403"):
        every_use(stored.name)[way]()


@pytest.mark.parametrize("way", ["store", "read", "delete", "answers"])
def test_a_bucket_that_does_not_exist_is_no_damaged_paper(bucket: Store, settings: Any, way: str) -> None:
    buckets.use(bucket, settings, bucket_name="tidak-ada")
    with pytest.raises(files.StorageAway):
        every_use("papers/00/00")[way]()


def test_a_store_that_takes_the_line_and_says_nothing_is_not_waited_for(bucket: Store, settings: Any, silent) -> None:
    buckets.use(bucket, settings, endpoint_url=silent)
    with pytest.raises(files.StorageAway):
        files.read("papers/00/00")


@pytest.fixture
def silent(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setattr(backend, "READ_SECONDS", 0.2)
    monkeypatch.setattr(backend, "TRIES", 1)
    with buckets.listening() as line:
        yield f"http://127.0.0.1:{line.getsockname()[1]}"


def test_nothing_in_it_has_an_address_for_browsers(bucket: Store) -> None:
    stored = files.store(SECRET, name_hint="papers")
    with pytest.raises(NotImplementedError):
        default_storage.url(stored.name)


def settings_with(**told: str) -> "subprocess.CompletedProcess[str]":
    """What the settings say of the storage, and whether they loaded boto3."""
    asked = "import sys; from rantau.config import testing as s; print(s.STORAGES['default'], 'boto3' in sys.modules)"
    clean = {name: value for name, value in os.environ.items() if not name.startswith("S3_")}
    return subprocess.run(
        [sys.executable, "-c", asked], env={**clean, **told}, capture_output=True, text=True, check=False
    )


def test_without_a_bucket_files_lie_on_the_disk_and_boto3_is_not_loaded() -> None:
    told = settings_with()
    assert "FileSystemStorage" in told.stdout
    assert told.stdout.endswith("False\n")


FILLED = {"S3_BUCKET": "b", "S3_ENDPOINT": "https://s3.internal", "S3_ACCESS_KEY": "a", "S3_SECRET_KEY": "s"}


def test_a_bucket_is_set_by_the_environment_and_its_key_may_lie_in_a_file(tmp_path: Any) -> None:
    (tmp_path / "key").write_text("dari berkas\n")
    given = {name: value for name, value in FILLED.items() if name != "S3_SECRET_KEY"}
    told = settings_with(**given, S3_SECRET_KEY_FILE=str(tmp_path / "key"))
    assert "rantau.vault.bucket.Bucket" in told.stdout
    assert "'secret_key': 'dari berkas'" in told.stdout


@pytest.mark.parametrize("missing", ["S3_ENDPOINT", "S3_ACCESS_KEY", "S3_SECRET_KEY"])
def test_half_a_bucket_is_refused_at_the_start_and_named(missing: str) -> None:
    """Nothing is guessed: boto3 would go and ask Amazon."""
    told = settings_with(**{**FILLED, missing: ""})
    assert told.returncode != 0
    assert missing in told.stderr

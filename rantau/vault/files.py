"""Sealed files: each has its own key; 64 KiB chunks of AES-256-GCM, in order, with a marked last one.

Layout: `RTV1 | length of the sealed file key (2) | sealed file key | chunk …`. A chunk's nonce is its number, its
authenticated data says whether it is the last: a file that was cut, reordered or changed does not open.
"""

import errno
import hashlib
import io
import os
import secrets
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, BinaryIO

import structlog
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.core.files import File
from django.core.files.storage import FileSystemStorage, default_storage

from rantau.vault import seal
from rantau.vault.seal import CannotOpen

MAGIC = b"RTV1"
CHUNK = 64 * 1024
TAG = 16
IN_MEMORY = 4 * 1024 * 1024
log = structlog.get_logger(__name__)


class StorageAway(OSError):
    """The storage is full, out of reach or refuses us. What lies in it is as it was; later it may work."""


@dataclass(frozen=True, slots=True)
class StoredFile:
    """`name` in the storage; `size` and `sha256` (hex) of the plain content."""

    name: str
    size: int
    sha256: str


def store(content: BinaryIO | bytes, *, name_hint: str) -> StoredFile:
    """Seal and save. `name_hint` becomes the folder; the name itself is random. Raises StorageAway; then nothing was kept."""
    source: IO[bytes] = io.BytesIO(content) if isinstance(content, bytes) else content
    name = f"{name_hint.strip('/')}/{secrets.token_hex(2)}/{secrets.token_hex(16)}"
    with tempfile.SpooledTemporaryFile(max_size=IN_MEMORY) as sealed:
        size, digest = _write(source, sealed, name)
        sealed.seek(0)
        saved = _save(name, sealed)
    if saved != name:
        discard(saved)
        raise StorageAway(f"another file lies at {name}")
    return StoredFile(name, size, digest)


def stream(name: str) -> Iterator[bytes]:
    """The plain content in chunks. Raises CannotOpen when the file was changed, FileNotFoundError when it is gone, StorageAway."""
    with _in_storage(), default_storage.open(name) as sealed:
        if sealed.read(len(MAGIC)) != MAGIC:
            raise CannotOpen(name)
        key = seal.open(sealed.read(int.from_bytes(sealed.read(2), "big")), bound_to=name)
        cipher, number, chunk = AESGCM(key), 0, sealed.read(CHUNK + TAG)
        while True:
            following = sealed.read(CHUNK + TAG)
            try:
                yield cipher.decrypt(_nonce(number), chunk, b"more" if following else b"last")
            except InvalidTag:
                raise CannotOpen(name) from None
            if not following:
                return
            chunk, number = following, number + 1


def read(name: str) -> bytes:
    return b"".join(stream(name))


def delete(name: str) -> None:
    """A file that is gone already is no mistake. Raises StorageAway."""
    with _in_storage():
        default_storage.delete(name)


def discard(name: str) -> None:
    """Delete what no row speaks of, as well as can be done now: whatever else happens is not hidden by trouble here."""
    try:
        delete(name)
    except StorageAway as trouble:
        log.warning("a sealed file that nobody needs stayed in the storage", file=name, problem=str(trouble))


def answers() -> None:
    """Raises StorageAway when files cannot be kept now: the bucket is out of reach, the folder gone or not ours to write."""
    with _in_storage():
        if isinstance(default_storage, FileSystemStorage):
            _writable(Path(default_storage.location))
        else:
            default_storage.answers()  # type: ignore[attr-defined]  # `bucket.Bucket`, the only other kind


def _writable(folder: Path) -> None:
    """The folder is made with the first file; until then its parent must let us."""
    while not folder.exists():
        folder = folder.parent
    if not os.access(folder, os.W_OK | os.X_OK):
        raise PermissionError(errno.EACCES, "may not write", str(folder))


def _save(name: str, sealed: IO[bytes]) -> str:
    """A disk that fills up half-way leaves nothing behind."""
    try:
        with _in_storage():
            return str(default_storage.save(name, File(sealed)))
    except StorageAway:
        discard(name)
        raise


@contextmanager
def _in_storage() -> Iterator[None]:
    """One error for whatever keeps files, disk or bucket; only what is not there stays FileNotFoundError."""
    try:
        yield
    except (FileNotFoundError, StorageAway):
        raise
    except OSError as trouble:
        raise StorageAway(*trouble.args) from trouble


def _write(source: IO[bytes], sealed: IO[bytes], name: str) -> tuple[int, str]:
    key = AESGCM.generate_key(256)
    wrapped = seal.seal(key, bound_to=name)
    sealed.write(MAGIC + len(wrapped).to_bytes(2, "big") + wrapped)
    cipher, digest, size, number = AESGCM(key), hashlib.sha256(), 0, 0
    chunk = source.read(CHUNK)
    while True:
        following = source.read(CHUNK)
        digest.update(chunk)
        size += len(chunk)
        sealed.write(cipher.encrypt(_nonce(number), chunk, b"more" if following else b"last"))
        if not following:
            return size, digest.hexdigest()
        chunk, number = following, number + 1


def _nonce(number: int) -> bytes:
    return number.to_bytes(12, "big")

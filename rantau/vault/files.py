"""Sealed files: each has its own key; 64 KiB chunks of AES-256-GCM, in order, with a marked last one.

Layout: `RTV1 | length of the sealed file key (2) | sealed file key | chunk …`. A chunk's nonce is its number, its
authenticated data says whether it is the last: a file that was cut, reordered or changed does not open.
"""

import hashlib
import io
import secrets
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.core.files import File
from django.core.files.storage import default_storage

from rantau.vault import seal
from rantau.vault.seal import CannotOpen

MAGIC = b"RTV1"
CHUNK = 64 * 1024
TAG = 16
IN_MEMORY = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class StoredFile:
    """`name` in the storage; `size` and `sha256` (hex) of the plain content."""

    name: str
    size: int
    sha256: str


def store(content: BinaryIO | bytes, *, name_hint: str) -> StoredFile:
    """Seal and save. `name_hint` becomes the folder; the name itself is random. Raises OSError when the disk is full."""
    source: IO[bytes] = io.BytesIO(content) if isinstance(content, bytes) else content
    name = f"{name_hint.strip('/')}/{secrets.token_hex(2)}/{secrets.token_hex(16)}"
    with tempfile.SpooledTemporaryFile(max_size=IN_MEMORY) as sealed:
        size, digest = _write(source, sealed, name)
        sealed.seek(0)
        saved = _save(name, sealed)
    if saved != name:
        default_storage.delete(saved)
        raise FileExistsError(name)
    return StoredFile(name, size, digest)


def stream(name: str) -> Iterator[bytes]:
    """The plain content in chunks. Raises CannotOpen when the file was changed, FileNotFoundError when it is gone."""
    with default_storage.open(name) as sealed:
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
    default_storage.delete(name)


def _save(name: str, sealed: IO[bytes]) -> str:
    """A disk that fills up half-way leaves nothing behind."""
    try:
        return str(default_storage.save(name, File(sealed)))
    except OSError:
        default_storage.delete(name)
        raise


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

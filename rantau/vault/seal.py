"""Sealing: AES-256-GCM under a data key, bound to the place where the value belongs.

A sealed value is `1 | key number (4 bytes) | nonce (12) | ciphertext and tag`; `bound_to` is authenticated but not
stored, so that a value copied to another row or column does not open.
"""

import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from rantau.vault import keyring

VERSION = 1
HEAD = 5
NONCE = 12


class CannotOpen(ValueError):
    """The sealed value was changed, moved, or sealed with a key that is gone."""


def seal(plain: bytes, *, bound_to: str) -> bytes:
    number, key = keyring.active()
    nonce = secrets.token_bytes(NONCE)
    head = bytes([VERSION]) + number.to_bytes(4, "big")
    return head + nonce + AESGCM(key).encrypt(nonce, plain, bound_to.encode())


def open(sealed: bytes, *, bound_to: str) -> bytes:  # noqa: A001  # read as vault.seal.open
    if len(sealed) < HEAD + NONCE or sealed[0] != VERSION:
        raise CannotOpen("not a sealed value")
    try:
        key = keyring.by_number(int.from_bytes(sealed[1:HEAD], "big"))
        return AESGCM(key).decrypt(sealed[HEAD : HEAD + NONCE], sealed[HEAD + NONCE :], bound_to.encode())
    except (InvalidTag, LookupError):
        raise CannotOpen("changed, moved, or sealed with a key that is gone") from None

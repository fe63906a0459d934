"""Exact search without the value: a keyed hash that means nothing to whoever has only the database."""

import hashlib
import hmac

from rantau.vault import keyring


def hash_of(domain: str, value: str) -> bytes:
    """32 bytes. `domain` keeps equal values of different kinds apart; normalise `value` before."""
    return hmac.new(keyring.lookup_key(), f"{domain}\0{value}".encode(), hashlib.sha256).digest()

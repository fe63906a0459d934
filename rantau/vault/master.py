"""The master key: the one secret that must survive and must not lie beside the data.

From the setting (base64), else from a file only the owner may read, made at the first start. Where it lies, how it is
put in escrow and what its loss means: docs/runbooks/master-key.md.
"""

import base64
import binascii
import os
import secrets
from functools import cache
from pathlib import Path

from django.conf import settings

LENGTH = 32


class MasterKeyUnusable(SystemExit):
    """Nothing sealed can be read without the master key, so nothing starts without it."""


@cache
def key() -> bytes:
    """32 bytes. Raises MasterKeyUnusable with one sentence."""
    if settings.VAULT_MASTER_KEY:
        return _decode(settings.VAULT_MASTER_KEY, "RANTAU_MASTER_KEY")
    path: Path = settings.VAULT_MASTER_KEY_FILE
    if not path.exists():
        if settings.PRODUCTION:
            raise MasterKeyUnusable(f"The master key is missing: set RANTAU_MASTER_KEY or put it into {path}.")
        _create(path)
    if path.stat().st_mode & 0o077:
        raise MasterKeyUnusable(f"The master key {path} can be read by others: chmod 600 it.")
    return _decode(path.read_text(encoding="ascii"), str(path))


def _decode(text: str, where: str) -> bytes:
    try:
        found = base64.b64decode(text.strip(), validate=True)
    except binascii.Error:
        found = b""
    if len(found) != LENGTH:
        raise MasterKeyUnusable(f"The master key in {where} must be {LENGTH} bytes in base64.")
    return found


def _create(path: Path) -> None:
    """Written aside and linked into place, so that two starts at once end with one key."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(base64.b64encode(secrets.token_bytes(LENGTH)))
    try:
        path.hardlink_to(draft)
    except FileExistsError:
        pass
    finally:
        draft.unlink()

"""The key ring: data keys unwrapped once per process and kept in memory only."""

import secrets
from functools import cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.db import transaction
from django.utils import timezone

from rantau.vault import master
from rantau.vault.models import DataKey

NONCE = 12


class WrongMasterKey(SystemExit):
    """The master key at hand does not open the key ring of this database."""


def active() -> tuple[int, bytes]:
    """Number and bytes of the key that seals new data."""
    number = _active_number(DataKey.Purpose.SEAL)
    return number, by_number(number)


def lookup_key() -> bytes:
    """The key of look-up hashes. It is not rotated with the others: hashes must stay comparable."""
    return by_number(_active_number(DataKey.Purpose.LOOKUP))


@cache
def by_number(number: int) -> bytes:
    """The key with this number. Raises LookupError when it is gone."""
    row = DataKey.objects.filter(pk=number).first()
    if row is None:
        raise LookupError(f"data key {number}")
    wrapped = bytes(row.wrapped)
    try:
        return AESGCM(master.key()).decrypt(wrapped[:NONCE], wrapped[NONCE:], row.purpose.encode())
    except InvalidTag:
        raise WrongMasterKey("The master key does not open this database; see docs/runbooks/master-key.md.") from None


@cache
def _active_number(purpose: str) -> int:
    return DataKey.objects.values_list("pk", flat=True).get(purpose=purpose, retired_at=None)


def forget() -> None:
    """Read the ring again at the next use: after keys changed."""
    by_number.cache_clear()
    _active_number.cache_clear()


@transaction.atomic
def ensure_keys(**_: object) -> None:
    """Make the first key of each purpose. Runs after every migrate, so that no request ever makes one."""
    forget()
    for purpose in DataKey.Purpose.values:
        if not DataKey.objects.filter(purpose=purpose, retired_at=None).exists():
            _add(purpose)


@transaction.atomic
def turn() -> None:
    """Retire the active sealing key and begin a new one; what is sealed already stays readable."""
    DataKey.objects.filter(purpose=DataKey.Purpose.SEAL, retired_at=None).update(retired_at=timezone.now())
    _add(DataKey.Purpose.SEAL)
    transaction.on_commit(forget)


def _add(purpose: str) -> None:
    nonce = secrets.token_bytes(NONCE)
    wrapped = nonce + AESGCM(master.key()).encrypt(nonce, AESGCM.generate_key(256), purpose.encode())
    DataKey.objects.create(purpose=purpose, wrapped=wrapped, created_at=timezone.now())

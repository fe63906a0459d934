"""Argon2id at the cost OWASP names, in a bounded number of hands."""

from threading import BoundedSemaphore
from typing import Any

from django.contrib.auth.hashers import Argon2PasswordHasher

# Each hash takes 19 MiB and one core for about 30 ms. More at once would only starve the other pages.
AT_ONCE = BoundedSemaphore(2)


class OwaspArgon2(Argon2PasswordHasher):
    """m=19 MiB, t=2, p=1 (OWASP Password Storage Cheat Sheet). Django's 100 MiB each let a storm eat the memory."""

    time_cost = 2
    memory_cost = 19_456
    parallelism = 1

    def encode(self, password: str, salt: str) -> str:
        with AT_ONCE:
            return str(super().encode(password, salt))

    def verify(self, password: str, encoded: str) -> bool:
        with AT_ONCE:
            return bool(super().verify(password, encoded))

    def harden_runtime(self, password: str, encoded: str) -> None:
        """Nothing to add: Argon2's cost does not grow with iterations."""

    def must_update(self, encoded: str) -> Any:
        return super().must_update(encoded)

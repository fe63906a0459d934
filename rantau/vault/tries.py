"""Tries that are counted: in the cache, which all processes share, under names that tell nothing about anybody."""

from collections.abc import Sequence

from django.core.cache import cache

from rantau.vault import lookup


def take(what: str, value: str, tries: int, seconds: int) -> str | None:
    """The first free one of so many tries for `value`, kept for so long; None when all are used up.

    `add` lets one of two processes win, so no burst gets more.
    """
    stem = f"{what}.{lookup.hash_of(what, value).hex()}"
    keys = [f"{stem}.{number}" for number in range(tries)]
    used = cache.get_many(keys)
    return next((key for key in keys if key not in used and cache.add(key, 1, seconds)), None)


def give_back(taken: Sequence[str]) -> None:
    """It was no guess after all."""
    cache.delete_many(taken)

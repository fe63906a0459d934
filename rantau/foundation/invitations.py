"""Codes of invitations: `UND-7KQ4-M2XW`, of the same kind as references, but shorter and with a prefix of their own.

Seven random characters and one that checks them. Neither is ever taken for the other: their lengths differ.
"""

from rantau.foundation import references

PREFIX = "UND"
LENGTH = 8


def new() -> str:
    return references.written(PREFIX, references.drawn(LENGTH))


def normalise(text: str) -> str | None:
    """The code that `text` means, or None. Spaces, case, dashes, O/0 and I/L/1 do not matter, nor a missing prefix."""
    whole = references.mended(text, PREFIX, LENGTH)
    return references.written(PREFIX, whole) if whole else None

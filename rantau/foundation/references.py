"""Public references: `RTU-7KQ4M-2XW9C`, readable over the phone, not guessable, typing mistakes noticed.

Nine random characters of Crockford's 32 (45 bits) and one check character of the same 32. The check is a weighted
sum over GF(32) with nine different weights, so that every single wrong character and every swap of two is found.
"""

import re
import secrets

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
PREFIX = "RTU"
PATTERN = r"RTU-[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}"
# What people write when they read the card or hear it: O for 0, I and L for 1.
HEARD = str.maketrans({"O": "0", "I": "1", "L": "1"})
POLYNOMIAL = 0b100101  # x^5 + x^2 + 1, irreducible over GF(2)


def new() -> str:
    return written(PREFIX, drawn(10))


def normalise(text: str) -> str | None:
    """The reference that `text` means, or None. Spaces, case, dashes, O/0 and I/L/1 do not matter."""
    whole = mended(text, PREFIX, 10)
    return written(PREFIX, whole) if whole else None


def drawn(length: int) -> str:
    """Random characters and, last, the one that checks them."""
    payload = "".join(secrets.choice(ALPHABET) for _ in range(length - 1))
    return payload + check_character(payload)


def mended(text: str, prefix: str, length: int) -> str | None:
    """The characters that `text` means, without their prefix; None when it is not that many or the check fails."""
    letters = re.sub(r"[^0-9A-Z]", "", text.upper())
    whole = letters.removeprefix(prefix).translate(HEARD)
    if len(whole) != length or any(c not in ALPHABET for c in whole) or check_character(whole[:-1]) != whole[-1]:
        return None
    return whole


def written(prefix: str, whole: str) -> str:
    """In two halves, as it is printed."""
    half = len(whole) // 2
    return f"{prefix}-{whole[:half]}-{whole[half:]}"


def check_character(payload: str) -> str:
    total, weight = 0, 1
    for character in payload:
        weight = _times(weight, 2)
        total ^= _times(weight, ALPHABET.index(character))
    return ALPHABET[total]


def _times(a: int, b: int) -> int:
    """Product in GF(32)."""
    product = 0
    while b:
        if b & 1:
            product ^= a
        b >>= 1
        a <<= 1
        if a & 32:
            a ^= POLYNOMIAL
    return product


class ReferenceConverter:
    """URL converter `<reference:ref>`; other spellings are 404 and the error page helps."""

    regex = PATTERN

    def to_python(self, value: str) -> str:
        if normalise(value) != value:
            raise ValueError(value)
        return value

    def to_url(self, value: str) -> str:
        return value

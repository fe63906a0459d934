"""Characters that the fonts of a paper cannot draw.

PDF/A and PDF/UA forbid them, so one emoji in a name would keep a receipt from being made. They are printed as a box.
Characters that only turn or hide text (right-to-left override, zero width) are left out: they serve to deceive.
"""

import unicodedata
from functools import lru_cache
from typing import Any

from rantau.issuing.engines.typesetter import CannotSet, typeset

BOX = "□"
UNSEEN = {"Cf", "Cs", "Co", "Cn"}
SPACES = {"Cc", "Zl", "Zp"}
ALWAYS_THERE = 0x17F
"""Latin with its Indonesian and European letters: the text fonts have all of it, in every weight."""


def printable(value: Any) -> Any:
    """The same JSON value with every text in it fit to print."""
    if isinstance(value, str):
        return "".join(_shown(character) for character in unicodedata.normalize("NFC", value))
    if isinstance(value, dict):
        return {key: printable(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [printable(inner) for inner in value]
    return value


@lru_cache(maxsize=4096)
def _shown(character: str) -> str:
    category = unicodedata.category(character)
    if category in SPACES:
        return " "
    if category in UNSEEN:
        return ""
    if ord(character) <= ALWAYS_THERE or _drawn(character):
        return character
    return BOX


def _drawn(character: str) -> bool:
    """Asked of the typesetter itself, once per character: 5 ms."""
    letter = f'"\\u{{{ord(character):x}}}"'
    source = f'#set document(title: "x", date: datetime(year: 2026, month: 1, day: 1))\n#text({letter}) *#{letter}*'
    try:
        typeset({"main.typ": source.encode()})
    except CannotSet:
        return False
    return True

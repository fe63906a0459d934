"""What people type and paste, brought to one form before anybody judges it."""

import re
import unicodedata

# Letters and signs by their category that nobody sees; people get them from chat programs and web pages.
BLANKS = dict.fromkeys(map(ord, "\u115f\u1160\u2800\u3164\uffa0"), " ")
BREAKS = re.compile("\r\n|[\r\x85\u2028\u2029]")
JOINER = "\u200d"  # holds emoji together
MARKS_ON_A_LETTER = 4


def tidy(text: str) -> str:
    """NFC, line breaks as "\\n", without invisible and direction characters; tabs and other controls become blanks."""
    lines = BREAKS.sub("\n", text).translate(BLANKS)
    seen = "".join(_visible(character) for character in lines)
    return _without_towers(unicodedata.normalize("NFC", seen))


def one_line(text: str) -> str:
    """`tidy` without line breaks, runs of blanks as one, none at the ends."""
    return " ".join(tidy(text).split())


def plain(text: str) -> str:
    """`one_line` in the characters of a keyboard: full-width letters and the digits of any script as ASCII ones."""
    folded = unicodedata.normalize("NFKC", one_line(text).replace(JOINER, ""))
    # Folding makes blanks of its own: an accent that stands alone becomes a blank with the accent on it.
    return one_line("".join(_digit(character) for character in folded))


def _visible(character: str) -> str:
    category = unicodedata.category(character)
    if category in {"Cf", "Cs", "Co"} or character == "\0":
        return character if character == JOINER else ""
    return " " if category == "Cc" and character != "\n" else character


def _without_towers(text: str) -> str:
    """At most a few marks on one letter; more only hide what stands around them."""
    kept: list[str] = []
    marks = 0
    for character in text:
        marks = marks + 1 if unicodedata.combining(character) else 0
        if marks <= MARKS_ON_A_LETTER:
            kept.append(character)
    return "".join(kept)


def _digit(character: str) -> str:
    value = unicodedata.decimal(character, None)
    return character if value is None else str(value)

"""One form for the many spellings of a place: Aia Bangih and Air Bangis, Ujuang Gadiang and Ujung Gading.

Names and what people type go through the same rules, so a rule that is linguistically wrong does no harm.
"""

import re
import unicodedata
from collections.abc import Iterable

WORDS = {
    "kab": "", "kabupaten": "", "kec": "", "kecamatan": "", "nagari": "",
    "sei": "sungai", "la": "lingkungaur", "ug": "ujungading",
    "ampek": "empat", "anam": "enam", "karing": "kering", "kuniang": "kuning", "tangah": "tengah",
    "taluak": "teluk", "taluk": "teluk", "baringin": "beringin",
    "pasisie": "pesisir", "pasisir": "pesisir", "pesisie": "pesisir",
}  # fmt: skip
SOUNDS = (
    ("aia", "air"),
    ("aua", "aur"),
    ("uang", "ung"),
    ("iang", "ing"),
    ("uak", "uk"),
    ("iak", "ik"),
    ("uik", "ut"),
    ("ph", "p"),
)
ENDINGS = ((r"ih$", "is"), (r"ilia$", "ilir"), (r"o$", "a"))


def words(text: str) -> list[str]:
    """The words of `text`, each in its normal form; words that only name the kind of place are left out."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return [form for word in re.findall(r"[a-z]+", plain) if (form := _normal(word))]


def squeezed(text: str) -> str:
    """All words in one, since people write Sungai Aur and Sungaiaur."""
    return _single("".join(words(text)))


def search_form(names: Iterable[str]) -> str:
    """What is stored beside a region: "|airbangis|"."""
    return "|" + "|".join(dict.fromkeys(squeezed(name) for name in names)) + "|"


def _normal(word: str) -> str:
    word = WORDS.get(word, word)
    for old, new in SOUNDS:
        word = word.replace(old, new)
    for pattern, new in ENDINGS:
        word = re.sub(pattern, new, word)
    return _single(WORDS.get(word, word))


def _single(text: str) -> str:
    return re.sub(r"(.)\1+", r"\1", text)

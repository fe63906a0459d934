"""One form for the many spellings of a place: Aia Bangih and Air Bangis, Ujuang Gadiang and Ujung Gading.

Names and what people type go through the same rules, so a rule that is linguistically wrong does no harm.
"""

import re
import unicodedata
from collections.abc import Iterable

WORDS = {
    "kab": "", "kabupaten": "", "kec": "", "kecamatan": "", "nagari": "",
    "sei": "sungai", "la": "lingkungaur", "ug": "ujungading", "luak": "luhak",
    "ampek": "empat", "anam": "enam", "karing": "kering", "kuniang": "kuning", "tangah": "tengah",
    "taluak": "teluk", "taluk": "teluk", "subarang": "seberang", "tabek": "tebat", "tabat": "tebat", "parik": "parit",
    "pasisie": "pesisir", "pasisir": "pesisir", "pesisie": "pesisir", "janiah": "jernih",
    "ii": "dua", "iii": "tiga", "iv": "empat", "v": "lima", "vi": "enam", "vii": "tujuh", "x": "sepuluh",
    "2": "dua", "3": "tiga", "4": "empat", "5": "lima", "6": "enam", "7": "tujuh", "10": "sepuluh",
}  # fmt: skip
SOUNDS = (
    ("^ai[ae]", "air"),
    ("aua", "aur"),
    ("uang", "ung"),
    ("iang", "ing"),
    ("uah", "uh"),
    ("uak", "uk"),
    ("iak", "ik"),
    ("uik", "ut"),
    ("ph", "p"),
    ("ih$", "is"),
    ("ilia$", "ilir"),
    ("o$", "a"),
    # the murmured vowel: melintang and malintang, serumpun and sarumpun
    ("e", "a"),
)


def words(text: str) -> list[str]:
    """The words of `text`, each in its normal form; words that only name the kind of place are left out."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return [form for word in re.findall(r"[a-z]+|[0-9]+", plain) if (form := _normal(word))]


def squeezed(text: str) -> str:
    """All words in one, since people write Sungai Aur and Sungaiaur."""
    return single("".join(words(text)))


def search_form(names: Iterable[str]) -> str:
    """What is stored beside a region: "|airbangis|"."""
    return "|" + "|".join(dict.fromkeys(squeezed(name) for name in names)) + "|"


def _normal(word: str) -> str:
    word = WORDS.get(word, word)
    for pattern, new in SOUNDS:
        word = re.sub(pattern, new, word)
    return single(word)


def single(text: str) -> str:
    """Doubled letters once."""
    return re.sub(r"(.)\1+", r"\1", text)

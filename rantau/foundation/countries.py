"""Countries and territories: ISO 3166 codes with their names in both languages, found in any usual spelling.

Names are those of Unicode CLDR or of the Indonesian list of states; `also` are other spellings that people write.
`XXA` is what passports say of somebody without a citizenship.
"""

import csv
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path

from django.utils.translation import get_language

LIST = Path(__file__).parent / "data" / "countries.csv"
FILLERS = frozenset({
    "republik", "republic", "rep", "negara", "kerajaan", "kingdom", "state", "of", "the", "dan", "and", "kepulauan",
    "pulau", "islands",
})  # fmt: skip
ALIKE, NEARLY_AS_GOOD = 0.76, 0.06


@dataclass(frozen=True, slots=True)
class Country:
    """`code` has three letters, `short` two; `forms` are all spellings in their normal form."""

    code: str
    short: str
    id: str
    en: str
    forms: frozenset[str]

    @property
    def name(self) -> str:
        """In the language that is active now; Indonesian unless that is English."""
        return self.en if (get_language() or "").startswith("en") else self.id


@cache
def countries() -> Mapping[str, Country]:
    """All of them, by three-letter code."""
    with LIST.open(encoding="utf-8", newline="") as file:
        return {row["code"]: _country(row) for row in csv.DictReader(file)}


def name(code: str) -> str:
    """Its name in the language of the page; the code itself if it is unknown."""
    found = countries().get(code)
    return found.name if found else code


def find(text: str, limit: int = 12) -> list[str]:
    """Three-letter codes of the countries that `text` can mean: a name, a code, or some words of a name."""
    typed = _form(text)
    found = _exactly(typed) or _by_code(text.strip().upper()) or _by_words(typed) if typed else []
    return _by_name(found)[:limit]


def similar(text: str, limit: int = 6) -> list[str]:
    """Guesses for a slip of the pen."""
    typed = _form(text)
    if not 4 <= len(typed) <= 60:
        return []
    scores = {
        country.code: max(SequenceMatcher(None, typed, form).ratio() for form in country.forms)
        for country in countries().values()
    }
    best = max(scores.values())
    return _by_name(code for code, score in scores.items() if score >= max(ALIKE, best - NEARLY_AS_GOOD))[:limit]


def _by_name(codes: Iterable[str]) -> list[str]:
    return sorted(codes, key=lambda code: countries()[code].name)


def _country(row: Mapping[str, str]) -> Country:
    spellings = [row["id"], row["en"], *row["also"].split("; ")]
    return Country(row["code"], row["short"], row["id"], row["en"], frozenset(filter(None, map(_form, spellings))))


def _form(text: str) -> str:
    """Small letters without accents and marks, words parted by one space."""
    plain = unicodedata.normalize("NFKD", text).replace("&", " and ").encode("ascii", "ignore").decode().lower()
    return " ".join(re.findall(r"[a-z]+", plain.replace("'", "")))


def _exactly(typed: str) -> list[str]:
    whole = [country.code for country in countries().values() if typed in country.forms]
    bare = " ".join(word for word in typed.split() if word not in FILLERS)
    return whole or [country.code for country in countries().values() if bare in country.forms]


def _by_code(typed: str) -> list[str]:
    return [country.code for country in countries().values() if typed in {country.code, country.short}]


def _by_words(typed: str) -> list[str]:
    """Every word typed begins a word of the name."""
    words = typed.split()
    if len(max(words, key=len)) < 3:
        return []
    return [country.code for country in countries().values() if any(_has(form, words) for form in country.forms)]


def _has(form: str, words: Iterable[str]) -> bool:
    return all(any(part.startswith(word) for part in form.split()) for word in words)

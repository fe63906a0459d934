"""All regions of the country in memory, to be found in any usual spelling: no query per name, no index to keep.

A place is typed as people say it: its name alone, "Kec. Kinali", or with what it lies in: "Koto Baru, Luhak Nan Duo".
The own regency and province come first. What only sounds nearly alike is a guess, and guesses are offered, never taken.
"""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rantau.offices import spelling

CODE = re.compile(r"\d{2}(\.\d{2}){0,2}(\.\d{4})?")
KINDS = {
    "prov": "PROVINCE", "provinsi": "PROVINCE", "propinsi": "PROVINCE", "kab": "REGENCY", "kabupaten": "REGENCY",
    "kec": "DISTRICT", "kecamatan": "DISTRICT", "nagari": "VILLAGE", "desa": "VILLAGE", "kelurahan": "VILLAGE",
    "kel": "VILLAGE",
}  # fmt: skip
PREFIXES = {"DISTRICT": "Kec. ", "VILLAGE": "Nagari "}
ALIKE, NEARLY_AS_GOOD = 0.6, 0.1
MOST_WORDS, SHORTEST_PART = 8, 3


class Place(NamedTuple):
    """`kind` is that of `Region`, `search_form` what `spelling.search_form` makes of its names."""

    code: str
    name: str
    kind: str
    search_form: str


class Gazetteer:
    def __init__(self, places: Iterable[Place], home: str = "13.12") -> None:
        self.home, self.province = home, home[:2]
        self.places = {place.code: place for place in places}

    def knows(self, code: str) -> bool:
        return code in self.places

    def line(self, code: str) -> str:
        """ "Nagari Lingkuang Aua, Kec. Pasaman, Kab. Pasaman Barat, Sumatera Barat"; the code itself if unknown."""
        chain = [self.places[step] for step in upwards(code) if step in self.places]
        return ", ".join(label(place.kind, place.name) for place in chain) or code

    def find(self, text: str, limit: int = 12) -> list[str]:
        """Codes of the places that `text` can mean, best first: a code, a line as we print it, a name."""
        text = text.strip()
        if CODE.fullmatch(text):
            return [text] if text in self.places else []
        name, _comma, around = text.partition(",")
        found = self._named(name)
        if around:
            exact = [code for code in found if self.line(code) == text]
            found = exact or self._lying_in(found, spelling.words(around)) or found
        return (found or self._named_within(text))[:limit]

    def similar(self, text: str, limit: int = 6) -> list[str]:
        """Guesses for a slip of the pen, best first."""
        whole = spelling.squeezed(text.partition(",")[0])
        if not 4 <= len(whole) <= 60:
            return []
        wanted = _pairs(whole)
        scores = {place.code: _likeness(wanted, place) for place in self.places.values()}
        best = max(scores.values(), default=0)
        near = [code for code, score in scores.items() if score >= max(ALIKE, best - NEARLY_AS_GOOD)]
        return sorted(near, key=lambda code: (not self._is_home(code), -scores[code], code))[:limit]

    def _named(self, text: str) -> list[str]:
        """By the whole text as a name; else without the word that says the kind of place."""
        first, *rest = re.findall(r"\w+", text.lower()) or [""]
        kind = KINDS.get(first) if rest else None
        found = self._by_words(spelling.words(text))
        if kind is None:
            return found
        found = found or self._by_words(spelling.words(" ".join(rest)))
        return [code for code in found if self.places[code].kind == kind] or found

    def _by_words(self, words: Sequence[str]) -> list[str]:
        """Every word is part of the name. An exact name elsewhere counts for more than a part of one at home."""
        if not words:
            return []
        whole = spelling.single("".join(words))
        found = [place for place in self.places.values() if all(word in place.search_form for word in words)]
        exact = {place.code for place in found if f"|{whole}|" in place.search_form}
        if len(whole) < SHORTEST_PART:
            found = [place for place in found if place.code in exact]
        home = {place.code for place in found if self._is_home(place.code)}
        chosen = home | exact if exact and not exact & home else home or {place.code for place in found}
        ranked = [place for place in found if place.code in chosen]
        return [place.code for place in sorted(ranked, key=lambda place: self._rank(place, whole))]

    def _rank(self, place: Place, whole: str) -> tuple[object, ...]:
        """Its very name, one of its names, the own regency, the own province, a beginning."""
        form, code = place.search_form, place.code
        begins = not form.startswith(f"|{whole}|"), f"|{whole}|" not in form
        return (*begins, not code.startswith(self.home), not self._is_home(code), f"|{whole}" not in form, code)

    def _named_within(self, text: str) -> list[str]:
        """A name followed by what it lies in, without a comma: "Koto Baru Luhak Nan Duo"."""
        words = re.findall(r"\w+", text)[:MOST_WORDS]
        for end in range(len(words) - 1, 0, -1):
            around = spelling.words(" ".join(words[end:]))
            found = self._lying_in(self._by_words(spelling.words(" ".join(words[:end]))), around) if around else []
            if found:
                return found
        return []

    def _lying_in(self, codes: Sequence[str], around: Sequence[str]) -> list[str]:
        """Those whose surroundings have all these words in their names."""
        return [code for code in codes if all(word in self._surroundings(code) for word in around)]

    def _surroundings(self, code: str) -> str:
        return "".join(self.places[step].search_form for step in upwards(code)[1:] if step in self.places)

    def _is_home(self, code: str) -> bool:
        return code.startswith(self.province)


def upwards(code: str) -> list[str]:
    """The region and all it lies in, smallest first."""
    parts = code.split(".")
    return [".".join(parts[:n]) for n in range(len(parts), 0, -1)]


def label(kind: str, name: str) -> str:
    """The name as part of an address: "Nagari Lingkuang Aua", "Kec. Pasaman", "Kab. Pasaman Barat"."""
    return PREFIXES.get(kind, "") + name


def _pairs(text: str) -> set[str]:
    padded = f" {text} "
    return {padded[i : i + 2] for i in range(len(padded) - 1)}


def _likeness(wanted: set[str], place: Place) -> float:
    """The share of letter pairs in common (Dice), for the spelling that fits best."""
    others = [_pairs(form) for form in place.search_form.strip("|").split("|")]
    return max(2 * len(wanted & other) / (len(wanted) + len(other)) for other in others)

"""The two lines at the foot of a passport (ICAO 9303-4, TD3), typed, pasted or scanned, and their check digits.

Own code: the packages for it are GPL or dead. A line that lost its fillers at the end is completed; letters that
scanners confuse with digits are mended where only digits can stand, and the other way round.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rantau.foundation import typed
from rantau.foundation.nik import NumberProblem

LENGTH = 44
LOOKALIKES = str.maketrans("OQDIZSBG", "00012586")
LETTERS = str.maketrans("0125", "OIZS")
# Where only digits (or a filler) can stand, and where only letters can.
DIGITS_AT = (9, *range(13, 20), *range(21, 28), 42, 43)
LETTERS_AT = (10, 11, 12)
FILLERS = {"«": "<<", "‹": "<", "&LT;": "<"}
# What passports write instead of the three letters of ISO 3166.
ISSUERS = {"D": "DEU", "RKS": "XKX", "UNK": "XKX", **dict.fromkeys(("GBD", "GBN", "GBO", "GBP", "GBS"), "GBR")}
WRONG: dict[str, Promise] = {
    "number": gettext_lazy("Nomor paspor tidak cocok dengan angka pemeriksanya. Periksa tanda ke-1 sampai ke-10."),
    "birth": gettext_lazy("Tanggal lahir tidak cocok dengan angka pemeriksanya. Periksa tanda ke-14 sampai ke-20."),
    "expiry": gettext_lazy("Masa berlaku tidak cocok dengan angka pemeriksanya. Periksa tanda ke-22 sampai ke-28."),
    "optional": gettext_lazy("Data tambahan tidak cocok dengan angka pemeriksanya. Periksa tanda ke-29 sampai ke-43."),
    "whole": gettext_lazy("Angka terakhir baris kedua tidak cocok dengan isi baris itu. Periksa seluruh baris."),
}


@dataclass(frozen=True, slots=True)
class Passport:
    """The lines, read. Dates stay YYMMDD: the century is not in them."""

    issuer: str
    surname: str
    given_names: str
    number: str
    nationality: str
    birth: str
    sex: str
    expiry: str
    wrong: tuple[str, ...]
    """Names of the fields whose check digit is wrong: number, birth, expiry, optional, whole."""

    @property
    def full_name(self) -> str:
        return f"{self.given_names} {self.surname}".strip()

    def born_on(self, on: date) -> date | None:
        """The latest such day that is not in the future; None for a date that is unknown or impossible."""
        return max((day for day in _days(self.birth) if day <= on), default=None)

    def expires_on(self, on: date) -> date | None:
        """The latest such day within twenty years from now: no passport is valid longer."""
        return max((day for day in _days(self.expiry) if day.year <= on.year + 20), default=None)

    def facts(self, on: date) -> dict[str, str]:
        """What can be relied on, as answers: without the fields whose check digit is wrong."""
        born, until = self.born_on(on), self.expires_on(on)
        found = {
            "full_name": self.full_name,
            "number": "" if "number" in self.wrong else self.number,
            "issuer": ISSUERS.get(self.issuer, self.issuer),
            "nationality": ISSUERS.get(self.nationality, self.nationality),
            "birth_date": born.isoformat() if born and "birth" not in self.wrong else "",
            "sex": self.sex if self.sex in {"F", "M"} else "",
            "expiry": until.isoformat() if until and "expiry" not in self.wrong else "",
        }
        return {name: value for name, value in found.items() if value}


FACTS = ("full_name", "number", "issuer", "nationality", "birth_date", "sex", "expiry")


def lines(text: str) -> tuple[str, str]:
    """The two lines as they stand in the passport, as far as they can be made out; the second may lack signs."""
    text = typed.tidy(text).upper()
    for written, meant in FILLERS.items():
        text = text.replace(written, meant)
    parts = [part for line in text.split("\n") if (part := re.sub(r"\s", "", typed.plain(line)))]
    first, second = parts if len(parts) == 2 else _halves("".join(parts))
    if len(first) > LENGTH:
        first = first[:LENGTH] + first[LENGTH:].rstrip("<")
    return first.ljust(LENGTH, "<"), _mended(second)


def read(first: str, second: str) -> Passport | None:
    """The zone read from its two lines, or None when they are not of that shape (see `problems`)."""
    if not re.fullmatch(r"P[A-Z<][A-Z<]{3}[A-Z0-9<]{39}", first) or not re.fullmatch(r"[A-Z0-9<]{44}", second):
        return None
    surname, _separator, given = first[5:].partition("<<")
    return Passport(
        issuer=first[2:5].rstrip("<"),
        surname=_words(surname),
        given_names=_words(given),
        number=second[:9].rstrip("<"),
        nationality=second[10:13].rstrip("<"),
        birth=second[13:19],
        sex=second[20].strip("<"),
        expiry=second[21:27],
        wrong=tuple(name for name, part, digit in _checked(second) if check_digit(part) != digit),
    )


def problems(text: str) -> list[NumberProblem]:
    """What keeps the lines from being read; or, where they can be, each field whose check digit warns of a slip."""
    first, second = lines(text)
    stopping = list(_shape(first, second))
    if stopping:
        return stopping
    found = read(first, second)
    wrong = found.wrong if found else ()
    # The digit over all of them is wrong whenever one of the others is.
    told = [name for name in wrong if name != "whole"] or wrong
    return [NumberProblem(f"MRZ_{name.upper()}", str(WRONG[name]), stops=False) for name in told]


def plain_letters(text: str) -> str:
    """As passports write names: capitals without accents and apostrophes."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().upper()
    return re.sub(r"['’`´]", "", plain)


def check_digit(text: str) -> str:
    """ICAO 9303: weights 7, 3, 1; digits count as themselves, A-Z as 10-35, `<` as 0."""
    values = (0 if c == "<" else int(c, 36) for c in text)
    return str(sum(value * (7, 3, 1)[place % 3] for place, value in enumerate(values)) % 10)


def _shape(first: str, second: str) -> Iterator[NumberProblem]:
    strange = re.sub(r"[A-Z0-9<]", "", first + second)
    if strange:
        sentence = _("Baris paspor hanya berisi huruf, angka, dan tanda <. Hapus tanda %(sign)s.")
        yield NumberProblem("MRZ_SIGNS", sentence % {"sign": strange[0]})
    elif not re.match(r"P[A-Z<][A-Z<]{3}[A-Z]", first):
        yield NumberProblem("MRZ_FIRST", _("Baris pertama dimulai dengan huruf P, kode negara, lalu nama."))
    elif len(first) != LENGTH:
        yield NumberProblem("MRZ_FIRST", _length(_("Baris pertama"), len(first)))
    elif len(second) != LENGTH:
        yield NumberProblem("MRZ_SECOND", _length(_("Baris kedua"), len(second)))


def _length(line: str, count: int) -> str:
    return _("%(line)s terdiri dari 44 tanda; Anda menulis %(count)d.") % {"line": line, "count": count}


def _halves(text: str) -> tuple[str, str]:
    """Lines that run together, or were broken anew: the second one is always complete."""
    return text[:-LENGTH] if len(text) > LENGTH else text, text[-LENGTH:] if len(text) > LENGTH else ""


def _mended(line: str) -> str:
    if len(line) != LENGTH:
        return line
    signs = list(line)
    for place in DIGITS_AT:
        signs[place] = signs[place].translate(LOOKALIKES)
    for place in LETTERS_AT:
        signs[place] = signs[place].translate(LETTERS)
    return "".join(signs)


def _checked(line: str) -> tuple[tuple[str, str, str], ...]:
    return (
        ("number", line[:9], line[9]),
        ("birth", line[13:19], line[19]),
        ("expiry", line[21:27], line[27]),
        # an empty optional field may carry `<` instead of 0
        ("optional", line[28:42], "0" if line[42] == "<" and not line[28:42].strip("<") else line[42]),
        ("whole", line[:10] + line[13:20] + line[21:43], line[43]),
    )


def _days(digits: str) -> Iterator[date]:
    """The days of three centuries that YYMMDD can mean."""
    if not re.fullmatch(r"[0-9]{6}", digits):
        return
    for century in (1900, 2000, 2100):
        try:
            yield date(century + int(digits[:2]), int(digits[2:4]), int(digits[4:]))
        except ValueError:
            continue


def _words(text: str) -> str:
    return " ".join(part for part in text.split("<") if part)

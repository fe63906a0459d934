"""Days, names, numbers as papers print them, and when what was read of them may be believed."""

import re
from collections.abc import Callable, Iterator
from datetime import date

from rantau.documents.engines.reading.base import CLEAR, Field, Line
from rantau.documents.engines.reading.rows import Row
from rantau.foundation import nik as numbers

LOOKALIKES = str.maketrans("OQDIL|!SBGZ", "00011115862")
MONTHS = (
    "JANUARI", "FEBRUARI", "MARET", "APRIL", "MEI", "JUNI", "JULI", "AGUSTUS", "SEPTEMBER", "OKTOBER", "NOVEMBER",
    "DESEMBER",
)  # fmt: skip
SMALL = {
    "SATU": 1, "DUA": 2, "TIGA": 3, "EMPAT": 4, "LIMA": 5, "ENAM": 6, "TUJUH": 7, "DELAPAN": 8, "SEMBILAN": 9,
    "SEPULUH": 10, "SEBELAS": 11,
}  # fmt: skip
DIGITS = re.compile(r"(?<!\d)(\d{1,2})\s*[-./ ]\s*(\d{1,2})\s*[-./ ]\s*(\d{4})(?!\d)")
NAME = re.compile(r"[A-Z][A-Z .,'’`-]+")
DistrictKnown = Callable[[str], bool]


def name_field(code: str, found: tuple[str, Row] | None) -> Iterator[Field]:
    """A name is sure when it is clear and nothing but a name."""
    if found:
        value, row = found
        confidence = row.confidence_of(value)
        yield Field(code, value, confidence, sure=confidence >= CLEAR and bool(NAME.fullmatch(value)))


def text_field(code: str, found: tuple[str, Row] | None) -> Iterator[Field]:
    if found:
        value, row = found
        confidence = row.confidence_of(value)
        yield Field(code, value, confidence, sure=confidence >= CLEAR and len(value) > 2)


def day_in(text: str) -> date | None:
    """The day in "05-07-1990", "5 Juli 1990" or "LIMA BULAN JULI TAHUN SERIBU SEMBILAN RATUS SEMBILAN PULUH"."""
    text = text.upper()
    if match := DIGITS.search(text):
        day, month, year = map(int, match.groups())
        return _day(year, month, day)
    month = next((number for number, name in enumerate(MONTHS, start=1) if name in text), 0)
    if not month:
        return None
    before, _name, behind = text.partition(MONTHS[month - 1])
    return _day(_number(behind), month, _number(before))


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if 1900 <= year <= 2100 else None
    except ValueError:
        return None


def _number(text: str) -> int:
    """A number in digits or in Indonesian words; 0 for none."""
    if digits := re.search(r"\d+", text):
        return int(digits[0][:4])
    total = last = 0
    for word in re.findall(r"[A-Z]+", text.replace("SERIBU", "SATU RIBU").replace("SERATUS", "SATU RATUS")):
        if word in SMALL:
            total, last = total + last, SMALL[word]
        elif word in {"BELAS", "PULUH", "RATUS", "RIBU"}:
            last = {"BELAS": last + 10, "PULUH": last * 10, "RATUS": last * 100, "RIBU": (total + last) * 1000}[word]
            total = 0 if word == "RIBU" else total
    return total + last


def sixteen(line: Line) -> tuple[str, bool] | None:
    """A number of sixteen digits in the piece, and whether it stood there twice in just these digits."""
    value = _digits(line.text)
    if len(value) == 16 and value.isdigit():
        return value, _digits(line.again) == value
    mended = re.sub(r"\D", "", _without_label(line.text).translate(LOOKALIKES))
    return (mended, False) if len(mended) == 16 else None


def _digits(text: str) -> str:
    return re.sub(r"[\s.:;,\-]", "", _without_label(text)) if re.search(r"\d{4}", text) else ""


def _without_label(text: str) -> str:
    """Labels run into their number: "NIK:1312…", "No. 1312…"."""
    return re.sub(r"^\W*(?:NIK|NO(?:MOR)?)?(?: ?KK)?[\W_]*", "", text.upper())


def nik_field(line: Line, district_known: DistrictKnown, born: date | None, sex: str) -> Iterator[Field]:
    """A NIK is sure when both looks at it agree and everything in its structure fits what else stands on the card."""
    found = sixteen(line)
    if found is None:
        return
    value, agreed = found
    sound = born is not None and not numbers.check(value, born, sex or None, district_known=district_known)
    yield Field("nik", value, line.confidence, sure=agreed and sound and line.confidence >= CLEAR)


def confirmed(day: date | None, nik: str) -> bool:
    """Whether the digits of a NIK say the same day."""
    return day is not None and len(nik) == 16 and nik[8:12] + numbers.day_digits(nik) == f"{day:%m%y%d}"

"""The excerpt of a birth certificate: one long sentence over many lines, in the wordings of several decades."""

import re
from collections.abc import Iterator, Sequence

from rantau.documents.engines.reading import values
from rantau.documents.engines.reading.base import CLEAR, Field, Line
from rantau.documents.engines.reading.rows import Row, rows

PERSON = r"[A-Z][A-Z .,'’`-]*?"
SENTENCES = {
    "birth_place": r"\bBAHWA DI\s*:?\s+(?P<value>.+?),?\s+PADA TANGGAL\b",
    "birth_date": r"\bPADA TANGGAL\s*:?\s+(?P<value>.+?)\s+TELAH LAHIR\b",
    "full_name": rf"\bTELAH LAHIR(?: SEORANG ANAK| ANAK)?(?: BERNAMA)?\s*:?\s+(?P<value>{PERSON}),?\s+ANAK KE",
    "sex": r"\bANAK KE\W*\w+(?: \w+)??\s*,?\s*(?P<value>LAKI\W?LAKI|PEREMPUAN)",
    "father_name": (
        rf"\bDARI(?: PASANGAN)?(?: SUAMI\W*ISTE?RI)?(?: AYAH)?\s*:?\s+(?P<value>{PERSON}),?\s+DAN(?: IBU)?\b"
    ),
    "mother_name": rf"(?:\bDAN(?: IBU)?|\bDARI SEORANG (?:IBU|PEREMPUAN))\s*:?\s+(?P<value>{PERSON})(?:\s*$|\.| KUTIPAN\b| DIKELUARKAN\b| BERDASARKAN\b)",
}


def fields(lines: Sequence[Line], district_known: values.DistrictKnown) -> tuple[Field, ...]:
    found = rows(lines)
    text = re.sub(r"\s+", " ", " ".join(row.text for row in found)).upper()
    sentence = text[text.find("BAHWA") :] if "BAHWA" in text else ""
    told = [field for code, pattern in SENTENCES.items() for field in _told(code, pattern, sentence, found)]
    return (*told, *_number(lines, district_known, told))


def _told(code: str, pattern: str, sentence: str, found: Sequence[Row]) -> Iterator[Field]:
    match = re.search(pattern, sentence)
    if match is None:
        return
    value = match["value"].strip(" ,.:")
    confidence = _worst(value, found)
    if code == "birth_date":
        day = values.day_in(value)
        if day is None:
            return
        value, sure = day.isoformat(), True
    elif code == "sex":
        value, sure = ("F" if value.startswith("P") else "M"), True
    else:
        sure = bool(values.NAME.fullmatch(value)) and len(value) <= 60
    yield Field(code, value, confidence, sure and confidence >= CLEAR)


def _worst(value: str, found: Sequence[Row]) -> float:
    """The confidence of the least clear row in which a word of it stands."""
    words = set(value.split())
    holding = [row.confidence_of(value) for row in found if words & set(re.split(r"[\s:,.]+", row.text.upper()))]
    return min(holding, default=0.0)


def _number(lines: Sequence[Line], district_known: values.DistrictKnown, told: Sequence[Field]) -> list[Field]:
    """Newer ones print the child's NIK above the sentence."""
    said = {field.code: field.value for field in told}
    born = values.day_in("-".join(reversed(said["birth_date"].split("-")))) if "birth_date" in said else None
    for line in lines:
        if found := list(values.nik_field(line, district_known, born, said.get("sex", ""))):
            return found
    return []

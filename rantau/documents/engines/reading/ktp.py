"""The identity card: labels on the left, values behind a colon."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from rantau.documents.engines.reading import values
from rantau.documents.engines.reading.base import CLEAR, Field, Line
from rantau.documents.engines.reading.rows import Row, after, rows

NOT_PART = r"\s*(?:GOL\W*DARAH|AGAMA\b|BERLAKU)"
BIRTH = r"(?:TEMPAT\W*TGL\W*)?L[AI]H[IA]R"


def fields(lines: Sequence[Line], district_known: values.DistrictKnown) -> tuple[Field, ...]:
    found = rows(lines)
    place, born, birth = _birth(found)
    sex, sex_confidence = _sex(found)
    number = next(
        (field for line in _likely(lines) for field in values.nik_field(line, district_known, born, sex)), None
    )
    told = [
        *([number] if number else []),
        *values.name_field("full_name", after(r"N[AI]MA", found)),
        *values.text_field("birth_place", (place, birth) if birth and place else None),
        *values.text_field("street", after(r"A[LI]AMAT", found, until=NOT_PART)),
    ]
    if born and birth:
        confidence = birth.confidence_of(f"{born:%d-%m-%Y}")
        sure = confidence >= CLEAR and (number is None or values.confirmed(born, number.value))
        told.append(Field("birth_date", born.isoformat(), confidence, sure))
    if sex:
        told.append(Field("sex", sex, sex_confidence, sex_confidence >= CLEAR))
    return tuple(told)


def _likely(lines: Sequence[Line]) -> Iterator[Line]:
    """The number stands near the top; what has most digits first."""
    counted = [(len(re.sub(r"\D", "", line.text)), line) for line in lines]
    yield from (line for count, line in sorted(counted, key=lambda one: (-one[0], one[1].box[1])) if count >= 12)


def _birth(found: Sequence[Row]) -> tuple[str, date | None, Row | None]:
    told = after(BIRTH, found)
    if told is None:
        return "", None, None
    value, row = told
    place = re.split(r"[,.]?\s*\d", value)[0].strip(" ,.:-")
    return place, values.day_in(value), row


def _sex(found: Sequence[Row]) -> tuple[str, float]:
    for row in found:
        text = row.text.upper()
        if word := re.search(r"PEREMPUAN|LAKI\W?LAKI", text):
            return ("F" if word[0].startswith("P") else "M"), row.confidence_of(word[0])
    return "", 0.0

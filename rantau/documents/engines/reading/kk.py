"""The family card: its number at the top, the head of the family and the address below it."""

import re
from collections.abc import Sequence

from rantau.documents.engines.reading import values
from rantau.documents.engines.reading.base import CLEAR, Field, Line
from rantau.documents.engines.reading.rows import after, rows
from rantau.foundation import nik as numbers

NOT_PART = r"\s*(?:KECAMATAN|DESA\W?KELURAHAN|KABUPATEN|PROVINSI|KODE POS|RT\W?RW)\b"


def fields(lines: Sequence[Line], district_known: values.DistrictKnown) -> tuple[Field, ...]:
    found = rows(lines)
    return (
        *_number(lines, district_known),
        *values.name_field("head_name", after(r"NAMA KEPALA KELUARGA", found, until=NOT_PART)),
        *values.text_field("street", after(r"ALAMAT", found, until=NOT_PART)),
    )


def _number(lines: Sequence[Line], district_known: values.DistrictKnown) -> list[Field]:
    """The topmost number of sixteen digits, above those of the people."""
    for line in sorted(lines, key=lambda line: line.box[1]):
        if len(re.sub(r"\D", "", line.text)) >= 12 and (told := values.sixteen(line)):
            value, agreed = told
            sound = not numbers.check_kk(value, district_known=district_known)
            return [Field("kk", value, line.confidence, agreed and sound and line.confidence >= CLEAR)]
    return []

"""A list as it is pasted from a spreadsheet: name, NIK, birth date, phone, service; with or without a head line."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass

from rantau.foundation import typed

COLUMNS = 5
HEADS = {"nama", "name", "nama lengkap", "full name"}
MARKS = ("\t", ";", ",")


@dataclass(frozen=True, slots=True)
class Line:
    """`number` counts the lines of the box from 1; `raw` is the line as it was written."""

    number: int
    raw: str
    cells: tuple[str, ...]


def lines(text: str) -> Iterator[Line]:
    """Every line with something in it but the head. The mark between columns is found line by line."""
    first = True
    for number, raw in enumerate(text.splitlines(), 1):
        cells = tuple(typed.plain(cell) for cell in _split(raw))
        if not any(cells):
            continue
        is_head, first = first and cells[0].casefold() in HEADS, False
        if not is_head:
            yield Line(number, raw, cells)


def _split(raw: str) -> list[str]:
    mark = next((mark for mark in MARKS if mark in raw), ",")
    return next(csv.reader([raw.replace("\0", "")], delimiter=mark), [])

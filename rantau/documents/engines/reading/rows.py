"""Pieces of text put back into the rows in which they were printed, though the paper was held askew."""

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from rantau.documents.engines.reading.base import Line

SAME_ROW = 0.55
"""Of the height of a line: pieces whose middles are closer stand beside each other."""


@dataclass(frozen=True, slots=True)
class Row:
    """What stands on one height, from left to right."""

    parts: tuple[Line, ...]

    @property
    def text(self) -> str:
        return " ".join(part.text.strip() for part in self.parts)

    def confidence_of(self, value: str) -> float:
        """That of the worst piece in which some of `value` stands; of all pieces when it is found in none."""
        words = set(value.split())
        holding = [part.confidence for part in self.parts if words & set(re.split(r"[\s:,]+", part.text.upper()))]
        return min(holding or [part.confidence for part in self.parts], default=0.0)


def rows(lines: Sequence[Line]) -> list[Row]:
    """From top to bottom."""
    placed = sorted(zip(_levels(lines), lines, strict=True), key=lambda one: one[0])
    if not placed:
        return []
    gap = SAME_ROW * median(_height(line) for line in lines)
    groups: list[list[tuple[float, Line]]] = [[placed[0]]]
    for level, line in placed[1:]:
        if level - sum(one[0] for one in groups[-1]) / len(groups[-1]) > gap:
            groups.append([])
        groups[-1].append((level, line))
    return [Row(tuple(sorted((line for _level, line in group), key=lambda line: line.box[0]))) for group in groups]


def after(label: str, found: Iterable[Row], *, until: str = "") -> tuple[str, Row] | None:
    """What stands behind a label (a pattern) in its row, in capitals, and the row; up to the pattern `until`."""
    pattern = re.compile(rf"(?:^|[^A-Z])(?:{label})\s*[:;.,=\-]*\s*(?P<value>.+)")
    for row in found:
        if match := pattern.search(row.text.upper()):
            value = re.split(until, match["value"])[0] if until else match["value"]
            value = re.sub(r"\s+", " ", value).strip(" :;.,-")
            if value:
                return value, row
    return None


def _levels(lines: Sequence[Line]) -> list[float]:
    """How far down each piece would stand at the middle of the paper: rows slope, and not all of them alike."""
    slope, change = _slopes(lines)
    middle = sum(_middle(line)[0] for line in lines) / len(lines) if lines else 0.0
    return [y - (slope + change * y) * (x - middle) for x, y in map(_middle, lines)]


def _slopes(lines: Sequence[Line]) -> tuple[float, float]:
    """The slope of a row as a line over its height; wide pieces count more. One slope for all when there are few."""
    measured = [(_middle(line)[1], _slope(line), _width(line) ** 2) for line in lines if _width(line) > _height(line)]
    weight = sum(part[2] for part in measured)
    if not weight:
        return 0.0, 0.0
    y = sum(part[0] * part[2] for part in measured) / weight
    slope = sum(part[1] * part[2] for part in measured) / weight
    spread = sum(part[2] * (part[0] - y) ** 2 for part in measured)
    if len(measured) < 5 or not spread:
        return slope, 0.0
    change = sum(part[2] * (part[0] - y) * (part[1] - slope) for part in measured) / spread
    return slope - change * y, change


def _slope(line: Line) -> float:
    x0, y0, x1, y1, x2, y2, x3, y3 = line.box
    run = (x1 - x0) + (x2 - x3)
    return ((y1 - y0) + (y2 - y3)) / run if run else 0.0


def _middle(line: Line) -> tuple[float, float]:
    return sum(line.box[0::2]) / 4, sum(line.box[1::2]) / 4


def _width(line: Line) -> float:
    return math.dist(line.box[0:2], line.box[2:4])


def _height(line: Line) -> float:
    return math.dist(line.box[0:2], line.box[6:8])

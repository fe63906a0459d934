"""Lines as the recogniser gives them, from text: a line of text each, pieces of one line parted by `|`."""

from collections.abc import Sequence

from rantau.documents.engines.reading.base import Line

HEIGHT, WIDTH = 30, 16


def lines(text: str, *, confidence: float = 0.98, again: bool = True, slope: float = 0.0) -> list[Line]:
    """`again`: the second look gives the same. `slope`: how far the rows sink, per pixel to the right."""
    found = []
    for row, whole in enumerate(text.strip("\n").split("\n")):
        left = 40.0
        for piece in whole.split("|"):
            words = piece.strip()
            if words:
                found.append(_line(words, left, 40 + row * 44.0, slope, confidence, again=again))
            left += max(len(words), 12) * WIDTH + 40
    return found


def texts(found: Sequence[Line]) -> list[str]:
    return [line.text for line in found]


def _line(words: str, left: float, top: float, slope: float, confidence: float, *, again: bool) -> Line:
    right = left + len(words) * WIDTH
    box = (
        left,
        top + slope * left,
        right,
        top + slope * right,
        right,
        top + HEIGHT + slope * right,
        left,
        top + HEIGHT + slope * left,
    )
    return Line(words, confidence, box, words if again else "")

"""Which way the lines of print run."""

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from rantau.documents.engines.looking.view import View

Mask = NDArray[np.uint8]
STROKES = 17
"""Print is thinner than this."""
INK = 28
"""By how much print is darker than the paper around it."""
RULE = 61
"""Strokes longer than this are the lines of a table, which run both ways."""
TILTS = range(-8, 9, 2)
LEAST_INK = 0.01


def print_on(view: View) -> Mask:
    """A mask of the print on the paper, without the lines of tables."""
    element = np.ones((STROKES, STROKES), np.uint8)
    ink = (cv2.morphologyEx(view.grey, cv2.MORPH_BLACKHAT, element) > INK).astype(np.uint8)
    for size in ((RULE, 1), (1, RULE)):
        rules = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones(size, np.uint8))
        ink[cv2.dilate(rules, np.ones((3, 3), np.uint8)) > 0] = 0
    inside = cv2.erode(view.paper.astype(np.uint8), element, borderType=cv2.BORDER_CONSTANT, borderValue=0)
    ink[inside == 0] = 0
    return ink


def lean(view: View) -> float:
    """How much clearer the lines of print run up and down than across; 1 where there is too little to say."""
    ink = print_on(view)
    if ink.sum() < LEAST_INK * view.paper.sum():
        return 1.0
    return _lines_across(np.ascontiguousarray(ink.T)) / max(_lines_across(ink), 1e-6)


def _lines_across(ink: Mask) -> float:
    """How clearly rows of ink and rows of paper alternate, at the tilt at which they do so best."""
    height, width = ink.shape
    small = cv2.resize(ink * 255, (width // 2, height // 2), interpolation=cv2.INTER_AREA)
    return max(_alternation(small, tilt) for tilt in TILTS)


def _alternation(ink: NDArray[Any], tilt: int) -> float:
    height, width = ink.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), tilt, 1)
    rows = cv2.warpAffine(ink, turn, (width, height)).sum(axis=1, dtype=float)
    return float(np.abs(np.diff(rows)).sum() / max(rows.sum(), 1.0))

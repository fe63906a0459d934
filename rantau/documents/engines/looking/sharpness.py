"""How wide the edges of the print are.

Sums of contrast, as the variance of the Laplacian is one, take noise for sharpness and pale print for blur.
"""

import cv2
import numpy as np
from numpy.typing import NDArray

from rantau.documents.engines.looking.view import View

Numbers = NDArray[np.float32]

BLURRED = 1.55
"""Width of an edge (its standard deviation) in pixels of a long side of 1,000 at which small print is lost."""
REACH = 11
"""Pixels across which the contrast of an edge is looked for."""
LEAST_CONTRAST = 24
WIDEST = 4.5
"""A slope across the whole REACH; what rises less is no edge but flat paper beside one."""
LEAST_EDGES = 60
"""In one direction; fewer say nothing about it."""
CLEAR = 25
"""Per cent of the edges that count: the narrowest. The others are curves, corners, faint marks."""
SECTORS = 4


def is_blurred(view: View) -> bool:
    return edge_width(view) > BLURRED


def edge_width(view: View) -> float:
    """Of the clear edges, in the direction in which they are widest (a shaken hand blurs one); 0 without any edges."""
    grey = cv2.GaussianBlur(view.grey, (0, 0), 0.7).astype(np.float32)
    across, down = cv2.Scharr(grey, cv2.CV_32F, 1, 0) / 32, cv2.Scharr(grey, cv2.CV_32F, 0, 1) / 32
    rise = np.hypot(across, down)
    contrast = _contrast(grey)
    widths = contrast / np.maximum(rise, 1e-3) / np.sqrt(2 * np.pi)
    steepest = rise >= cv2.dilate(rise, np.ones((5, 5), np.uint8))
    edges = (contrast > LEAST_CONTRAST) & steepest & (widths < WIDEST) & _within(view)
    sector = np.round(np.arctan2(down, across) / (np.pi / SECTORS)).astype(int) % SECTORS
    found = [widths[edges & (sector == number)] for number in range(SECTORS)]
    return max((float(np.percentile(some, CLEAR)) for some in found if some.size >= LEAST_EDGES), default=0.0)


def _contrast(grey: Numbers) -> Numbers:
    window = np.ones((REACH, REACH), np.uint8)
    return (cv2.dilate(grey, window) - cv2.erode(grey, window)).astype(np.float32)


def _within(view: View) -> NDArray[np.bool_]:
    """The paper without its own border."""
    margin = np.ones((2 * REACH, 2 * REACH), np.uint8)
    return cv2.erode(view.paper.astype(np.uint8), margin).astype(bool)

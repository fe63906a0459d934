"""Too little light, and lamps mirrored in the paper."""

import cv2
import numpy as np
from numpy.typing import NDArray

from rantau.documents.engines.looking.view import View

DARK = 85
"""Lightness of the bare paper, of 255; white paper in a dim room has about 120."""
WHITE = 250
"""All three colours at least this: the sensor was blinded."""
SPOT = 0.004
"""Share of the paper that a spot must hide to be worth a word."""
FADE_NEAR, FADE_FAR = 3, 25
"""Pixels outside a spot: a mirrored lamp fades out between them. White print ends at once, white paper not at all."""
FADED = 20
"""By how much it must have grown darker at the far end."""
SHARP = 0.5
"""Share of that fall which happens at once at the border of white print."""


def is_dark(view: View) -> bool:
    """Nearly all of the bare paper is darker than DARK; the table may be."""
    lightness = cv2.cvtColor(view.bare, cv2.COLOR_RGB2GRAY)[view.paper]
    return float(np.percentile(lightness, 75)) < DARK


def has_glare(view: View) -> bool:
    """A white spot on the paper that fades into it."""
    darkest = view.bare.min(axis=2)
    spots = ((darkest >= WHITE) & view.paper).astype(np.uint8)
    spots = cv2.morphologyEx(spots, cv2.MORPH_OPEN, np.ones((5, 5), np.uint8))
    count, labels, facts, _middles = cv2.connectedComponentsWithStats(spots)
    least = SPOT * view.paper.sum()
    large = (number for number in range(1, count) if facts[number, cv2.CC_STAT_AREA] >= least)
    return any(_fades(darkest, labels == number, view.paper) for number in large)


def _fades(darkest: NDArray[np.uint8], spot: NDArray[np.bool_], paper: NDArray[np.bool_]) -> bool:
    near, far = (_ring(darkest, spot, paper, distance) for distance in (FADE_NEAR, FADE_FAR))
    fall = 255 - far
    return fall >= FADED and 255 - near < SHARP * fall


def _ring(darkest: NDArray[np.uint8], spot: NDArray[np.bool_], paper: NDArray[np.bool_], distance: int) -> float:
    """Median lightness of the paper that many pixels outside the spot; white where there is none."""
    grown = [cv2.dilate(spot.astype(np.uint8), _disc(reach)).astype(bool) for reach in (distance - 2, distance)]
    values = darkest[grown[1] & ~grown[0] & paper]
    return float(np.median(values)) if values.size >= 30 else 255.0


def _disc(radius: int) -> NDArray[np.uint8]:
    return cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * radius + 1, 2 * radius + 1)).astype(np.uint8)

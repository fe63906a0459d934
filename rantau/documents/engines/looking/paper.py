"""A paper that lies on a table: a sheet, or a card with a face on it."""

from collections.abc import Iterator

import cv2
import numpy as np

from rantau.documents.engines.base import Advice
from rantau.documents.engines.looking import edges, faces, light, sharpness, turning
from rantau.documents.engines.looking.faces import Found
from rantau.documents.engines.looking.view import SIDE, View

CARD_SIDE, SHEET_SIDE = 600, 800
"""Pixels of the long side of a card or sheet below which its small print cannot be read."""
FACE_SIDE, LEAST_FACE = 700, 36
"""Faces of cards are looked for at this size, and not smaller than this."""
SIDEWAYS, AGREES = 1.6, 1.05
"""How much clearer print must run up and down than across: to be believed alone, or to bear out a face that lies."""
BLANK = 0.006
"""Share of a card that print covers at most on its back."""


def advice(view: View, *, is_card: bool) -> Iterator[Advice]:
    """A dark or blurred picture shows nothing else that could be told with certainty, except where it is cut."""
    if is_small(view, is_card=is_card):
        yield Advice.TOO_SMALL
    poor = _poor(view)
    if poor:
        yield poor
    if edges.is_cut(view):
        yield Advice.CUT
    elif not poor:
        yield from _turned(view, is_card=is_card)


def is_small(view: View, *, is_card: bool) -> bool:
    return max(view.width, view.height) < SIDE or view.paper_side < (CARD_SIDE if is_card else SHEET_SIDE)


def _poor(view: View) -> Advice | None:
    if light.is_dark(view):
        return Advice.TOO_DARK
    if sharpness.is_blurred(view):
        return Advice.BLURRED
    return Advice.GLARE if light.has_glare(view) else None


def _turned(view: View, *, is_card: bool) -> Iterator[Advice]:
    """Face and print must not contradict each other."""
    lean = turning.lean(view)
    seen = _face_on(view) if is_card else Found("", ())
    lies = seen.turn in {"left", "right"}
    if lean > (AGREES if lies else SIDEWAYS) and (lies or not seen.faces):
        yield Advice.SIDEWAYS
    elif seen.turn == "over" and lean < 1:
        yield Advice.UPSIDE_DOWN
    elif is_card and not seen.faces and _is_blank(view):
        yield Advice.WRONG_SIDE


def _face_on(view: View) -> Found:
    scale = min(1.0, FACE_SIDE / max(view.grey.shape))
    small = cv2.resize(view.grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA).astype(np.uint8)
    return faces.found(small, LEAST_FACE)


def _is_blank(view: View) -> bool:
    """The card was found, and there is next to no print on it."""
    return view.ground.is_clear and float(turning.print_on(view).sum()) < BLANK * float(view.paper.sum())

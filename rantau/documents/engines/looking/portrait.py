"""A photo for a passport: one face, its eyes, its size, a plain light ground, clothes that are not white."""

from collections.abc import Iterator

import cv2
import numpy as np

from rantau.documents.engines.base import Advice
from rantau.documents.engines.looking import faces, light, sharpness
from rantau.documents.engines.looking.faces import Face, Grey
from rantau.documents.engines.looking.view import Pixels, View

SIDE = 480
LEAST_FACE = 0.1
"""Share of the short side below which no face is looked for."""
SMALL, LARGE = 0.22, 0.5
"""Share of the height that a face from brow to chin may have."""
SECOND = 0.5
"""A second face counts when it is at least half as large as the first."""
BLURRED = 3.2
"""Skin and hair have softer edges than print."""
NARROW, LOW = 400, 600
"""Pixels that the immigration office asks for."""
LIGHT, RESTLESS = 150, 16
"""Lightness of a light ground, and how much a plain one varies."""
WHITE, PALE = 200, 40
"""Lightness above and saturation below which clothes are white."""
MOSTLY = 0.6


def advice(view: View) -> Iterator[Advice]:
    """`view` is of the whole picture."""
    if view.width < NARROW or view.height < LOW:
        yield Advice.PHOTO_SMALL
    if light.is_dark(view):
        yield Advice.TOO_DARK
        return
    if sharpness.edge_width(view) > BLURRED:
        yield Advice.BLURRED
    colour = _small(view.colour)
    grey = cv2.cvtColor(colour, cv2.COLOR_RGB2GRAY).astype(np.uint8)
    seen = faces.found(grey, round(LEAST_FACE * min(grey.shape)))
    if not seen.faces:
        yield Advice.NO_FACE
    elif seen.turn:
        yield Advice.UPSIDE_DOWN if seen.turn == "over" else Advice.SIDEWAYS
    else:
        yield from _of_the_person(colour, grey, seen.faces)


def _of_the_person(colour: Pixels, grey: Grey, found: tuple[Face, ...]) -> Iterator[Advice]:
    face = max(found, key=lambda one: one.side)
    if sum(one.side >= SECOND * face.side for one in found) > 1:
        yield Advice.MANY_FACES
        return
    share = face.side / grey.shape[0]
    if not SMALL <= share <= LARGE:
        yield Advice.FACE_SMALL if share < SMALL else Advice.FACE_LARGE
    if not faces.sees_eyes(grey, face):
        yield Advice.EYES_HIDDEN
    if not _is_plain_and_light(colour, face):
        yield Advice.GROUND
    if _wears_white(colour, face):
        yield Advice.WHITE_CLOTHES


def _is_plain_and_light(colour: Pixels, face: Face) -> bool:
    """Both upper corners, down to the eyes and not nearer to the face than its own hair."""
    width, reach = colour.shape[1], face.top + face.side // 2
    left, right = max(0, face.left - face.side // 2), min(width, face.left + face.side * 3 // 2)
    sides = [side for side in (colour[:reach, :left], colour[:reach, right:]) if side.shape[1] >= width // 20]
    if not sides:
        return True
    pixels = np.concatenate([_lab(side).reshape(-1, 3) for side in sides])
    return float(np.median(pixels[:, 0])) >= LIGHT and float(pixels.std(axis=0).max()) <= RESTLESS


def _wears_white(colour: Pixels, face: Face) -> bool:
    """The breast below the face, where enough of it can be seen."""
    top = face.top + face.side * 3 // 2
    breast = colour[top:, max(0, face.left) : face.left + face.side]
    if breast.shape[0] < face.side // 5:
        return False
    hsv = cv2.cvtColor(np.ascontiguousarray(breast), cv2.COLOR_RGB2HSV)
    return float(((hsv[..., 2] > WHITE) & (hsv[..., 1] < PALE)).mean()) > MOSTLY


def _lab(part: Pixels) -> Pixels:
    return cv2.cvtColor(cv2.blur(np.ascontiguousarray(part), (5, 5)), cv2.COLOR_RGB2LAB).astype(np.uint8)


def _small(colour: Pixels) -> Pixels:
    scale = SIDE / max(colour.shape[:2])
    size = (round(colour.shape[1] * scale), round(colour.shape[0] * scale))
    return cv2.resize(colour, size, interpolation=cv2.INTER_AREA).astype(np.uint8)

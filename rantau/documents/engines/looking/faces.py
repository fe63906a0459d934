"""Faces, whichever way up the picture is."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

Grey = NDArray[np.uint8]
TURNS = {"": None, "right": cv2.ROTATE_90_CLOCKWISE, "over": cv2.ROTATE_180, "left": cv2.ROTATE_90_COUNTERCLOCKWISE}
NEIGHBOURS = 5
"""How many overlapping windows must agree."""


@dataclass(frozen=True)
class Face:
    """From the brow to the chin, in pixels; `sure` grows with how much it looks like a face."""

    left: int
    top: int
    side: int
    sure: float


@dataclass(frozen=True)
class Found:
    """`turn` is what has to be done to the picture so that the faces stand upright: "", "right", "over" or "left"."""

    turn: str
    faces: tuple[Face, ...]


def found(grey: Grey, least: int) -> Found:
    """The faces in that position in which they are surest. `least` is the smallest side in pixels."""
    ways = [Found(turn, _faces(_turned(grey, how), least)) for turn, how in TURNS.items()]
    return max(ways, key=lambda way: sum(face.sure for face in way.faces[:1]))


def sees_eyes(grey: Grey, face: Face) -> bool:
    """At least one eye in the upper part of a face, with or without glasses."""
    part = grey[face.top : face.top + face.side * 2 // 3, face.left : face.left + face.side]
    large = cv2.resize(part, (240, 160), interpolation=cv2.INTER_CUBIC)
    names = ("eye", "eye_tree_eyeglasses")
    return any(len(_cascade(name).detectMultiScale(large, 1.1, 3, minSize=(30, 30))) for name in names)


def _turned(grey: Grey, how: int | None) -> Grey:
    return grey if how is None else cv2.rotate(grey, how).astype(np.uint8)


def _faces(grey: Grey, least: int) -> tuple[Face, ...]:
    """Surest first."""
    boxes, _levels, weights = _cascade("frontalface_alt").detectMultiScale3(
        grey, 1.1, NEIGHBOURS, minSize=(least, least), outputRejectLevels=True
    )
    faces = [
        Face(int(x), int(y), int(width), float(weight))
        for (x, y, width, _height), weight in zip(boxes, weights, strict=True)
    ]
    return tuple(sorted(faces, key=lambda face: -face.sure))


@cache
def _cascade(name: str) -> cv2.CascadeClassifier:
    folder = Path(cv2.__file__).parent / "data"
    return cv2.CascadeClassifier(str(folder / f"haarcascade_{name}.xml"))

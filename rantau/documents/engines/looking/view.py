"""A photograph prepared for judging: at one size, with the paper found in it."""

from dataclasses import dataclass
from functools import cached_property

import cv2
import numpy as np
from numpy.typing import NDArray

from rantau.documents.engines.looking import ground
from rantau.documents.engines.looking.ground import Ground

Pixels = NDArray[np.uint8]
SIDE = 1000
"""Pixels of the long side at which everything is measured; smaller pictures stay as they are."""
STROKE = 15
"""What is thinner than this is print; closing with it leaves the bare paper."""


@dataclass(frozen=True)
class View:
    """`colour` is RGB. What is derived is derived once."""

    colour: Pixels
    width: int
    height: int
    """Of the picture before it was brought to SIDE."""
    has_ground: bool = True
    """A paper on something; without it the whole picture is looked at."""

    @classmethod
    def of(cls, picture: Pixels, *, has_ground: bool = True) -> "View":
        height, width = picture.shape[:2]
        scale = SIDE / max(height, width)
        if scale < 1:
            size = (max(1, round(width * scale)), max(1, round(height * scale)))
            picture = cv2.resize(picture, size, interpolation=cv2.INTER_AREA).astype(np.uint8)
        return cls(picture, width, height, has_ground)

    @cached_property
    def grey(self) -> Pixels:
        return cv2.cvtColor(self.colour, cv2.COLOR_RGB2GRAY).astype(np.uint8)

    @cached_property
    def bare(self) -> Pixels:
        """The picture without its print."""
        element = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (STROKE, STROKE))
        return cv2.morphologyEx(self.colour, cv2.MORPH_CLOSE, element).astype(np.uint8)

    @cached_property
    def ground(self) -> Ground:
        return ground.around(self.bare)

    @cached_property
    def paper(self) -> NDArray[np.bool_]:
        """Where the paper is; everywhere when no ground was made out."""
        if not self.has_ground or not self.ground.is_clear:
            return np.ones(self.grey.shape, bool)
        size = (self.grey.shape[1], self.grey.shape[0])
        whole = cv2.resize(self.ground.paper.astype(np.uint8), size, interpolation=cv2.INTER_NEAREST)
        return whole.astype(bool)

    @property
    def paper_side(self) -> int:
        """Pixels of the long side of the paper in the picture as it came."""
        return round(self.ground.long_side * max(self.width, self.height))

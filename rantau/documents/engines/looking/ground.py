"""Where the paper ends and the table begins."""

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

Outline = NDArray[Any]
SIDE = 320
DISTINCT = 0.72
"""Share of the variance of colour that paper and ground explain; below it they cannot be told apart."""
LEAST_GROUND, MOST_GROUND = 0.06, 0.90
SOLID = 0.90
"""Share of its convex hull that a sheet of paper fills."""
STILL, LID = 2.5, 232
"""A ground that is lighter and varies less is the lid of a scanner, no table."""
LIGHTNESS = 0.6
"""Light falls unevenly, colour does not: lightness counts less."""
TOUCH = 0.02
"""Share of the long side; a paper that lies on less of the picture's edge may be a crumb of the table."""


@dataclass(frozen=True)
class Ground:
    """What lies around the paper.

    `is_clear`: paper and ground were told apart. `paper` is a small mask. `long_side` of the paper is a share of the long
    side of the picture. `left_at` are the edges of the picture at which paper lies, of "top", "right", "bottom", "left".
    """

    is_clear: bool
    paper: NDArray[np.bool_]
    is_scanner: bool = False
    long_side: float = 1.0
    left_at: tuple[str, ...] = ()


def around(bare: NDArray[np.uint8]) -> Ground:
    """Two kinds of colour: that of the middle, which is the paper, and the other. Not clear when in doubt."""
    small = _small(bare)
    middle, distinct = _like_the_middle(small)
    outline = max(_outlines(middle), key=cv2.contourArea)
    hull = cv2.convexHull(outline)
    paper = _filled(hull, middle.shape)
    solid = cv2.contourArea(outline) / max(cv2.contourArea(hull), 1.0)
    if distinct < DISTINCT or solid < SOLID or not LEAST_GROUND < 1 - paper.mean() < MOST_GROUND:
        return Ground(is_clear=False, paper=paper)
    return Ground(
        is_clear=True,
        paper=paper,
        is_scanner=_is_lid(small[..., 0] / LIGHTNESS, ~paper),
        long_side=max(cv2.minAreaRect(hull)[1]) / max(paper.shape),
        left_at=_edges_of(paper),
    )


def _small(bare: NDArray[np.uint8]) -> NDArray[np.float32]:
    scale = SIDE / max(bare.shape[:2])
    size = (max(8, round(bare.shape[1] * scale)), max(8, round(bare.shape[0] * scale)))
    small = cv2.resize(bare, size, interpolation=cv2.INTER_AREA)
    lab = cv2.cvtColor(cv2.medianBlur(small, 7), cv2.COLOR_RGB2LAB).astype(np.float32)
    return (lab * np.array([LIGHTNESS, 1.3, 1.3], np.float32)).astype(np.float32)


def _like_the_middle(small: NDArray[np.float32]) -> tuple[NDArray[np.bool_], float]:
    """A mask of what has the colour of the middle, connected; and how distinct the rest is."""
    height, width = small.shape[:2]
    middle = small[height // 4 : -height // 4, width // 4 : -width // 4].reshape(-1, 3)
    away = np.linalg.norm(small - np.median(middle, axis=0), axis=2)
    levels = np.clip(away * 2, 0, 255).astype(np.uint8)
    threshold, _mask = cv2.threshold(levels, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    like = levels <= threshold
    inner, outer = levels[like].astype(float), levels[~like].astype(float)
    if not inner.size or not outer.size:
        return np.ones_like(like), 0.0
    between = like.mean() * (~like).mean() * (outer.mean() - inner.mean()) ** 2
    element = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (5, 5))
    opened = cv2.morphologyEx(like.astype(np.uint8), cv2.MORPH_OPEN, element)
    _count, labels, facts, _middles = cv2.connectedComponentsWithStats(opened)
    largest = 1 + int(np.argmax(facts[1:, cv2.CC_STAT_AREA])) if len(facts) > 1 else 0
    return labels == largest, float(between / max(float(levels.var()), 1.0))


def _outlines(mask: NDArray[np.bool_]) -> list[Outline]:
    found, _tree = cv2.findContours(mask.astype(np.uint8), cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    return list(found)


def _filled(hull: Outline, shape: tuple[int, ...]) -> NDArray[np.bool_]:
    mask = np.zeros(shape, np.uint8)
    return cv2.fillConvexPoly(mask, hull, 1).astype(bool)


def _is_lid(lightness: NDArray[np.float32], ground: NDArray[np.bool_]) -> bool:
    """Judged away from the shadow beside the paper."""
    far = cv2.erode(ground.astype(np.uint8), np.ones((9, 9), np.uint8)).astype(bool)
    values = lightness[far]
    return values.size > 50 and float(np.median(values)) > LID and float(values.std()) < STILL


def _edges_of(paper: NDArray[np.bool_]) -> tuple[str, ...]:
    edges = {"top": paper[1], "right": paper[:, -2], "bottom": paper[-2], "left": paper[:, 1]}
    return tuple(name for name, pixels in edges.items() if pixels.sum() > TOUCH * max(paper.shape))

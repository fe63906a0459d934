"""Three numbers that tell a poor photo of a paper. Advice only: people know their paper better."""

from PIL import Image, ImageFilter, ImageStat

from rantau.documents.engines.base import Advice

SMALL = 1000
"""Pixels of the long side below which the small print of a KTP cannot be read."""
DARK = 60
"""Mean brightness of 255."""
BLURRED = 100
"""Variance of the Laplacian at 1,000 px; below it edges are soft."""
EDGES = ImageFilter.Kernel((3, 3), (0, 1, 0, 1, -4, 1, 0, 1, 0), scale=1, offset=128)


def advice_on(picture: Image.Image) -> list[str]:
    """Codes of `Advice` for an RGB picture."""
    grey = picture.convert("L")
    grey.thumbnail((SMALL, SMALL))
    advice = []
    if max(picture.size) < SMALL:
        advice.append(Advice.TOO_SMALL.value)
    if ImageStat.Stat(grey).mean[0] < DARK:
        advice.append(Advice.TOO_DARK.value)
    elif ImageStat.Stat(grey.filter(EDGES)).var[0] < BLURRED:
        advice.append(Advice.BLURRED.value)
    return advice

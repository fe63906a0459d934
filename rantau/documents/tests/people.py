"""Passport photos and cards with a face that the machine takes for one.

`sample_face.jpg` is cut out of NASA's portrait of the astronaut Eileen Collins (public domain, as shipped by
scikit-image): a drawn face is none for the cascades, and the pictures of the test must not be of somebody private.
"""

from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from rantau.documents.tests.photographs import Pixels, card, wood


def head(height: int) -> tuple[Image.Image, Image.Image]:
    """Face and hair at that height, and their mask."""
    sample = Image.open(Path(__file__).parent / "sample_face.jpg").convert("RGB")
    mask = Image.new("L", sample.size)
    ImageDraw.Draw(mask).ellipse((14, 2, 172, 186), fill=255)
    width = round(sample.width * height / sample.height)
    soft = mask.filter(ImageFilter.GaussianBlur(4)).resize((width, height))
    return sample.resize((width, height), Image.Resampling.LANCZOS), soft


def portrait(
    *,
    size: tuple[int, int] = (600, 900),
    share: float = 0.62,
    ground: str = "#e9ebee",
    clothes: str = "#283a5c",
    people: int = 1,
) -> Image.Image:
    """One person (or several) before a ground; `share` is the height of face and hair in that of the picture."""
    width, height = size
    picture = Image.new("RGB", size, ground)
    face, mask = head(round(height * share))
    top = round(height * 0.1)
    for number in range(people):
        middle = round(width * (number + 1) / (people + 1))
        shoulders = (
            middle - round(face.width * 0.75),
            top + round(face.height * 0.86),
            middle + round(face.width * 0.75),
        )
        ImageDraw.Draw(picture).ellipse((*shoulders, height * 2 - top), fill=clothes)
        picture.paste(face, (middle - face.width // 2, top), mask)
    grain = np.random.default_rng(5).normal(0, 2, (height, width, 3))
    return Image.fromarray(np.clip(np.asarray(picture) + grain, 0, 255).astype(np.uint8))


def card_with_face(seed: int = 8) -> Pixels:
    """An identity card on a table, seen from straight above."""
    rng = np.random.default_rng(seed)
    paper = card(rng)
    box = Image.new("RGB", (220, 290), "#a02828")
    face, mask = head(250)
    box.paste(face, ((220 - face.width) // 2, 35), mask)
    paper.paste(box, (745, 165))
    table = Image.fromarray(np.clip(wood(rng, 1200, 1600), 0, 255).astype(np.uint8))
    table.paste(paper.resize((1250, 792), Image.Resampling.LANCZOS), (170, 200))
    return np.asarray(table)


def back_of_a_card() -> Pixels:
    """No face and no print: a coat of arms in a pale pattern."""
    rng = np.random.default_rng(8)
    table = Image.fromarray(np.clip(wood(rng, 1200, 1600), 0, 255).astype(np.uint8))
    draw = ImageDraw.Draw(table)
    draw.rounded_rectangle((170, 200, 1420, 992), 40, fill="#b6d0dc")
    for radius in range(60, 300, 24):
        draw.ellipse((795 - radius, 596 - radius, 795 + radius, 596 + radius), outline="#a4c0ce", width=6)
    draw.rectangle((300, 780, 700, 900), fill="#5a6a74")
    return np.asarray(table)

"""Photographs of papers as phones take them, drawn here: real text, grounds, perspective, noise and uneven light.

Nothing in this module knows how photographs are judged.
"""

from collections.abc import Callable
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

Pixels = NDArray[np.uint8]
Scene = NDArray[np.float32]
Rng = np.random.Generator
FINE, BLURRED, GLARE, CUT = "fine", "BLURRED", "GLARE", "CUT"
WORDS = [
    "PROVINSI",
    "SUMATERA",
    "BARAT",
    "KABUPATEN",
    "PASAMAN",
    "NAMA",
    "TEMPAT",
    "LAHIR",
    "ALAMAT",
    "AGAMA",
    "PEKERJAAN",
    "NELAYAN",
    "KAWIN",
    "SARI",
    "BUDI",
    "WATI",
    "AIR",
    "BANGIS",
    "NAGARI",
    "JORONG",
    "KECAMATAN",
    "SUNGAI",
    "BEREMAS",
    "LAKI",
    "PEREMPUAN",
    "BERLAKU",
    "SEUMUR",
    "HIDUP",
    "KEPALA",
    "KELUARGA",
]


@dataclass(frozen=True)
class Photograph:
    """A picture as RGB pixels, the verdict it was made for, and words that say how."""

    pixels: Pixels
    verdict: str
    about: str


def _words(rng: Rng, count: int) -> str:
    return " ".join(rng.choice(WORDS, count))


def _font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(size)


# ---- papers


def card(rng: Rng) -> Image.Image:
    """An identity card of 1010 x 640: tinted, with a photo, a number and lines of names and values."""
    tint = np.array(rng.choice([(176, 208, 226), (190, 214, 200), (205, 205, 225), (222, 206, 196)]), np.float32)
    waves = np.sin(np.linspace(0, rng.uniform(8, 20), 1010))[None, :] * np.cos(np.linspace(0, 7, 640))[:, None]
    picture = Image.fromarray(np.clip(tint + waves[..., None] * 8, 0, 255).astype(np.uint8))
    draw = ImageDraw.Draw(picture)
    draw.text((505, 45), "PROVINSI SUMATERA BARAT", fill="#182840", font=_font(36), anchor="mm")
    draw.text((505, 90), _words(rng, 2), fill="#182840", font=_font(34), anchor="mm")
    draw.text((40, 125), "NIK : " + "".join(map(str, rng.integers(0, 10, 16))), fill="#101820", font=_font(44))
    for row in range(11):
        draw.text((40, 190 + row * 38), _words(rng, 1).title(), fill="#182030", font=_font(25))
        draw.text((240, 190 + row * 38), ": " + _words(rng, 3)[:28], fill="#182030", font=_font(26))
    _portrait(draw, rng, (745, 165, 965, 455))
    draw.text((760, 480), "AIR BANGIS", fill="#182030", font=_font(22))
    draw.line([(770, 560), (800, 520), (830, 570), (860, 515), (920, 560)], fill="#202020", width=4)
    return picture


def _portrait(draw: ImageDraw.ImageDraw, rng: Rng, box: tuple[int, int, int, int]) -> None:
    left, top, right, bottom = box
    draw.rectangle(box, fill=str(rng.choice(["#a02828", "#2848a0"])))
    middle = (left + right) // 2
    draw.ellipse((left + 15, bottom - 90, right - 15, bottom + 60), fill="#303848")
    draw.rectangle((left, bottom + 1, right, bottom + 62), fill="#b8ccd8")
    draw.ellipse((middle - 58, top + 45, middle + 58, bottom - 65), fill="#a8785c")
    draw.chord((middle - 62, top + 35, middle + 62, top + 190), 180, 360, fill="#181414")
    draw.ellipse((middle - 32, top + 130, middle - 16, top + 140), fill="#201818")
    draw.ellipse((middle + 16, top + 130, middle + 32, top + 140), fill="#201818")


def sheet(rng: Rng) -> Image.Image:
    """A certificate or letter, A4 upright: a head, paragraphs, a stamp."""
    picture = Image.new("RGB", (1000, 1414), str(rng.choice(["#ffffff", "#fbf8ee", "#f3f6f8", "#f6efdc"])))
    draw = ImageDraw.Draw(picture)
    draw.text((500, 90), "REPUBLIK INDONESIA", fill="#202020", font=_font(40), anchor="mm")
    draw.text((500, 150), _words(rng, 3), fill="#202020", font=_font(32), anchor="mm")
    size = int(rng.integers(20, 27))
    for row in range(int(rng.integers(18, 34))):
        if rng.random() < 0.9:
            draw.text((90, 230 + row * 33), _line(rng, size, 820), fill="#1c1c24", font=_font(size))
    stamp = (640, 1180, 830, 1370)
    draw.ellipse(stamp, outline=str(rng.choice(["#3848a8", "#703090"])), width=7)
    draw.text((735, 1275), "SAH", fill="#3848a8", font=_font(40), anchor="mm")
    return picture


def _line(rng: Rng, size: int, width: int) -> str:
    text = _words(rng, 12)
    while _font(size).getlength(text) > width:
        text = text[:-1]
    return text.capitalize()


def family_card(rng: Rng) -> Image.Image:
    """A4 lying: a title and a ruled table."""
    picture = Image.new("RGB", (1414, 1000), str(rng.choice(["#f4f8f4", "#ffffff", "#e6eef6", "#f2ecdf"])))
    draw = ImageDraw.Draw(picture)
    draw.text((707, 70), "KARTU KELUARGA", fill="#182028", font=_font(50), anchor="mm")
    draw.text(
        (707, 130), "No. " + "".join(map(str, rng.integers(0, 10, 16))), fill="#182028", font=_font(34), anchor="mm"
    )
    for row in range(13):
        y = 210 + row * 55
        draw.line([(60, y), (1354, y)], fill="#303840", width=2)
        for column in range(6):
            if row < 12:
                draw.text((72 + column * 216, y + 14), _words(rng, 2)[:15], fill="#202830", font=_font(22))
    for column in range(7):
        x = min(60 + column * 216, 1354)
        draw.line([(x, 210), (x, 870)], fill="#303840", width=2)
    return picture


# ---- grounds


def _clouds(rng: Rng, height: int, width: int, grain: tuple[int, int]) -> Scene:
    """Smooth noise between -1 and 1; `grain` says how fine it is down and across."""
    coarse = rng.standard_normal((max(2, height // grain[0]), max(2, width // grain[1])), np.float32)
    smooth = cv2.resize(coarse, (width, height), interpolation=cv2.INTER_CUBIC)
    return np.clip(smooth / 2.5, -1, 1)


def wood(rng: Rng, height: int, width: int) -> Scene:
    base = np.array(rng.choice([(120, 78, 44), (92, 60, 38), (150, 105, 62), (70, 48, 36)]), np.float32)
    grain = _clouds(rng, height, width, (6, 220)) * 16 + _clouds(rng, height, width, (60, 400)) * 14
    return base + grain[..., None]


def cloth(rng: Rng, height: int, width: int) -> Scene:
    base = np.array(rng.choice([(40, 70, 120), (110, 40, 50), (50, 90, 60), (60, 60, 70)]), np.float32)
    rows, columns = np.mgrid[0:height, 0:width]
    weave = ((rows // 4 + columns // 4) % 2) * 10 + _clouds(rng, height, width, (90, 90)) * 12
    return base + weave[..., None]


def tiles(rng: Rng, height: int, width: int) -> Scene:
    base = np.array(rng.choice([(150, 140, 125), (120, 130, 135), (135, 110, 95)]), np.float32)
    picture = np.ones((height, width, 1), np.float32) * base + (_clouds(rng, height, width, (40, 40)) * 9)[..., None]
    step = int(rng.integers(380, 620))
    first = int(rng.integers(0, step))
    picture[first::step] = picture[first + 1 :: step] = 85
    picture[:, first::step] = picture[:, first + 1 :: step] = 85
    return picture


def stone(rng: Rng, height: int, width: int) -> Scene:
    base = np.array(rng.choice([(105, 105, 108), (70, 72, 78), (125, 118, 110)]), np.float32)
    speck = rng.standard_normal((height, width), np.float32) * 9 + _clouds(rng, height, width, (25, 25)) * 10
    return base + speck[..., None]


def plain(rng: Rng, height: int, width: int) -> Scene:
    base = np.array(rng.choice([(35, 35, 38), (90, 45, 40), (60, 85, 110), (120, 120, 118), (45, 60, 45)]), np.float32)
    return base + (_clouds(rng, height, width, (300, 300)) * 8)[..., None]


def batik(rng: Rng, height: int, width: int) -> Scene:
    base = np.array(rng.choice([(95, 62, 40), (50, 45, 70), (80, 40, 36)]), np.float32)
    rows, columns = np.mgrid[0:height, 0:width]
    pitch = rng.uniform(45, 80)
    flowers = np.sin(rows / pitch * 6.28) * np.sin(columns / pitch * 6.28)
    return (
        base
        + np.where(flowers > 0.45, np.float32(34), np.float32(0))[..., None]
        + _clouds(rng, height, width, (80, 80))[..., None] * 6
    )


PAPERS: tuple[Callable[[Rng], Image.Image], ...] = (card, sheet, family_card)
GROUNDS = (wood, cloth, tiles, stone, plain, batik)


# ---- the camera


def _turned(corners: Scene, degrees: float, middle: Scene) -> Scene:
    angle = np.radians(degrees)
    turn = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    return (corners - middle) @ turn + middle


def _seen(rng: Rng, paper: Image.Image, canvas: tuple[int, int]) -> Scene:
    """The corners of a paper that lies wholly in the picture, a little turned and seen a little from the side."""
    width, height = canvas
    scale = rng.uniform(0.70, 0.86) * min(width / paper.width, height / paper.height)
    half = np.array([paper.width, paper.height]) * scale / 2
    middle = np.array([width, height]) / 2
    corners = middle + half * np.array([(-1, -1), (1, -1), (1, 1), (-1, 1)])
    corners = _turned(corners, rng.uniform(-6, 6), middle)
    corners += rng.uniform(-0.025, 0.025, (4, 2)) * min(width, height)
    return _inside(corners + rng.uniform(-0.02, 0.02, 2) * min(width, height), canvas)


def _inside(corners: Scene, canvas: tuple[int, int]) -> Scene:
    """Pushed and shrunk until 2.5 % of the picture is left around it."""
    width, height = canvas
    edge = 0.025 * min(canvas)
    room = np.array([width, height]) - 2 * edge
    size = corners.max(0) - corners.min(0)
    corners = corners.mean(0) + (corners - corners.mean(0)) * min(1.0, *(room / size))
    corners += np.maximum(edge - corners.min(0), 0)
    result: Scene = corners - np.maximum(corners.max(0) + edge - [width, height], 0)
    return result


def _laid(paper: Image.Image, ground: Scene, corners: Scene) -> Scene:
    height, width = ground.shape[:2]
    flat = np.array([(0, 0), (paper.width, 0), (paper.width, paper.height), (0, paper.height)], np.float32)
    view = cv2.getPerspectiveTransform(flat, corners.astype(np.float32))
    seen = cv2.warpPerspective(np.asarray(paper), view, (width, height), flags=cv2.INTER_AREA)
    mask = cv2.warpPerspective(np.full((paper.height, paper.width), 255, np.uint8), view, (width, height)) / np.float32(
        255
    )
    shadow = cv2.GaussianBlur(np.roll(mask, (5, 5), (0, 1)), (0, 0), 7)
    dimmed = ground * (1 - 0.35 * shadow)[..., None]
    return dimmed * (1 - mask[..., None]) + seen * mask[..., None]


def _lit(rng: Rng, scene: Scene) -> Scene:
    """Light from one side, a vignette, and the colour of a lamp."""
    height, width = scene.shape[:2]
    rows, columns = np.mgrid[-1 : 1 : height * 1j, -1 : 1 : width * 1j]
    angle = rng.uniform(0, 6.28)
    side = (np.cos(angle) * columns + np.sin(angle) * rows) * rng.uniform(0.03, 0.13)
    light = rng.uniform(0.78, 0.93) * (1 + side - 0.05 * (rows**2 + columns**2))
    warmth = np.array([1.0, rng.uniform(0.96, 1.0), rng.uniform(0.88, 1.0)])
    return scene * light[..., None].astype(np.float32) * warmth.astype(np.float32)


def _taken(rng: Rng, scene: Scene, noise: float) -> Pixels:
    """Optics, sensor and JPEG."""
    soft = cv2.GaussianBlur(scene, (0, 0), rng.uniform(0.6, 0.9))
    grain = cv2.GaussianBlur(rng.standard_normal(scene.shape, np.float32) * noise, (0, 0), 0.6) * 1.5
    pixels = np.clip(soft + grain, 0, 255).astype(np.uint8)
    options = [cv2.IMWRITE_JPEG_QUALITY, int(rng.integers(78, 93))]
    _done, packed = cv2.imencode(".jpg", pixels[..., ::-1], options)
    return cv2.imdecode(packed, cv2.IMREAD_COLOR)[..., ::-1].astype(np.uint8)


# ---- what goes wrong


def _shaken(rng: Rng, scene: Scene) -> tuple[Scene, str]:
    """Out of focus, or moved while the picture was taken."""
    way = rng.integers(3)
    if way == 0:
        sigma = rng.uniform(3.2, 6)
        return cv2.GaussianBlur(scene, (0, 0), sigma), f"soft {sigma:.1f}"
    if way == 1:
        radius = int(rng.integers(6, 11))
        disc = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * radius + 1, 2 * radius + 1)).astype(float)
        return cv2.filter2D(scene, -1, disc / disc.sum()), f"unfocused {radius}"
    length, angle = int(rng.integers(14, 28)), rng.uniform(0, 180)
    line = np.zeros((length | 1, length | 1))
    line[length // 2] = 1
    turned = cv2.warpAffine(line, cv2.getRotationMatrix2D((length // 2, length // 2), angle, 1), line.shape)
    return cv2.filter2D(scene, -1, turned / turned.sum()), f"moved {length} at {angle:.0f}"


def _glaring(rng: Rng, scene: Scene, corners: Scene) -> Scene:
    """One to three lamps mirrored in the paper: a white core that fades out."""
    height, width = scene.shape[:2]
    rows, columns = np.mgrid[0:height, 0:width]
    long_side = np.linalg.norm(corners[0] - corners[2])
    for _lamp in range(int(rng.integers(1, 4))):
        across, down = rng.uniform(0.22, 0.78, 2)
        upper = corners[0] * (1 - across) + corners[1] * across
        lower = corners[3] * (1 - across) + corners[2] * across
        x, y = upper * (1 - down) + lower * down
        wide, tall = rng.uniform(0.05, 0.11, 2) * long_side
        reach = np.sqrt(((columns - x) / wide) ** 2 + ((rows - y) / tall) ** 2)
        scene = scene + (330 / (1 + np.exp((reach - 1) * rng.uniform(4, 8))))[..., None].astype(np.float32)
    return scene


def _leaving(rng: Rng, corners: Scene, canvas: tuple[int, int]) -> tuple[Scene, str]:
    """The paper pushed over one edge of the picture by 6 to 20 % of its size, or one corner turned out of it."""
    size = corners.max(0) - corners.min(0)
    side = rng.integers(4)
    share = rng.uniform(0.06, 0.20)
    axis, towards = int(side % 2), 1 if side < 2 else -1
    now = canvas[axis] - corners[:, axis].max() if towards > 0 else corners[:, axis].min()
    moved = corners.copy()
    moved[:, axis] += towards * (now + share * size[axis])
    return moved, f"over the edge {'xy'[axis]}{towards:+d} by {share:.2f}"


def photograph(seed: int, number: int, verdict: str) -> Photograph:
    """Picture `number` of a series; the same seed gives the same pictures."""
    rng = np.random.default_rng([seed, number, (FINE, BLURRED, GLARE, CUT).index(verdict)])
    kind = PAPERS[number % 3]
    paper = kind(rng)
    if verdict == FINE and number % 5 == 4:
        return _scan(rng, paper, kind.__name__)
    canvas = (1600, 1200) if paper.width > paper.height else (1200, 1600)
    ground = GROUNDS[int(rng.integers(len(GROUNDS)))]
    corners, about = _seen(rng, paper, canvas), f"{kind.__name__} on {ground.__name__}"
    if verdict == CUT:
        corners, how = _leaving(rng, corners, canvas)
        about += f", {how}"
    scene = _lit(rng, _laid(paper, ground(rng, canvas[1], canvas[0]), corners))
    if verdict == BLURRED:
        scene, how = _shaken(rng, scene)
        about += f", {how}"
    if verdict == GLARE:
        scene = _glaring(rng, scene, corners)
    return Photograph(_taken(rng, scene, rng.uniform(2, 6)), verdict, about)


def _scan(rng: Rng, paper: Image.Image, name: str) -> Photograph:
    """From a flatbed or a scanning app: the paper fills the picture, white is white."""
    wide = 1654 if paper.width > paper.height else 1169
    flat = paper.resize((wide, round(wide * paper.height / paper.width)), Image.Resampling.LANCZOS)
    scene = np.asarray(flat).astype(np.float32) * np.float32(rng.uniform(0.97, 1.02))
    return Photograph(_taken(rng, scene, rng.uniform(0.5, 2)), FINE, f"scan of {name}")


def series(seed: int, each: int = 15) -> list[Photograph]:
    """`each` pictures of every verdict."""
    return [photograph(seed, number, verdict) for verdict in (FINE, BLURRED, GLARE, CUT) for number in range(each)]

"""Photos of cards that nobody has: invented people, drawn plain, then held askew, badly lit, noisy and a bit out of focus.

Everything follows from one seed. Identity numbers are made as the register makes them, for places that exist.
"""

import io
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from random import Random

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from rantau.foundation import mrz

CARD = (1000, 630)
PAGE = (1000, 700)
FRAME = (1120, 840)
DISTRICTS = ("131203", "131201", "137101", "130605", "140801", "317301", "120902", "327306")
PLACES = ("SIMPANG EMPAT", "PADANG", "BUKITTINGGI", "AIR BANGIS", "LUBUK SIKAPING", "JAKARTA", "MEDAN", "BANDUNG")
FIRST = {
    "F": ("SARI", "RAHMI", "WATI", "NURHAYATI", "DEWI", "YULIA", "FITRIANI", "RINA"),
    "M": ("BUDI", "ZULKIFLI", "HENDRA", "AGUS", "IRWAN", "RIZKI", "FAJAR", "SYAFRIL"),
}
LAST = ("WULANDARI", "PUTRA", "CHANIAGO", "SIKUMBANG", "ANGGRAINI", "MAHARDIKA", "KOTO", "LUBIS", "SARAGIH", "")


@dataclass(frozen=True)
class Person:
    nik: str
    name: str
    place: str
    born: date
    sex: str
    street: str
    passport: str


def person(random: Random) -> Person:
    sex = random.choice("FM")
    born = date(1955, 1, 1) + timedelta(days=random.randrange(19_000))
    day = born.day + (40 if sex == "F" else 0)
    name = " ".join(filter(None, (random.choice(FIRST[sex]), random.choice(LAST), random.choice(LAST))))
    return Person(
        nik=f"{random.choice(DISTRICTS)}{day:02}{born:%m%y}{random.randrange(1, 10_000):04}",
        name=name,
        place=random.choice(PLACES),
        born=born,
        sex=sex,
        street=f"JL. {random.choice(LAST) or 'MERDEKA'} NO. {random.randrange(1, 200)}",
        passport=f"{random.choice('ABCEX')}{random.randrange(10**7):07}",
    )


def ktp(who: Person) -> Image.Image:
    """The card flat and clean; the number in even steps, as on the real one."""
    card = _ground(CARD, "#a9cfe6", "#d8ecf5")
    draw = ImageDraw.Draw(card)
    draw.text((CARD[0] // 2, 22), "PROVINSI SUMATERA BARAT", fill="#101418", font=_font(34), anchor="ma")
    draw.text((CARD[0] // 2, 62), "KABUPATEN PASAMAN BARAT", fill="#101418", font=_font(34), anchor="ma")
    draw.text((40, 112), "NIK", fill="#101418", font=_font(44))
    _even(draw, (200, 110), f":{who.nik}", 48, 33)
    rows = (
        ("Nama", who.name, ""),
        ("Tempat/Tgl Lahir", f"{who.place}, {who.born:%d-%m-%Y}", ""),
        ("Jenis Kelamin", "PEREMPUAN" if who.sex == "F" else "LAKI-LAKI", "Gol. Darah : O"),
        ("Alamat", who.street, ""),
        ("Agama", "ISLAM", ""),
        ("Status Perkawinan", "KAWIN", ""),
        ("Kewarganegaraan", "WNI", ""),
        ("Berlaku Hingga", "SEUMUR HIDUP", ""),
    )
    for number, (label, value, beside) in enumerate(rows):
        top = 180 + number * 50
        draw.text((40, top), label, fill="#101418", font=_font(26))
        draw.text((262, top), f": {value}", fill="#101418", font=_font(26))
        draw.text((560, top), beside, fill="#101418", font=_font(26))
    draw.rectangle((735, 180, 955, 470), fill="#b8433a")
    draw.ellipse((795, 215, 895, 345), fill="#d9b08c")
    draw.ellipse((755, 350, 935, 590), fill="#2f3f50")
    draw.rectangle((730, 471, 960, 595), fill="#d8ecf5")
    draw.text((845, 520), f"{who.born:%d-%m}-2018", fill="#101418", font=_font(22), anchor="ma")
    return card


def passport(who: Person) -> Image.Image:
    """The page with the photo and the two lines."""
    page = _ground(PAGE, "#cfe0cf", "#eef3e6")
    draw = ImageDraw.Draw(page)
    draw.text((40, 24), "REPUBLIK INDONESIA / REPUBLIC OF INDONESIA", fill="#20402c", font=_font(30))
    draw.text((40, 70), "PASPOR / PASSPORT", fill="#20402c", font=_font(28))
    rows = (
        ("No. Paspor / Passport No.", who.passport),
        ("Nama Lengkap / Full Name", who.name),
        ("Kewarganegaraan / Nationality", "INDONESIA"),
        ("Tgl. Lahir / Date of Birth", f"{who.born:%d %b %Y}".upper()),
        ("Tempat Lahir / Place of Birth", who.place),
    )
    for number, (label, value) in enumerate(rows):
        draw.text((340, 120 + number * 82), label, fill="#40584a", font=_font(18))
        draw.text((340, 144 + number * 82), value, fill="#101418", font=_font(30))
    draw.rectangle((40, 130, 290, 470), fill="#c9cfd6")
    draw.ellipse((100, 190, 230, 350), fill="#d9b08c")
    for number, line in enumerate(zone(who)):
        _even(draw, (36, 580 + number * 50), line, 32, 21)
    return page


def zone(who: Person) -> tuple[str, str]:
    first, _space, rest = who.name.partition(" ")
    names = f"{rest or first}<<{first if rest else ''}".replace(" ", "<")
    until = date(2031, who.born.month, min(who.born.day, 28))
    digit = mrz.check_digit
    number, born, ends = f"{who.passport:<9}".replace(" ", "<"), f"{who.born:%y%m%d}", f"{until:%y%m%d}"
    optional = "<" * 14
    body = f"{number}{digit(number)}IDN{born}{digit(born)}{who.sex}{ends}{digit(ends)}{optional}0"
    whole = digit(body[:10] + body[13:20] + body[21:43])
    return f"P<IDN{names}"[:44].ljust(44, "<"), body + whole


def photographed(flat: Image.Image, random: Random, *, fill: float = 0.8) -> bytes:
    """As a phone takes it: on a table, from an angle, in uneven light, with noise and a slip of the focus."""
    scene = Image.new("RGB", FRAME, random.choice(("#6d5a48", "#8a8c90", "#3d3f45", "#b9b4a8")))
    picture = _held(np.asarray(scene), np.asarray(flat.convert("RGB")), random, fill)
    picture = _lit(picture, random)
    blurred = Image.fromarray(picture).filter(ImageFilter.GaussianBlur(random.uniform(0.3, 1.9)))
    grain = np.roll(_grain(), random.randrange(10**6)) * np.float32(random.uniform(2, 11))
    noisy = np.clip(np.asarray(blurred, dtype=np.float32) + grain, 0, 255).astype(np.uint8)
    target = io.BytesIO()
    Image.fromarray(noisy).save(target, "JPEG", quality=random.randrange(55, 90))
    return target.getvalue()


@cache
def _grain() -> np.ndarray:
    return np.random.default_rng(7).standard_normal((FRAME[1], FRAME[0], 3), dtype=np.float32)


def _held(scene: np.ndarray, flat: np.ndarray, random: Random, fill: float) -> np.ndarray:
    """Turned by up to ten degrees, and seen from the side."""
    height, width = flat.shape[:2]
    scale = fill * random.uniform(0.85, 1.05) * FRAME[0] / width
    angle = np.deg2rad(random.uniform(-10, 10))
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    corners = np.array([[-width, -height], [width, -height], [width, height], [-width, height]]) / 2 * scale
    seen = corners @ turn.T + np.array(FRAME) / 2
    seen += np.array([[random.uniform(-1, 1), random.uniform(-1, 1)] for _corner in range(4)]) * 0.045 * width * scale
    corner = np.array([[0, 0], [width, 0], [width, height], [0, height]], dtype=np.float32)
    way = cv2.getPerspectiveTransform(corner, seen.astype(np.float32))
    laid = cv2.warpPerspective(flat, way, FRAME, flags=cv2.INTER_AREA)
    mask = cv2.warpPerspective(np.full((height, width), 255, np.uint8), way, FRAME)
    return np.where(mask[..., None] > 127, laid, scene).astype(np.uint8)


def _lit(picture: np.ndarray, random: Random) -> np.ndarray:
    """Darker to one side, and a soft stain of light somewhere."""
    across, down = np.meshgrid(
        np.linspace(-1, 1, FRAME[0], dtype=np.float32), np.linspace(-1, 1, FRAME[1], dtype=np.float32)
    )
    direction = random.uniform(0, 2 * np.pi)
    light = random.uniform(0.7, 1.0) + random.uniform(0.05, 0.3) * (
        across * np.cos(direction) + down * np.sin(direction)
    )
    spot = (random.uniform(-0.8, 0.8), random.uniform(-0.8, 0.8))
    stain = random.uniform(0, 70) * np.exp(-((across - spot[0]) ** 2 + (down - spot[1]) ** 2) / 0.05)
    return np.clip(picture * light[..., None] + stain[..., None], 0, 255).astype(np.uint8)


def _ground(size: tuple[int, int], dark: str, light: str) -> Image.Image:
    """A pattern of waves under the print, as cards have."""
    ground = Image.new("RGB", size, light)
    draw = ImageDraw.Draw(ground)
    for offset in range(-size[1], size[0], 26):
        draw.line([(offset + 18 * np.sin(y / 40), y) for y in range(0, size[1], 8)], fill=dark, width=2)
    return ground


def _even(draw: ImageDraw.ImageDraw, start: tuple[int, int], text: str, size: int, step: int) -> None:
    """Each sign in a place of the same width; a broad one is drawn smaller."""
    for number, sign in enumerate(text):
        broad = draw.textlength(sign, font=_font(size))
        fitting = size if broad <= step else round(size * step / broad)
        at = (start[0] + number * step + step // 2, start[1] + size - fitting)
        draw.text(at, sign, fill="#101418", font=_font(fitting), anchor="ma")


def _font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(size)

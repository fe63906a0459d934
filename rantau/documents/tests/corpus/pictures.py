"""Pictures as phones, scanners and programs make them. All are taken; nothing but what can be seen is kept."""

import random
from functools import cache
from typing import Any

from PIL import ExifTags, Image, PngImagePlugin

from rantau.documents.tests import factories as make
from rantau.documents.tests.corpus import pngs, profiles
from rantau.documents.tests.corpus.case import Case, picture

SECRET = make.SECRET.encode()
WIDE = (900, 600)
TALL = (600, 900)


@cache
def photo() -> Image.Image:
    return make.photo(*WIDE)


def jpeg(**options: Any) -> bytes:
    return make.encoded(photo(), "JPEG", **options)


def png(mode: str = "RGB", **options: Any) -> bytes:
    return make.encoded(photo().convert(mode), "PNG", **options)


def see_through() -> Image.Image:
    layer = photo().convert("RGBA")
    layer.putalpha(Image.linear_gradient("L").resize(WIDE))
    return layer


def turned(orientation: int) -> Case:
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    exif[ExifTags.Base.Artist] = make.SECRET
    return picture(lambda: jpeg(exif=exif), WIDE if orientation in range(2, 5) or orientation in {0, 1, 9} else TALL)


def huge_comment() -> bytes:
    """A megabyte of words before the picture."""
    content = jpeg()
    comment = b"\xff\xfe" + (60_002).to_bytes(2, "big") + (SECRET * 3000)[:60_000]
    return content[:2] + comment * 17 + content[2:]


def thumbnail_in_exif() -> bytes:
    """The picture before it was cut, as some cameras keep it."""
    exif = Image.Exif()
    exif[ExifTags.Base.Software] = make.SECRET
    exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.MakerNote] = SECRET * 20
    exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.UserComment] = b"ASCII\0\0\0" + SECRET
    return jpeg(exif=exif)


def noisy() -> bytes:
    """Bytes that no packer makes smaller, always the same ones."""
    return make.encoded(Image.frombytes("RGB", WIDE, random.Random(4).randbytes(3 * 900 * 600)), "JPEG", quality=90)


def texts() -> bytes:
    told = PngImagePlugin.PngInfo()
    told.add_text("Author", make.SECRET)
    told.add_text("Comment", make.SECRET * 50, zip=True)
    told.add_itxt("XML:com.adobe.xmp", f"<x>{make.SECRET}</x>")
    return png(pnginfo=told)


JPEGS = {
    "jpeg baseline": picture(jpeg),
    "jpeg progressive": picture(lambda: jpeg(progressive=True)),
    "jpeg grey": picture(lambda: make.encoded(photo().convert("L"))),
    "jpeg cmyk with adobe's mark": picture(lambda: make.encoded(photo().convert("CMYK"))),
    "jpeg without shared colours": picture(lambda: jpeg(subsampling=0, quality=98)),
    "jpeg of the poorest quality": picture(lambda: jpeg(quality=1)),
    "jpeg with restart marks": picture(lambda: jpeg(restart_marker_rows=1)),
    "jpeg of noise": picture(noisy),
    "jpeg with srgb profile": picture(lambda: jpeg(icc_profile=profiles.srgb())),
    "jpeg with p3 profile": picture(lambda: jpeg(icc_profile=profiles.display_p3(SECRET))),
    "jpeg with a profile that is none": picture(lambda: jpeg(icc_profile=SECRET * 9)),
    "jpeg with a huge comment": picture(huge_comment),
    "jpeg with maker's notes": picture(thumbnail_in_exif),
    "jpeg with place and xmp": picture(make.jpeg_with_secrets, (1600, 1000)),
    "jpeg portrait with depth": picture(lambda: make.several("MPO"), (1600, 1000)),
    "jpeg with zeros behind": picture(lambda: jpeg() + bytes(50_000)),
    "jpeg of one pixel": picture(lambda: make.encoded(Image.new("RGB", (1, 1))), (1, 1)),
    "jpeg of 12 megapixels": picture(lambda: make.encoded(photo().resize((4000, 3000)), quality=70), (2400, 1800)),
    **{f"jpeg turned {number}": turned(number) for number in range(10)},
}
PNGS = {
    "png": picture(png),
    "png 1 bit": picture(lambda: png("1")),
    "png 8 bit grey": picture(lambda: png("L")),
    "png 16 bit grey": picture(make.grey16, (1200, 900)),
    "png 16 bit colour": picture(pngs.colour16),
    "png grey with alpha": picture(lambda: png("LA")),
    "png with alpha": picture(lambda: make.encoded(see_through(), "PNG")),
    "png palette": picture(lambda: make.encoded(photo().quantize(16), "PNG")),
    "png palette with a clear colour": picture(lambda: make.encoded(photo().quantize(16), "PNG", transparency=0)),
    "png interlaced": picture(pngs.interlaced),
    "png with texts": picture(texts),
    "png with unknown chunks": picture(lambda: pngs.with_chunks(png(), pngs.chunk(b"raHa", SECRET * 100))),
    "png with exif": picture(lambda: png(exif=b"Exif\0\0MM\0*\0\0\0\x08\0\0" + SECRET)),
}
OTHERS = {
    "webp lossy": picture(lambda: make.encoded(photo(), "WEBP")),
    "webp lossless": picture(lambda: make.encoded(photo(), "WEBP", lossless=True)),
    "webp with alpha": picture(lambda: make.encoded(see_through(), "WEBP")),
    "webp with xmp": picture(lambda: make.encoded(photo(), "WEBP", xmp=SECRET * 5)),
    "heic": picture(make.heic, (29, 100)),
    "heic with bytes behind": picture(lambda: make.heic() + SECRET, (29, 100)),
}
CASES: dict[str, Case] = {**JPEGS, **PNGS, **OTHERS}

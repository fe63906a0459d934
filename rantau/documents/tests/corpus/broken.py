"""Files that were cut, bombs, files that are two things at once, and the test virus in its hiding places."""

import io
import zipfile

from PIL import Image

from rantau.documents.actions import unfit
from rantau.documents.tests import factories as make
from rantau.documents.tests.corpus import pictures, pngs
from rantau.documents.tests.corpus.case import Case, picture, refused

SECRET = make.SECRET.encode()


def cut_jpeg(share: float, **options: object) -> bytes:
    content = pictures.jpeg(**options)
    return content[: round(len(content) * share)]


def cut_png(share: float) -> bytes:
    content = pictures.png()
    return content[: round(len(content) * share)]


def overwritten() -> bytes:
    """The middle of the picture is zeros, as after a memory card went bad: it decodes, oddly."""
    content = bytearray(pictures.jpeg())
    middle = len(content) // 2
    content[middle : middle + 200] = bytes(200)
    return bytes(content)


def claims_more() -> bytes:
    """A JPEG whose head promises 60,000 lines that do not come."""
    content = bytearray(pictures.jpeg())
    at = content.index(b"\xff\xc0") + 5
    content[at : at + 4] = (60_000).to_bytes(2, "big") * 2
    return bytes(content)


def jpeg_and_zip() -> bytes:
    target = io.BytesIO(pictures.jpeg())
    target.seek(0, io.SEEK_END)
    with zipfile.ZipFile(target, "a") as archive:
        archive.writestr("run.js", SECRET)
    return target.getvalue()


def jpeg_and_html() -> bytes:
    return pictures.jpeg(comment=b"--><script>" + SECRET + b"</script><!--")


def wrong_sum() -> bytes:
    """A PNG whose head says another sum than its bytes have."""
    content = bytearray(pictures.png())
    content[29] ^= 1
    return bytes(content)


CUT = {
    **{
        f"jpeg cut at {percent} %": refused(unfit.Truncated, lambda percent=percent: cut_jpeg(percent / 100))
        for percent in (30, 60, 90, 99)
    },
    "progressive jpeg cut at 50 %": refused(unfit.Truncated, lambda: cut_jpeg(0.5, progressive=True)),
    "jpeg of its first bytes": refused(unfit.Broken, lambda: b"\xff\xd8\xff\xe0"),
    "jpeg of its head": refused(unfit.Broken, lambda: pictures.jpeg()[:200]),
    "jpeg without its last byte": refused(unfit.Truncated, lambda: pictures.jpeg()[:-1]),
    "jpeg whose middle is gone": picture(overwritten),
    "png cut in the middle": refused(unfit.Truncated, lambda: cut_png(0.5)),
    "png of its head": refused(unfit.Broken, lambda: pictures.png()[:33]),
    "png with a wrong sum": refused(unfit.Broken, wrong_sum),
    "webp cut in the middle": refused(unfit.Broken, lambda: make.encoded(pictures.photo(), "WEBP")[:9000]),
    "heic cut in the middle": refused(unfit.Broken, lambda: make.heic()[:2000]),
    "heic of its first box": refused(unfit.Broken, lambda: make.heic()[:40]),
}
BOMBS = {
    "png of 60,000 x 60,000": refused(unfit.TooManyPixels, lambda: make.png_claiming(60_000, 60_000)),
    "png that promises much": refused(unfit.Truncated, lambda: make.png_claiming(7_000, 7_000)),
    "png as long as a road": refused(unfit.TooManyPixels, lambda: make.png_claiming(2_000_000_000, 1)),
    "jpeg that promises 60,000 x 60,000": refused(unfit.TooManyPixels, claims_more),
    "png whose text is a bomb": refused(
        unfit.Broken,
        lambda: pngs.with_chunks(
            pictures.png(), pngs.chunk(b"zTXt", b"a\0\0" + pngs.zlib.compress(bytes(50_000_000), 9))
        ),
    ),
    "png whose profile is a bomb": refused(
        unfit.Broken,
        lambda: pngs.with_chunks(
            pictures.png(), pngs.chunk(b"iCCP", b"a\0\0" + pngs.zlib.compress(bytes(50_000_000), 9))
        ),
    ),
    "webp of 25 megapixels": refused(
        unfit.TooManyPixels, lambda: make.encoded(Image.new("L", (6_000, 4_100)), "WEBP", quality=1, method=0)
    ),
}
TWO_IN_ONE = {
    "jpeg and zip": picture(jpeg_and_zip),
    "jpeg and html": picture(jpeg_and_html),
    "jpeg and php": picture(lambda: pictures.jpeg() + b"<?php " + SECRET),
    "jpeg and pdf": picture(lambda: pictures.jpeg() + make.pdf()),
    "png and script": picture(lambda: pictures.png() + b"<script>" + SECRET + b"</script>"),
    "png and jar": picture(lambda: pictures.png() + make.zipped("META-INF/MANIFEST.MF")),
}
VIRUSES = {
    "virus": refused(unfit.Infected, make.eicar),
    "virus with words around": refused(unfit.Infected, lambda: b"halo " + make.eicar() + b"\n"),
    "virus in a jpeg's comment": refused(unfit.Infected, lambda: pictures.jpeg(comment=make.eicar())),
    "virus behind a png": refused(unfit.Infected, lambda: pictures.png() + make.eicar()),
}
CASES: dict[str, Case] = {**CUT, **BOMBS, **TWO_IN_ONE, **VIRUSES}

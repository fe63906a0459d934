"""Several pages become one paper: put behind each other, in another order, turned, left out. Runs confined like a decoder.

Works on what was rebuilt before, never on what a stranger sent. One picture stays a JPEG, everything else is one PDF.
"""

import io
import json
import math
import struct
from collections.abc import Sequence

import pikepdf
from PIL import Image, ImageDraw, ImageFont

from rantau.documents.engines.base import MAX_PAGES, MAX_RAW, Leaf, Problem, Rebuilt, Rejected
from rantau.documents.engines.confinement import serve

WIDTH = 595
"""Points of an A4 page, on which a picture is as wide as the paper."""
TILE, ACROSS = 120, 5
QUARTER = 90


def bind(request: bytes) -> Rebuilt:
    """Raises Rejected when there would be no page, too many, or too much."""
    (length,) = struct.unpack_from(">I", request)
    head, body = json.loads(request[4 : 4 + length]), request[4 + length :]
    parts = []
    for size in head["sizes"]:
        parts.append(body[:size])
        body = body[size:]
    leaves = None if head["leaves"] is None else [Leaf(*leaf) for leaf in head["leaves"]]
    if leaves is not None and len(leaves) == 1 and not _is_pdf(parts[leaves[0].part]):
        return _picture(parts[leaves[0].part], leaves[0].quarters)
    return _book(parts, leaves)


def _is_pdf(part: bytes) -> bool:
    return part.startswith(b"%PDF")


def _picture(part: bytes, quarters: int) -> Rebuilt:
    with Image.open(io.BytesIO(part), formats=("JPEG",)) as opened:
        turned = opened.rotate(-QUARTER * quarters, expand=True)
    target = io.BytesIO()
    turned.save(target, "JPEG", quality=88, optimize=True)
    return Rebuilt("image/jpeg", target.getvalue(), _sheet([turned]), 1, turned.width, turned.height)


def _book(parts: Sequence[bytes], leaves: Sequence[Leaf] | None) -> Rebuilt:
    books = [_opened(part) for part in parts]
    chosen = leaves or [Leaf(part, page) for part, book in enumerate(books) for page in range(len(book.pages))]
    if len(chosen) > MAX_PAGES:
        raise Rejected(Problem.TOO_MANY_PAGES)
    with pikepdf.new() as bound:
        for leaf in chosen:
            bound.pages.append(books[leaf.part].pages[leaf.page])
            if leaf.quarters:
                bound.pages[-1].rotate(QUARTER * leaf.quarters, relative=True)
        target = io.BytesIO()
        bound.save(target, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
        sheet = _sheet([_small(page) for page in bound.pages])
    if len(target.getvalue()) > MAX_RAW:
        raise Rejected(Problem.TOO_LARGE)
    return Rebuilt("application/pdf", target.getvalue(), sheet, len(chosen))


def _opened(part: bytes) -> pikepdf.Pdf:
    """The PDF itself, or a picture on a page of its own, as it was packed: nothing is encoded again."""
    if _is_pdf(part):
        return pikepdf.open(io.BytesIO(part))
    with Image.open(io.BytesIO(part), formats=("JPEG",)) as opened:
        width, height = opened.size
        colours = pikepdf.Name.DeviceGray if opened.mode == "L" else pikepdf.Name.DeviceRGB
    book = pikepdf.new()
    tall = round(WIDTH * height / width)
    book.add_blank_page(page_size=(WIDTH, tall))
    picture = pikepdf.Stream(
        book, part, Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=width, Height=height,
        BitsPerComponent=8, ColorSpace=colours, Filter=pikepdf.Name.DCTDecode,
    )  # fmt: skip
    book.pages[0].Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Gambar=picture))
    book.pages[0].Contents = book.make_stream(f"q {WIDTH} 0 0 {tall} 0 0 cm /Gambar Do Q".encode())
    return book


def _small(page: pikepdf.Page) -> Image.Image | None:
    """The picture that is the whole page; None where a page is drawn otherwise."""
    pictures = list(page.get_images().values())
    if len(pictures) != 1 or pictures[0].get("/Filter") != pikepdf.Name.DCTDecode:
        return None
    picture = Image.open(io.BytesIO(pictures[0].read_raw_bytes()), formats=("JPEG",))
    picture.draft("RGB", (2 * TILE, 2 * TILE))
    return picture.convert("RGB").rotate(-int(page.get("/Rotate", 0)), expand=True)


def _sheet(pages: Sequence[Image.Image | None]) -> bytes:
    """All pages small beside each other, with their numbers when there are several."""
    across = min(len(pages), ACROSS)
    sheet = Image.new("RGB", (across * TILE, math.ceil(len(pages) / ACROSS) * TILE), "white")
    brush, font = ImageDraw.Draw(sheet), ImageFont.load_default(20)
    for number, page in enumerate(pages):
        left, top = number % ACROSS * TILE, number // ACROSS * TILE
        if page is None:
            brush.rectangle((left + 20, top + 6, left + TILE - 20, top + TILE - 6), outline="#9aa3b2")
        else:
            tile = page.copy()
            tile.thumbnail((TILE - 8, TILE - 8))
            sheet.paste(tile, (left + (TILE - tile.width) // 2, top + (TILE - tile.height) // 2))
        if len(pages) > 1:
            brush.rectangle((left + 4, top + 4, left + 32, top + 28), fill="#12305c")
            brush.text((left + 18, top + 16), str(number + 1), fill="white", font=font, anchor="mm")
    target = io.BytesIO()
    sheet.save(target, "JPEG", quality=45, optimize=True)
    return target.getvalue()


if __name__ == "__main__":
    serve(bind)

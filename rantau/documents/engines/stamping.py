"""Who took a copy is written across it, on every page. Runs confined like a decoder, on what was rebuilt before."""

import io
import json
import struct
from collections.abc import Sequence

import pikepdf
from PIL import Image, ImageDraw, ImageFont

from rantau.documents.engines.base import Rebuilt
from rantau.documents.engines.confinement import serve

INK, SHADE = (18, 48, 92), 96
SLOPE = 30
"""Degrees; along the paper a stamp would lie on a line of print."""


def stamp(request: bytes) -> Rebuilt:
    """Length of the head (4 bytes), the head as JSON {"lines": …}, the paper."""
    (length,) = struct.unpack_from(">I", request)
    lines, paper = json.loads(request[4 : 4 + length])["lines"], request[4 + length :]
    return _book(paper, lines) if paper.startswith(b"%PDF") else _picture(paper, lines)


def _picture(paper: bytes, lines: Sequence[str]) -> Rebuilt:
    with Image.open(io.BytesIO(paper), formats=("JPEG",)) as opened:
        picture = opened.convert("RGBA")
    size = max(12, min(picture.size) // 24)
    words, font = "\n".join(lines), ImageFont.load_default(size)
    left, top, right, bottom = ImageDraw.Draw(picture).multiline_textbbox((0, 0), words, font)
    mark = Image.new("RGBA", (round(right - left) + size, round(bottom - top) + size))
    # Light around dark, so that it shows on a black photo as well as on white paper.
    ImageDraw.Draw(mark).multiline_text(
        (size // 2, size // 2), words, (*INK, SHADE), font,
        stroke_width=max(1, size // 16), stroke_fill=(255, 255, 255, SHADE),
    )  # fmt: skip
    mark = mark.rotate(SLOPE, expand=True)
    for y in range(0, picture.height, mark.height + size):
        for x in range(0, picture.width, mark.width + size):
            picture.alpha_composite(mark, (x, y))
    target = io.BytesIO()
    picture.convert("RGB").save(target, "JPEG", quality=85, optimize=True)
    return Rebuilt("image/jpeg", target.getvalue(), width=picture.width, height=picture.height)


def _book(paper: bytes, lines: Sequence[str]) -> Rebuilt:
    with pikepdf.open(io.BytesIO(paper)) as book:
        for page in book.pages:
            page.add_overlay(_sheet(book, page, lines), None)
        target = io.BytesIO()
        book.save(target, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
        return Rebuilt("application/pdf", target.getvalue(), pages=len(book.pages))


def _sheet(book: pikepdf.Pdf, page: pikepdf.Page, lines: Sequence[str]) -> pikepdf.Object:
    """A see-through page of the same size, with nothing on it but the words, in one of the fonts that every reader has."""
    box = [float(edge) for edge in page.trimbox]
    width, height = box[2] - box[0], box[3] - box[1]
    if int(page.get("/Rotate", 0)) % 180:  # an overlay lies upright on a page that is shown turned
        width, height = height, width
    size = max(6.0, min(width, height) / 24)
    words = "".join(f"{_written(line)} Tj T* " for line in lines)
    turned = "0.866 0.5 -0.5 0.866"
    spots = [(x * width, y * height) for x in (0.05, 0.5) for y in (0.1, 0.4, 0.7)]
    drawn = "".join(f"BT /F {size:.1f} Tf {size * 1.2:.1f} TL {turned} {x:.1f} {y:.1f} Tm {words}ET " for x, y in spots)
    form = book.make_stream(f"/G gs 0.07 0.19 0.36 rg {drawn}".encode("latin-1"))
    form.Type, form.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
    form.BBox = pikepdf.Array([0, 0, width, height])
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.Type1,
        BaseFont=pikepdf.Name.Helvetica,
        Encoding=pikepdf.Name.WinAnsiEncoding,
    )
    form.Resources = pikepdf.Dictionary(
        Font=pikepdf.Dictionary(F=font), ExtGState=pikepdf.Dictionary(G=pikepdf.Dictionary(ca=0.35))
    )
    return form


def _written(line: str) -> str:
    """As a string of PDF; what that font cannot draw becomes a question mark."""
    plain = line.encode("cp1252", "replace").decode("latin-1")
    return "(" + plain.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)") + ")"


if __name__ == "__main__":
    serve(stamp)

"""PDFs as scanners, offices and phones make them. All are taken with their pages."""

import io
import zlib
from collections.abc import Callable

import pikepdf
from pikepdf import Array, Dictionary, Name

from rantau.documents.tests import factories as make
from rantau.documents.tests.corpus import pictures
from rantau.documents.tests.corpus.case import Case, paper

Change = Callable[[pikepdf.Pdf], None]
VERSIONS = ("1.3", "1.4", "1.5", "1.6", "1.7", "2.0")
SECRET = make.SECRET.encode()


def drawing(document: pikepdf.Pdf, content: bytes, **resources: object) -> None:
    page = document.pages[0]
    page.Contents = document.make_stream(content)
    page.Resources = Dictionary(**resources)


def scanned(document: pikepdf.Pdf) -> None:
    drawing(document, b"q 500 0 0 300 40 400 cm /P Do Q", XObject=Dictionary(P=make.photo_object(document)))


def flat_image(document: pikepdf.Pdf, wrapped: int = 0) -> None:
    """Pixels packed by zlib, with a mask; `wrapped` times more."""
    packed = zlib.compress(bytes(range(256)) * 300)
    for _ in range(wrapped):
        packed = zlib.compress(packed)
    mask = document.make_stream(bytes(100 * 256), Type=Name.XObject, Subtype=Name.Image, Width=100, Height=256)
    mask.ColorSpace, mask.BitsPerComponent = Name.DeviceGray, 8
    image = document.make_stream(b"", Type=Name.XObject, Subtype=Name.Image, Width=100, Height=256, SMask=mask)
    image.ColorSpace, image.BitsPerComponent = Name.DeviceRGB, 8
    image.write(packed, filter=Array([Name.FlateDecode] * (wrapped + 1)))
    drawing(document, b"q 500 0 0 300 40 400 cm /P Do Q", XObject=Dictionary(P=image))


def fax(document: pikepdf.Pdf) -> None:
    """Black and white as old scanners send it; nobody here unpacks it."""
    image = document.make_stream(b"\0" * 40, Type=Name.XObject, Subtype=Name.Image, Width=1728, Height=10)
    image.ColorSpace, image.BitsPerComponent = Name.DeviceGray, 1
    image.write(b"\0\x10\x01" * 20, filter=Name.CCITTFaxDecode, decode_parms=Dictionary(K=-1, Columns=1728, Rows=10))
    drawing(document, b"q 500 0 0 300 40 400 cm /P Do Q", XObject=Dictionary(P=image))


def lettered(document: pikepdf.Pdf) -> None:
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    drawing(document, b"BT /F 12 Tf 50 700 Td (Kartu Keluarga) Tj ET", Font=Dictionary(F=font))


def odd_font(document: pikepdf.Pdf) -> None:
    """A font whose file is nonsense: readers take another one."""
    inside = document.make_stream(b"\0\1\0\0" + bytes(500), Length1=504)
    told = Dictionary(Type=Name.FontDescriptor, FontName=Name.Odd, Flags=4, FontFile2=inside)
    told.FontBBox, told.ItalicAngle, told.Ascent, told.Descent = Array([0, 0, 1, 1]), 0, 1, 0
    font = Dictionary(Type=Name.Font, Subtype=Name.TrueType, BaseFont=Name.Odd, FontDescriptor=told)
    drawing(document, b"BT /F 12 Tf 50 700 Td (abc) Tj ET", Font=Dictionary(F=document.make_indirect(font)))


def drawn_letters(document: pikepdf.Pdf) -> None:
    """Type 3: letters are little drawings, under names that somebody chose, which elsewhere are those of actions."""
    letter = document.make_stream(b"500 0 0 0 500 500 d1 0 0 500 500 re f")
    font = Dictionary(Type=Name.Font, Subtype=Name.Type3, FontBBox=Array([0, 0, 500, 500]))
    font.FontMatrix, font.CharProcs = Array([0.001, 0, 0, 0.001, 0, 0]), Dictionary(A=letter, AA=letter)
    font.Encoding, font.FirstChar, font.LastChar = Dictionary(Differences=Array([97, Name.A, Name.AA])), 97, 98
    font.Widths = Array([500, 500])
    drawing(document, b"BT /A 12 Tf 50 700 Td (ab) Tj ET", Font=Dictionary(A=document.make_indirect(font)))


def lying(document: pikepdf.Pdf) -> None:
    for number, page in enumerate(document.pages):
        page.Rotate = 90 * number


def handed_down(document: pikepdf.Pdf) -> None:
    """Pages in a tree of three levels that say nothing themselves: paper size and turn come from above."""
    leaves = [page.obj for page in document.pages]
    for leaf in leaves:
        del leaf.MediaBox
    branches = []
    for leaf in leaves:
        branch = document.make_indirect(Dictionary(Type=Name.Pages, Kids=Array([leaf]), Count=1))
        leaf.Parent = branch
        branches.append(branch)
    root = document.Root.Pages
    root.Kids, root.MediaBox, root.Rotate = Array(branches), Array([0, 0, 595, 842]), 90
    for branch in branches:
        branch.Parent = root


def made(pages: int, change: Change | None = None, **options: object) -> Callable[[], bytes]:
    return lambda: make.pdf(pages, change, **options)


def without_an_end() -> bytes:
    """The table at the end is missing; readers look for the objects one by one."""
    content = make.pdf(2, lettered, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return content[: content.rindex(b"xref")]


def saved_twice() -> bytes:
    """A second version behind the first, as programs save what was changed."""
    content = make.pdf(1, lettered)
    start = content[content.rindex(b"startxref") + 9 :].split()[0].decode()
    addition = f"99 0 obj\n({make.SECRET})\nendobj\n".encode()
    at = len(content) + len(addition)
    table = f"xref\n99 1\n{len(content):010d} 00000 n \ntrailer\n<< /Size 100 /Root 1 0 R /Prev {start} >>\n"
    return content + addition + table.encode() + f"startxref\n{at}\n%%EOF\n".encode()


def many_pages_of_photos(document: pikepdf.Pdf) -> None:
    photo = make.photo_object(document)
    for page in document.pages:
        page.Resources = Dictionary(XObject=Dictionary(P=photo))


def repaired() -> bytes:
    with pikepdf.open(io.BytesIO(make.pdf(1))) as document:
        target = io.BytesIO()
        document.save(target, qdf=True)
    return target.getvalue().replace(b"endobj\n\n", b"endobj\n\n\n\n")


CASES: dict[str, Case] = {
    **{f"pdf {version}": paper(made(2, lettered, force_version=version), 2) for version in VERSIONS},
    "pdf of a scanner": paper(made(1, scanned)),
    "pdf of packed pixels": paper(made(1, flat_image)),
    "pdf of pixels packed three times": paper(made(1, lambda document: flat_image(document, 2))),
    "pdf of a fax": paper(made(1, fax)),
    "pdf with an odd font": paper(made(1, odd_font)),
    "pdf with drawn letters": paper(made(1, drawn_letters)),
    "pdf with a filled form": paper(made(1, make.filled_form)),
    "pdf with turned pages": paper(made(4, lying), 4),
    "pdf whose pages say nothing": paper(made(3, handed_down), 3),
    "pdf of object streams": paper(made(5, object_stream_mode=pikepdf.ObjectStreamMode.generate), 5),
    "pdf in the clear": paper(made(2, lettered, compress_streams=False), 2),
    "pdf for the web": paper(made(6, linearize=True), 6),
    "pdf of twenty pages": paper(made(20), 20),
    "pdf of twenty photos": paper(made(20, many_pages_of_photos), 20),
    "pdf behind a mail's head": paper(lambda: b"Content-Type: application/pdf\r\n\r\n" + make.pdf(), 2),
    "pdf behind a mark": paper(lambda: b"\xef\xbb\xbf" + make.pdf(), 2),
    "pdf with lines behind": paper(lambda: make.pdf() + b"\n" * 3000, 2),
    "pdf without an end": paper(without_an_end, 2),
    "pdf saved twice": paper(saved_twice),
    "pdf whose places are wrong": paper(repaired),
    "pdf and zip": paper(lambda: make.pdf() + make.zipped(), 2),
    "pdf and html": paper(lambda: b"<!--\n" + make.pdf() + b"--><script>" + SECRET + b"</script>", 2),
    "pdf and jpeg": paper(lambda: make.pdf() + pictures.jpeg(comment=SECRET), 2),
}

"""PDFs that act, hide, call out, have no end or are locked: cleaned, or refused with what to do."""

import zlib
from collections.abc import Callable
from functools import cache
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Encryption, Name, Permissions

from rantau.documents.actions import unfit
from rantau.documents.tests import factories as make
from rantau.documents.tests.corpus.case import Case, paper, refused
from rantau.documents.tests.corpus.papers import Change, drawing, made

SECRET = make.SECRET
OUTSIDE = f"http://contoh.id/{SECRET}"
BOMB = 250_000_000


def action(kind: str, **more: Any) -> Dictionary:
    return Dictionary(S=Name(f"/{kind}"), **more)


def opening(**more: Any) -> Change:
    def change(document: pikepdf.Pdf) -> None:
        document.Root.OpenAction = action(**more)
        document.pages[0].AA = Dictionary(O=action(**more))

    return change


def link(kind: str, **more: Any) -> Change:
    def change(document: pikepdf.Pdf) -> None:
        spot = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 99, 99]), A=action(kind, **more))
        document.pages[0].Annots = Array([document.make_indirect(spot)])

    return change


def annotation(subtype: str, **more: Any) -> Change:
    def change(document: pikepdf.Pdf) -> None:
        spot = Dictionary(Type=Name.Annot, Subtype=Name(f"/{subtype}"), Rect=Array([0, 0, 99, 99]), **more)
        document.pages[0].Annots = Array([document.make_indirect(spot)])

    return change


def attached(content: bytes) -> Change:
    def change(document: pikepdf.Pdf) -> None:
        document.attachments["surat.exe"] = content

    return change


def xfa(document: pikepdf.Pdf) -> None:
    document.Root.AcroForm = Dictionary(Fields=Array([]), XFA=document.make_stream(SECRET.encode() * 9))


def hidden_layer(document: pikepdf.Pdf) -> None:
    layer = document.make_indirect(Dictionary(Type=Name.OCG, Name=SECRET))
    document.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(OFF=Array([layer])))


def picture_from_outside(document: pikepdf.Pdf) -> None:
    image = make.photo_object(document)
    image.F = Dictionary(Type=Name.Filespec, F=OUTSIDE, FS=Name.URL)
    image.Alternates = Array([Dictionary(Image=image, DefaultForPrinting=True)])
    image.Metadata = document.make_stream(SECRET.encode())
    drawing(document, b"q 500 0 0 300 40 400 cm /P Do Q", XObject=Dictionary(P=image))


def postscript(document: pikepdf.Pdf) -> None:
    inside = document.make_stream(SECRET.encode(), Type=Name.XObject, Subtype=Name.PS)
    drawing(document, b"/P Do", XObject=Dictionary(P=inside))


def page_from_outside(document: pikepdf.Pdf) -> None:
    outside = document.make_stream(b"", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 1, 1]))
    outside.Ref = Dictionary(F=OUTSIDE, Page=0)
    outside.OPI = Dictionary(v=SECRET)
    drawing(document, b"/P Do", XObject=Dictionary(P=outside))


def told_about(document: pikepdf.Pdf) -> None:
    document.docinfo["/Author"] = SECRET
    document.Root.Metadata = document.make_stream(SECRET.encode())
    document.pages[0].PieceInfo = Dictionary(X=Dictionary(Private=SECRET))
    document.pages[0].Thumb = document.make_stream(SECRET.encode())
    document.Root.Lang = SECRET


def loop(document: pikepdf.Pdf) -> None:
    root = document.Root.Pages
    root.Kids.append(root)


def own_father(document: pikepdf.Pdf) -> None:
    page = document.pages[0].obj
    page.Parent = page


def own_drawing(document: pikepdf.Pdf) -> None:
    """A drawing that draws itself, which readers notice."""
    inside = document.make_stream(b"/P Do", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 9, 9]))
    inside.Resources = Dictionary(XObject=Dictionary(P=inside))
    drawing(document, b"/P Do", XObject=Dictionary(P=inside))


def deep() -> bytes:
    """An array in an array, fifty thousand times."""
    nested = b"[" * 50_000 + b"]" * 50_000
    return (
        make.pdf(1, compress_streams=False)
        .replace(b"/Type /Page\n", b"/Type /Page\n")
        .replace(b"/Type /Page ", b"/X " + nested + b" /Type /Page ", 1)
    )


def crowded(document: pikepdf.Pdf) -> None:
    for number in range(60_000):
        document.make_indirect(Dictionary(N=number))
    document.Root.All = Array([document.make_indirect(Dictionary(N=number)) for number in range(51_000)])


def wide_image(document: pikepdf.Pdf) -> None:
    image = make.photo_object(document)
    image.Width = image.Height = 60_000
    drawing(document, b"/P Do", XObject=Dictionary(P=image))


@cache
def zeros() -> bytes:
    """A quarter of a gigabyte in a quarter of a megabyte."""
    packer, step = zlib.compressobj(9), bytes(1 << 20)
    return b"".join([*(packer.compress(step) for _ in range(BOMB >> 20)), packer.flush()])


def bomb(layers: int) -> Callable[[], bytes]:
    def change(document: pikepdf.Pdf) -> None:
        packed = zeros()
        for _ in range(layers - 1):
            packed = zlib.compress(packed, 9)
        stream = document.make_stream(b"")
        stream.write(packed, filter=Array([Name.FlateDecode] * layers))
        document.pages[0].Contents = stream

    return made(1, change)


def locked(**words: Any) -> Callable[[], bytes]:
    return made(1, encryption=Encryption(**words))


SCRIPT = {"kind": "JavaScript", "JS": f"app.alert('{SECRET}')"}
CLEANED = {
    "script on opening": opening(**SCRIPT),
    "program on opening": opening(kind="Launch", F=SECRET),
    "page elsewhere on opening": opening(kind="GoToR", F=OUTSIDE, D=Array([0, Name.Fit])),
    "page in an attachment on opening": opening(kind="GoToE", T=Dictionary(R=Name.C, N=SECRET)),
    "link to the web": link("URI", URI=OUTSIDE),
    "link to a file": link("GoToR", F=OUTSIDE, D=Array([0, Name.Fit])),
    "link to a program": link("Launch", F=SECRET),
    "form that is sent": link("SubmitForm", F=Dictionary(FS=Name.URL, F=OUTSIDE)),
    "form that is filled from outside": link("ImportData", F=OUTSIDE),
    "sound": link("Sound", Sound=SECRET),
    "film": annotation("Movie", Movie=Dictionary(F=OUTSIDE), A=True),
    "rich media": annotation("RichMedia", RichMediaContent=Dictionary(Assets=SECRET)),
    "three dimensions": annotation("3D", Contents=SECRET),
    "note": annotation("Text", Contents=SECRET),
    "file on the page": annotation("FileAttachment", FS=Dictionary(Type=Name.Filespec, F=SECRET)),
    "attachment": attached(b"MZ" + SECRET.encode() * 20),
    "packed virus in an attachment": attached(b""),
    "xfa form": xfa,
    "hidden layer": hidden_layer,
    "picture from outside": picture_from_outside,
    "page from outside": page_from_outside,
    "postscript inside": postscript,
    "words about the file": told_about,
    "everything at once": make.with_dangers,
    "drawing that draws itself": own_drawing,
}
CLEANED["packed virus in an attachment"] = attached(make.eicar())
LOCKED = {
    "to read": locked(owner="a", user="b"),
    "to change": locked(owner="a", user=""),
    "to read in the old way": locked(owner="a", user="b", R=3, aes=False, metadata=False),
    "to print": locked(owner="a", user="", allow=Permissions(print_highres=False, print_lowres=False)),
}
CASES: dict[str, Case] = {
    **{f"pdf: {name}": paper(made(1, change)) for name, change in CLEANED.items()},
    **{f"pdf locked {name}": refused(unfit.Encrypted, build) for name, build in LOCKED.items()},
    **{f"pdf bomb in {layers} layers": refused(unfit.TooComplex, bomb(layers)) for layers in (1, 2, 3, 4)},
    "pdf with the virus in the clear": refused(unfit.Infected, made(1, attached(make.eicar()), compress_streams=False)),
    "pdf of 300 pages": refused(unfit.TooManyPages, made(300)),
    "pdf of 21 pages": refused(unfit.TooManyPages, made(21)),
    "pdf of no page": refused(unfit.Broken, made(0)),
    "pdf that is none": refused(unfit.Broken, lambda: b"%PDF-1.7\nhalo"),
    "pdf cut in the middle": refused(unfit.Broken, lambda: make.pdf(20)[:200]),
    "pdf whose pages go in a ring": refused(unfit.Broken, made(2, loop)),
    "pdf page that is its own father": refused(unfit.TooComplex, made(1, own_father)),
    "pdf of too deep a nest": refused(unfit.Broken, deep),
    "pdf of 100,000 objects": refused(unfit.TooComplex, made(1, crowded)),
    "pdf with a picture of 60,000 x 60,000": refused(unfit.TooManyPixels, made(1, wide_image)),
}

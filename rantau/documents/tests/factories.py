"""Files as people send them and as the ill-disposed make them, all built here, and papers that lie in a slot.

`sample.heic` (29 x 100 px) comes from the tests of pi-heif, BSD-3-Clause, Pillow-Heif contributors: nothing we install
can write HEIC.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
from django.core.files.uploadedfile import SimpleUploadedFile
from pikepdf import Array, Dictionary, Name
from PIL import ExifTags, Image, ImageDraw

from rantau.accounts.models import User
from rantau.documents import actions
from rantau.documents.engines.virus import EICAR
from rantau.documents.models import Document
from rantau.foundation.actor import Actor

HOLDER = "RTU-7KQ4M-2XW9C"
SECRET = "RAHASIA-YANG-DITANAM"


def photo(width: int = 1600, height: int = 1000) -> Image.Image:
    return _photo(width, height).copy()


@cache
def _photo(width: int, height: int) -> Image.Image:
    """A sharp, light picture with small print, red in its upper left corner."""
    picture = Image.new("RGB", (width, height), "#e8eef5")
    draw = ImageDraw.Draw(picture)
    for row in range(10, height, 14):
        for column in range(10, width, 60):
            draw.text((column, row), "KTP 1312", fill="#203040")
    draw.rectangle((0, 0, width // 4, height // 4), fill="#d00000")
    return picture


def encoded(picture: Image.Image, kind: str = "JPEG", **options: Any) -> bytes:
    target = io.BytesIO()
    picture.save(target, kind, **options)
    return target.getvalue()


def jpeg_with_secrets() -> bytes:
    """EXIF with maker, description and place, an XMP note, a comment, and something after the end."""
    exif = Image.Exif()
    exif[ExifTags.Base.Make] = SECRET
    exif[ExifTags.Base.ImageDescription] = SECRET
    exif.get_ifd(ExifTags.IFD.GPSInfo).update({1: "S", 2: (0.0, 7.0, 30.0), 3: "E", 4: (99.0, 49.0, 0.0)})
    kept = encoded(photo(), exif=exif, comment=SECRET.encode(), xmp=f"<x:xmpmeta>{SECRET}</x:xmpmeta>".encode())
    return kept + SECRET.encode()


def sideways() -> bytes:
    """Held upright, stored lying: EXIF orientation 6."""
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 6
    return encoded(photo(), exif=exif)


def png_claiming(width: int, height: int) -> bytes:
    """A few hundred bytes that promise a picture of that size."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(100_000), 9)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def grey16() -> bytes:
    row = b"".join(struct.pack("<H", x * 65535 // 1199) for x in range(1200))
    return encoded(Image.frombytes("I;16", (1200, 900), row * 900), "PNG")


def several(kind: str) -> bytes:
    """Two frames: moving in PNG and WEBP, a portrait with its depth in MPO."""
    return encoded(photo(), kind, save_all=True, append_images=[photo().rotate(180)])


def zipped(name: str = "word/document.xml") -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr(name, "<w:document/>")
    return target.getvalue()


def pdf(pages: int = 2, change: Callable[[pikepdf.Pdf], None] | None = None, **options: Any) -> bytes:
    """A PDF with a red square on each page."""
    with pikepdf.new() as document:
        for _number in range(pages):
            document.add_blank_page(page_size=(595, 842))
            document.pages[-1].Contents = document.make_stream(b"1 0 0 rg 100 500 200 200 re f")
        if change:
            change(document)
        target = io.BytesIO()
        document.save(target, **options)
    return target.getvalue()


def with_dangers(document: pikepdf.Pdf) -> None:
    """Everything that acts, hides or calls out."""
    script = Dictionary(S=Name.JavaScript, JS=f"app.alert('{SECRET}')")
    document.Root.OpenAction = script
    document.Root.AA = Dictionary(WC=script)
    document.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array(["x", document.make_indirect(script)])))
    document.Root.Metadata = document.make_stream(SECRET.encode())
    document.Root.AcroForm = Dictionary(Fields=Array([]), XFA=document.make_stream(SECRET.encode()))
    document.attachments["rahasia.exe"] = b"MZ" + SECRET.encode()
    document.docinfo["/Author"] = SECRET
    page = document.pages[0]
    page.AA = Dictionary(O=script)
    page.PieceInfo = Dictionary(X=Dictionary(Private=SECRET))
    link = Dictionary(S=Name.URI, URI=f"http://contoh.id/{SECRET}")
    launch = Dictionary(S=Name.Launch, F=SECRET)
    page.Annots = Array([_annotation(document, Name.Link, link), _annotation(document, Name.Link, launch)])
    outside = document.make_stream(b"")
    outside.F = Dictionary(Type=Name.Filespec, F=f"http://contoh.id/{SECRET}", FS=Name.URL)
    outside.Subtype, outside.Type = Name.Form, Name.XObject
    outside.BBox, outside.Ref = Array([0, 0, 1, 1]), Dictionary(F=SECRET, Page=0)
    page.Resources = Dictionary(XObject=Dictionary(AA=outside, A=photo_object(document)))


def _annotation(document: pikepdf.Pdf, subtype: Name, action: Dictionary) -> Any:
    area = Array([0, 0, 50, 50])
    return document.make_indirect(Dictionary(Type=Name.Annot, Subtype=subtype, Rect=area, A=action))


def photo_object(document: pikepdf.Pdf) -> pikepdf.Stream:
    """A phone's JPEG in a page, with all its notes."""
    return pikepdf.Stream(
        document,
        jpeg_with_secrets(),
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=1600,
        Height=1000,
        BitsPerComponent=8,
        ColorSpace=Name.DeviceRGB,
        Filter=Name.DCTDecode,
    )


def filled_form(document: pikepdf.Pdf) -> None:
    """What somebody typed into a form is drawn by a widget: a blue bar."""
    look = document.make_stream(b"0 0 1 rg 0 0 100 20 re f")
    look.Type, look.Subtype, look.BBox = Name.XObject, Name.Form, Array([0, 0, 100, 20])
    field = document.make_indirect(
        Dictionary(
            Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T="nama", V="Sari", F=4,
            Rect=Array([100, 300, 200, 320]), AP=Dictionary(N=look),
        )
    )  # fmt: skip
    document.Root.AcroForm = Dictionary(Fields=Array([field]))
    document.pages[0].Annots = Array([field])


def inflating(layers: int) -> Callable[[pikepdf.Pdf], None]:
    """Half a gigabyte of zeros in half a megabyte, or in a few hundred bytes."""

    def change(document: pikepdf.Pdf) -> None:
        packed = zlib.compress(bytes(500_000_000), 1)
        for _layer in range(layers - 1):
            packed = zlib.compress(packed, 9)
        stream = document.make_stream(b"")
        stream.write(packed, filter=Array([Name.FlateDecode] * layers))
        document.pages[0].Contents = stream

    return change


def heic() -> bytes:
    return (Path(__file__).parent / "sample.heic").read_bytes()


def eicar() -> bytes:
    return EICAR


def sent(content: bytes, name: str = "ktp.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def paper(owner: User, now: datetime, *, slot: str = "KTP", content: bytes | None = None, **options: Any) -> Document:
    """A paper that `owner` has uploaded."""
    return actions.upload(
        **{
            "holder": HOLDER,
            "slot": slot,
            "upload": sent(content or encoded(photo())),
            "owner_id": owner.pk,
            "actor": Actor.person(owner.pk),
            "now": now,
            **options,
        }
    )

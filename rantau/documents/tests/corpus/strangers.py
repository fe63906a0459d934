"""What is no photo and no PDF, by its first bytes; the rest is chance that always falls the same."""

import gzip
import io
import random
import tarfile

from PIL import Image

from rantau.documents.actions import unfit
from rantau.documents.tests import factories as make
from rantau.documents.tests.corpus.case import Case, refused

NOISE = random.Random(16).randbytes(5000)
SMALL = Image.new("RGB", (200, 100), "#206040")


def starting(first: bytes) -> bytes:
    return first + NOISE


def box(name: bytes, brand: bytes) -> bytes:
    return b"\0\0\0\x18" + name + brand + bytes(12) + NOISE


def tar() -> bytes:
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode="w") as archive:
        told = tarfile.TarInfo("ktp.jpg")
        told.size = len(NOISE)
        archive.addfile(told, io.BytesIO(NOISE))
    return target.getvalue()


def moving_gif() -> bytes:
    return make.encoded(SMALL, "GIF", save_all=True, append_images=[SMALL.rotate(180)])


WRONG = {
    "one byte": b"\xff",
    "null bytes": bytes(4000),
    "text": b"Nama: Sari\n",
    "text that begins like a jpeg": b"\xff\xd8 halo",
    "svg": b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    "svg behind a declaration": b'<?xml version="1.0"?>\n<svg onload="alert(1)"/>',
    "html": b"<!doctype html><script>alert(1)</script>",
    "xml with an outside entity": b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
    "shell script": b"#!/bin/sh\nrm -rf /\n",
    "php": b"<?php system($_GET[0]); ?>",
    "postscript": b"%!PS-Adobe-3.0\n(r) file\n",
    "rar": starting(b"Rar!\x1a\x07\x01\0"),
    "7z": starting(b"7z\xbc\xaf\x27\x1c"),
    "gz": gzip.compress(NOISE, mtime=0),
    "exe": starting(b"MZ\x90\0"),
    "elf": starting(b"\x7fELF\x02\x01\x01"),
    "java class": starting(b"\xca\xfe\xba\xbe"),
    "mp3": starting(b"ID3\x03"),
    "photoshop": starting(b"8BPS\0\x01"),
    "jpeg 2000": starting(b"\0\0\0\x0cjP  \r\n\x87\n"),
    "jpeg xl": starting(b"\0\0\0\x0cJXL \r\n\x87\n"),
    "cut webp head": b"RIFF\0\0\0\0WEB",
    "wave": starting(b"RIFF\0\0\0\0WAVEfmt "),
    "letter with a pdf far inside": b"x" * 2000 + b"%PDF-1.7\n",
}
VIDEOS = {
    "mp4": box(b"ftyp", b"isom"),
    "mp4 of a phone": box(b"ftyp", b"mp42"),
    "mov": box(b"ftyp", b"qt  "),
    "old mov": box(b"moov", b"\0\0\0\x6c"),
    "mov that begins with its pictures": box(b"mdat", bytes(4)),
    "3gp": box(b"ftyp", b"3gp4"),
    "avi": starting(b"RIFF\0\0\0\0AVI LIST"),
    "webm": starting(b"\x1a\x45\xdf\xa3"),
    "mpeg": starting(b"\x00\x00\x01\xba"),
    "flv": starting(b"FLV\x01"),
    "wmv": starting(b"\x30\x26\xb2\x75\x8e\x66\xcf\x11"),
}
OFFICE = {
    "docx": "word/document.xml",
    "docm": "word/vbaProject.bin",
    "xlsx": "xl/workbook.xml",
    "pptx": "ppt/presentation.xml",
    "odt": "content.xml",
    "apk": "AndroidManifest.xml",
    "zip of photos": "ktp.jpg",
}
OLD_OFFICE = {
    "doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    "rtf": b"{\\rtf1\\ansi",
    "empty zip": b"PK\x05\x06" + bytes(18),
}
CASES: dict[str, Case] = {
    "zero bytes": refused(unfit.Empty, bytes),
    "tar": refused(unfit.WrongType, tar),
    "gif": refused(unfit.WrongType, lambda: make.encoded(SMALL, "GIF")),
    "gif that moves": refused(unfit.WrongType, moving_gif),
    "gif with javascript": refused(unfit.WrongType, lambda: b"GIF89a/*" + NOISE + b"*/=1;alert(1)//"),
    "bmp": refused(unfit.WrongType, lambda: make.encoded(SMALL, "BMP")),
    "tiff": refused(unfit.WrongType, lambda: make.encoded(SMALL, "TIFF")),
    "ico": refused(unfit.WrongType, lambda: make.encoded(SMALL, "ICO")),
    "avif": refused(unfit.WrongType, lambda: make.encoded(SMALL, "AVIF")),
    "moving webp": refused(unfit.MovingPicture, lambda: make.several("WEBP")),
    "moving png": refused(unfit.MovingPicture, lambda: make.several("PNG")),
    **{name: refused(unfit.WrongType, lambda content=content: content) for name, content in WRONG.items()},
    **{name: refused(unfit.Video, lambda content=content: content) for name, content in VIDEOS.items()},
    **{name: refused(unfit.OfficeFile, lambda inside=inside: make.zipped(inside)) for name, inside in OFFICE.items()},
    **{name: refused(unfit.OfficeFile, lambda first=first: starting(first)) for name, first in OLD_OFFICE.items()},
}

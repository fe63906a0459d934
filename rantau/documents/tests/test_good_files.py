"""What people really have is accepted, and only what can be seen survives (P16)."""

import io

import pikepdf
import pytest
from PIL import Image

from rantau.documents.engines import child
from rantau.documents.engines.base import AIM_BYTES, LONG_SIDE, PREVIEW_SIDE
from rantau.documents.tests import factories as make

RED, PAPER = (208, 0, 0), (232, 238, 245)
PICTURES = {
    "jpeg": lambda: make.encoded(make.photo()),
    "progressive": lambda: make.encoded(make.photo(), progressive=True),
    "cmyk": lambda: make.encoded(make.photo().convert("CMYK")),
    "png": lambda: make.encoded(make.photo(), "PNG"),
    "palette": lambda: make.encoded(make.photo().quantize(64), "PNG"),
    "webp": lambda: make.encoded(make.photo(), "WEBP"),
    "portrait with depth": lambda: make.several("MPO"),
    "php behind the end": lambda: make.encoded(make.photo()) + b"<?php system($_GET[0]); ?>",
    "zip behind the end": lambda: make.encoded(make.photo()) + make.zipped(),
}


def near(colour: tuple[int, ...], wanted: tuple[int, ...]) -> bool:
    return all(abs(a - b) < 12 for a, b in zip(colour, wanted, strict=True))


def opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content), formats=["JPEG"])


@pytest.mark.parametrize("make_one", PICTURES.values(), ids=PICTURES.keys())
def test_pictures_become_plain_jpeg_with_the_same_pixels(make_one):
    rebuilt = child.rebuild(make_one())
    picture = opened(rebuilt.content)
    assert (rebuilt.media, rebuilt.pages, picture.size, picture.mode) == ("image/jpeg", 1, (1600, 1000), "RGB")
    assert near(picture.getpixel((50, 50)), RED)
    assert near(picture.getpixel((1597, 500)), PAPER)
    assert b"php" not in rebuilt.content
    assert b"PK\x03\x04" not in rebuilt.content
    assert max(opened(rebuilt.preview).size) == PREVIEW_SIDE


def test_nothing_written_beside_the_picture_survives():
    raw = make.jpeg_with_secrets()
    assert raw.count(make.SECRET.encode()) == 5
    rebuilt = child.rebuild(raw)
    for content in (rebuilt.content, rebuilt.preview):
        assert make.SECRET.encode() not in content
        assert {"exif", "comment", "icc_profile", "xmp"}.isdisjoint(opened(content).info)


def test_a_picture_taken_sideways_stands_upright():
    picture = opened(child.rebuild(make.sideways()).content)
    assert picture.size == (1000, 1600)
    assert near(picture.getpixel((950, 50)), RED)


def test_transparent_ground_becomes_white():
    layer = Image.new("RGBA", (1200, 900), (0, 0, 0, 0))
    assert near(opened(child.rebuild(make.encoded(layer, "PNG")).content).getpixel((600, 450)), (255, 255, 255))


def test_sixteen_bit_grey_keeps_its_shades():
    picture = opened(child.rebuild(make.grey16()).content)
    shades = [picture.getpixel((x, 400))[0] for x in (0, 600, 1199)]
    assert [round(shade / 128) for shade in shades] == [0, 1, 2]


def test_heic_of_a_phone_is_read():
    rebuilt = child.rebuild(make.heic())
    assert (rebuilt.media, opened(rebuilt.content).size) == ("image/jpeg", (29, 100))


def test_a_large_photo_is_made_small_enough_for_a_desk():
    rebuilt = child.rebuild(make.encoded(Image.effect_noise((4000, 3000), 60).convert("RGB"), quality=60))
    assert max(opened(rebuilt.content).size) <= LONG_SIDE
    assert len(rebuilt.content) <= AIM_BYTES


def test_colours_of_a_wide_profile_are_brought_to_srgb():
    srgb = make.photo()
    lab = pytest.importorskip("PIL.ImageCms")
    profile = lab.ImageCmsProfile(lab.createProfile("XYZ")).tobytes()
    rebuilt = child.rebuild(make.encoded(srgb, icc_profile=profile))
    assert "icc_profile" not in opened(rebuilt.content).info


def test_a_pdf_keeps_its_pages_and_has_no_preview():
    rebuilt = child.rebuild(make.pdf(3))
    assert (rebuilt.media, rebuilt.pages, rebuilt.preview) == ("application/pdf", 3, b"")
    with pikepdf.open(io.BytesIO(rebuilt.content)) as document:
        assert b"re f" in document.pages[2].Contents.read_bytes()


def test_junk_before_and_a_zip_behind_a_pdf_vanish():
    rebuilt = child.rebuild(b"Content-Type: application/pdf\r\n\r\n" + make.pdf() + make.zipped())
    assert rebuilt.content.startswith(b"%PDF-")
    assert b"PK\x03\x04" not in rebuilt.content


def test_scripts_actions_attachments_and_outside_references_leave_a_pdf():
    raw = make.pdf(2, make.with_dangers)
    rebuilt = child.rebuild(raw)
    with pikepdf.open(io.BytesIO(rebuilt.content)) as document:
        text = _everything(document)
        assert set(document.Root.keys()) == {"/Type", "/Pages"}
        assert set(document.pages[0].Resources.XObject.keys()) == {"/AA", "/A"}
    for word in (make.SECRET, "JavaScript", "/OpenAction", "/URI", "/Launch", "/EmbeddedFile", "/XFA", "/Ref", "GPS"):
        assert word not in text, word


def _everything(document: pikepdf.Pdf) -> str:
    streams = b"".join(o.read_raw_bytes() for o in document.objects if isinstance(o, pikepdf.Stream))
    return " ".join(str(o.unparse(resolved=True)) for o in document.objects) + streams.decode("latin-1")


def test_the_photo_in_a_pdf_still_shows_after_its_notes_are_gone():
    def only_photo(document):
        document.pages[0].Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(P=make.photo_object(document)))

    with pikepdf.open(io.BytesIO(child.rebuild(make.pdf(1, only_photo)).content)) as document:
        inside = pikepdf.PdfImage(document.pages[0].Resources.XObject.P).as_pil_image()
    assert near(inside.getpixel((50, 50)), RED)


def test_what_was_typed_into_a_form_stays_on_the_page():
    with pikepdf.open(io.BytesIO(child.rebuild(make.pdf(1, make.filled_form)).content)) as document:
        assert "/Annots" not in document.pages[0]
        drawn = b"".join(o.read_bytes() for o in document.objects if isinstance(o, pikepdf.Stream))
    assert b"0 0 1 rg" in drawn

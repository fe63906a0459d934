"""Photos are decoded wholly and painted anew: only pixels survive, upright, in sRGB, small enough for a desk."""

import io
import warnings

from PIL import Image, ImageCms, ImageOps

from rantau.documents.engines.base import (
    AIM_BYTES,
    LONG_SIDE,
    MAX_PIXELS,
    PREVIEW_QUALITY,
    PREVIEW_SIDE,
    Kind,
    Problem,
    Rebuilt,
    Rejected,
)
from rantau.documents.engines.confinement import serve
from rantau.documents.engines.signatures import kind_of

# Pillow warns above this and raises above twice this; a warning is an error here.
Image.MAX_IMAGE_PIXELS = MAX_PIXELS
warnings.simplefilter("error", Image.DecompressionBombWarning)

MOST_PIXELS = {Kind.WEBP: 24_000_000}
"""Its decoder holds the picture three times over; the others manage MAX_PIXELS within MEMORY."""
QUALITIES = (85, 78, 70, 60, 50)
DEEP_GREY = {"I", "I;16", "I;16B", "I;16L", "F"}


def rebuild(raw: bytes, kind: Kind) -> Rebuilt:
    """The picture in `raw` as a fresh JPEG. Rejected when it is broken, cut short, moving or a bomb."""
    try:
        decoded = _decoded(raw, kind)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning, MemoryError):
        raise Rejected(Problem.TOO_MANY_PIXELS) from None
    except (OSError, SyntaxError, ValueError, EOFError) as error:
        cut = "truncated" in str(error) or "premature" in str(error).lower()
        raise Rejected(Problem.TRUNCATED if cut else Problem.BROKEN) from None
    profile = decoded.info.get("icc_profile")
    picture = _pixels_only(_srgb(_on_white(ImageOps.exif_transpose(decoded)), profile))
    preview = picture.copy()
    preview.thumbnail((PREVIEW_SIDE, PREVIEW_SIDE))
    return Rebuilt(
        media="image/jpeg",
        content=_jpeg(picture),
        preview=_encoded(preview, PREVIEW_QUALITY),
        width=picture.width,
        height=picture.height,
    )


def _decoded(raw: bytes, kind: Kind) -> Image.Image:
    """Wholly decoded and at most LONG_SIDE long, still in its own colours."""
    if kind is Kind.HEIF:
        _learn_heif()
    picture = Image.open(io.BytesIO(raw), formats=(kind.value,))
    # Phones put several pictures into one JPEG or HEIC (portrait, burst); the first is the photo.
    if kind in {Kind.PNG, Kind.WEBP} and getattr(picture, "is_animated", False):
        raise Rejected(Problem.MOVING)
    if picture.width * picture.height > MOST_PIXELS.get(kind, MAX_PIXELS):
        raise Rejected(Problem.TOO_MANY_PIXELS)
    picture.draft(None, (LONG_SIDE, LONG_SIDE))
    picture.load()
    return _shrunk(_in_plain_mode(picture))


def _learn_heif() -> None:
    import pi_heif  # noqa: PLC0415  # 60 ms that only the owners of iPhones need

    pi_heif.register_heif_opener(decode_threads=1, thumbnails=False, depth_images=False, aux_images=False)


def _shrunk(picture: Image.Image) -> Image.Image:
    """A picture of its own: the opened file object may decode itself again at the next touch."""
    scale = LONG_SIDE / max(picture.size)
    if scale >= 1:
        return picture.copy()
    size = (max(1, round(picture.width * scale)), max(1, round(picture.height * scale)))
    return picture.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)


def _in_plain_mode(picture: Image.Image) -> Image.Image:
    """Palettes, bits and 16-bit grey as something that can be resized."""
    info = picture.info
    if picture.mode in DEEP_GREY:
        picture = picture.convert("I").point(lambda value: value * (1 / 257)).convert("L")
    elif picture.mode not in {"L", "RGB", "RGBA", "CMYK"}:
        picture = picture.convert("RGBA" if picture.has_transparency_data else "RGB")
    picture.info = info
    return picture


def _on_white(picture: Image.Image) -> Image.Image:
    if not picture.has_transparency_data:
        return picture
    layer = picture.convert("RGBA")
    ground = Image.new("RGB", layer.size, "white")
    ground.paste(layer, mask=layer.getchannel("A"))
    return ground


def _srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    """iPhones photograph in Display P3; a profile that cannot be used is ignored."""
    if profile:
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            converted = ImageCms.profileToProfile(picture, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
        except (ImageCms.PyCMSError, OSError, ValueError):
            return picture.convert("RGB")
        return converted or picture.convert("RGB")
    return picture.convert("RGB")


def _pixels_only(picture: Image.Image) -> Image.Image:
    """A new image: saving the old one would carry its comment, EXIF and profile along."""
    return Image.frombytes("RGB", picture.size, picture.tobytes())


def _jpeg(picture: Image.Image) -> bytes:
    """As good as fits into AIM_BYTES; a picture of pure noise is halved until it does."""
    while True:
        for quality in QUALITIES:
            content = _encoded(picture, quality)
            if len(content) <= AIM_BYTES:
                return content
        picture = picture.reduce(2)


def _encoded(picture: Image.Image, quality: int) -> bytes:
    target = io.BytesIO()
    picture.save(target, "JPEG", quality=quality, optimize=True)
    return target.getvalue()


if __name__ == "__main__":
    serve(lambda raw: rebuild(raw, kind_of(raw)))

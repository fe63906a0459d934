"""PDFs are copied page by page into an empty document, and only what draws a page comes along.

Scripts, actions, attachments, forms, links, metadata and references to the outside hang on keys that are not copied or
are removed. What forms and stamps show is drawn into the page first, so that a filled-in form stays filled in.
"""

import io
from typing import Any

import pikepdf

from rantau.documents.engines.base import MAX_PAGES, Problem, Rebuilt, Rejected
from rantau.documents.engines.confinement import serve
from rantau.documents.engines.streams import Room, clean_stream

MAX_OBJECTS = 50_000
INHERITED = ("/Resources", "/MediaBox", "/CropBox", "/Rotate")
PAGE_KEYS = {"/Type", "/Contents", "/UserUnit", "/Group", *INHERITED}
NAME_MAPS = {
    "/XObject", "/Font", "/ExtGState", "/ColorSpace", "/Pattern", "/Shading", "/CharProcs", "/Colorants",
}  # fmt: skip
"""Below these keys the keys are names somebody chose: `/A` may be a font there."""
NEVER = {
    "/A", "/AA", "/AF", "/Alternates", "/Annots", "/Dests", "/EF", "/EmbeddedFiles", "/JS", "/JavaScript", "/Launch",
    "/LastModified", "/Metadata", "/Names", "/OC", "/OPI", "/OpenAction", "/Outlines", "/Parent", "/PieceInfo",
    "/Properties", "/Ref", "/RichMediaContent", "/StructParent", "/StructParents", "/Thumb", "/URI", "/XFA",
}  # fmt: skip


def rebuild(raw: bytes) -> Rebuilt:
    """A clean PDF with the same pages. Rejected when encrypted, broken, too long or too complex."""
    try:
        with pikepdf.open(io.BytesIO(raw)) as source:
            pages, content = _copy(source)
    except pikepdf.PasswordError:
        raise Rejected(Problem.ENCRYPTED) from None
    except (pikepdf.PdfError, pikepdf.DependencyError, OSError, ValueError, TypeError, KeyError, RuntimeError):
        raise Rejected(Problem.BROKEN) from None
    return Rebuilt(media="application/pdf", content=content, pages=pages)


def _copy(source: pikepdf.Pdf) -> tuple[int, bytes]:
    if source.is_encrypted:
        raise Rejected(Problem.ENCRYPTED)
    if len(source.objects) > MAX_OBJECTS:
        raise Rejected(Problem.TOO_COMPLEX)
    pages = len(source.pages)
    if not pages:
        raise Rejected(Problem.BROKEN)
    if pages > MAX_PAGES:
        raise Rejected(Problem.TOO_MANY_PAGES)
    _draw_forms_into_pages(source)
    clean = pikepdf.new()
    for page in source.pages:
        _strip_page(page.obj)
        clean.pages.append(page)
    _scrub(clean)
    target = io.BytesIO()
    clean.save(target, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return pages, target.getvalue()


def _draw_forms_into_pages(source: pikepdf.Pdf) -> None:
    if "/AcroForm" in source.Root and source.Root.AcroForm.get("/NeedAppearances", False):
        source.generate_appearance_streams()
    source.flatten_annotations("all")


def _strip_page(page: pikepdf.Object) -> None:
    for key in INHERITED:
        if key not in page and (value := _inherited(page, key)) is not None:
            page[key] = value
    for key in set(page.keys()) - PAGE_KEYS:
        del page[key]


def _inherited(page: pikepdf.Object, key: str) -> Any:
    node: Any = page
    for _level in range(50):
        node = node.get("/Parent")
        if node is None:
            return None
        if key in node:
            return node[key]
    raise Rejected(Problem.TOO_COMPLEX)


def _scrub(clean: pikepdf.Pdf) -> None:
    """Walk everything the pages draw with, once, and take away what could do more than draw."""
    room = Room()
    seen: set[tuple[int, int]] = set()
    waiting = [(part, False) for page in clean.pages for key, part in page.obj.items() if key != "/Parent"]
    while waiting:
        thing, names_are_free = waiting.pop()
        if not isinstance(thing, pikepdf.Dictionary | pikepdf.Stream | pikepdf.Array):
            continue
        if thing.is_indirect:
            if thing.objgen in seen:
                continue
            seen.add(thing.objgen)
        if isinstance(thing, pikepdf.Stream):
            clean_stream(thing, room)
        waiting += _parts(thing, names_are_free=names_are_free)


def _parts(thing: pikepdf.Object, *, names_are_free: bool) -> list[tuple[Any, bool]]:
    """What hangs on `thing` after its forbidden keys are gone, and whether the keys below are free names."""
    if isinstance(thing, pikepdf.Array):
        return [(part, False) for part in _items(thing)]
    if names_are_free:
        return [(part, False) for _key, part in thing.items()]
    for key in NEVER & set(thing.keys()):
        del thing[key]
    return [(part, key in NAME_MAPS) for key, part in thing.items()]


def _items(array: pikepdf.Object) -> list[Any]:
    return [array[position] for position in range(len(array))]


if __name__ == "__main__":
    serve(rebuild)

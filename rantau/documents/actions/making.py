"""From the bytes that somebody sent to the files that are kept: checked, rebuilt, looked at, sealed."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

import structlog
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from rantau.documents import queries
from rantau.documents.actions import unfit
from rantau.documents.actions.storing import not_stored, stored
from rantau.documents.engines import child, virus
from rantau.documents.engines.base import MAX_PAGES, MAX_RAW, Looks, Rebuilt, Rejected
from rantau.documents.models import Document

LIMITS = {"too_large": MAX_RAW // 1_000_000, "too_many_pages": MAX_PAGES}
log = structlog.get_logger(__name__)


def received(upload: "UploadedFile[Any]") -> bytes:
    """The bytes that arrived, never more than the limit. A file over it is refused before anybody looks inside."""
    if (upload.size or 0) > MAX_RAW:
        raise unfit.TooLarge(limit=LIMITS["too_large"])
    try:
        upload.seek(0)
        raw: bytes = upload.read(MAX_RAW + 1)
    except OSError as trouble:
        raise not_stored(trouble) from trouble
    if len(raw) > MAX_RAW:
        raise unfit.TooLarge(limit=LIMITS["too_large"])
    return raw


def make(document: Document, raw: bytes, looks: Looks, undo: ExitStack, *, behind: Document | None = None) -> None:
    """Fill `document` with what can be made of `raw`; as further pages of the paper `behind` which it is put, if any."""
    rebuilt = checked(raw)
    with understood():
        advice = child.look(rebuilt, looks)
        if behind is not None:
            rebuilt = child.bind([queries.content(behind), rebuilt.content])
            advice = sorted({*behind.advice, *advice})
    fill(document, rebuilt, undo)
    document.advice = advice


def checked(raw: bytes) -> Rebuilt:
    """What may be kept of a file that came. Raises one of `unfit`."""
    with understood():
        if found := virus.found_in(raw, clamd=settings.CLAMD):
            log.warning("infected upload refused", found=found)
            raise unfit.Infected
        return child.rebuild(raw)


def fill(document: Document, rebuilt: Rebuilt, undo: ExitStack) -> None:
    """Both files into the storage; `undo` takes them away again when the row does not come to be."""
    document.media, document.pages = rebuilt.media, rebuilt.pages
    document.width, document.height = rebuilt.width, rebuilt.height
    content = stored(rebuilt.content, undo)
    document.content, document.size, document.sha256 = content.name, content.size, content.sha256
    if rebuilt.preview:
        document.preview = stored(rebuilt.preview, undo).name


@contextmanager
def understood() -> Iterator[None]:
    """What the programs that look at files say, as a sentence for whoever sent one."""
    try:
        yield
    except Rejected as rejected:
        refusal = unfit.UNFIT[rejected.problem]
        facts = {"limit": LIMITS[refusal.code]} if refusal.code in LIMITS else {}
        raise refusal(**facts) from None
    except (virus.ScannerSilent, child.Busy) as trouble:
        log.exception("upload could not be checked")
        raise unfit.TryAgainSoon from trouble

"""What lies in the storage. Content is opened here and nowhere else; the views of other rooms show it sandboxed."""

import hashlib
from collections.abc import Sequence

import structlog
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from rantau.documents.lifecycle import State
from rantau.documents.models import Document
from rantau.foundation.refusals import Refusal
from rantau.vault import files
from rantau.vault.seal import CannotOpen

ERASE_AT_ONCE = 500
log = structlog.get_logger(__name__)


class PaperUnread(Refusal):
    """A paper cannot be shown. `passing` when it may work in a moment."""

    passing = False


class PaperDamaged(PaperUnread):
    """What lies in the storage is not what was put there, or is gone."""

    code = "paper_damaged"
    message = _("Berkas ini rusak di penyimpanan kami dan tidak bisa dibuka. Unggah sekali lagi atau hubungi kantor.")


class PaperAway(PaperUnread):
    """The storage does not answer. The paper is as it was."""

    code = "paper_away"
    message = _("Berkas ini aman, tetapi penyimpanan kami sedang terganggu. Buka lagi beberapa menit lagi.")
    passing = True


def content(document: Document) -> bytes:
    """The paper in the clear. Raises PaperDamaged when the seal or the digest does not hold, PaperAway."""
    plain = opened(document.content)
    if hashlib.sha256(plain).hexdigest() != document.sha256:
        log.error("a stored paper is not the one that was brought", document=str(document.pk))
        raise PaperDamaged
    return plain


def preview(document: Document) -> bytes:
    """A small JPEG; b"" when there is none (PDF). Raises PaperDamaged, PaperAway."""
    return opened(document.preview) if document.preview else b""


def opened(name: str) -> bytes:
    """A sealed file by its name. Raises PaperDamaged, PaperAway."""
    if not name:  # erased
        raise PaperDamaged
    try:
        return files.read(name)
    except files.StorageAway as trouble:
        log.warning("a stored paper could not be fetched", file=name, problem=str(trouble))
        raise PaperAway from trouble
    except (CannotOpen, FileNotFoundError, ValueError) as damage:
        log.exception("a stored paper is damaged", file=name, problem=type(damage).__name__)
        raise PaperDamaged from None


def shared_beyond(document: Document, leaving: Sequence[Document]) -> bool:
    """Whether a paper that stays uses the same file."""
    first = document.copy_of_id or document.pk
    same_file = Document.objects.filter(Q(pk=first) | Q(copy_of_id=first), erased_at__isnull=True)
    return same_file.exclude(pk__in=[paper.pk for paper in leaving]).exists()


def accepted_elsewhere(document: Document) -> Document | None:
    """The same file, accepted by an officer for another application."""
    first = document.copy_of_id or document.pk
    same_file = Document.objects.filter(Q(pk=first) | Q(copy_of_id=first), state=State.ACCEPTED)
    return same_file.exclude(holder=document.holder).order_by("judged_at").first()


def to_erase() -> QuerySet[Document]:
    """Papers whose files nobody needs: removed by the person, or replaced before anybody judged them."""
    gone = Q(state=State.REMOVED) | Q(state=State.REPLACED, judged_at__isnull=True)
    return Document.objects.filter(gone, erased_at__isnull=True).order_by("uploaded_at")[:ERASE_AT_ONCE]

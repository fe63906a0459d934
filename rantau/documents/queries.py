"""Reads of papers. Content is opened here and nowhere else; the views of other rooms show it sandboxed."""

import hashlib
from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

import structlog
from django.db.models import Count, Q, QuerySet, Sum
from django.utils.crypto import salted_hmac
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rantau.documents.lifecycle import LIVE, REASON_SENTENCES, Reason, State
from rantau.documents.models import Document, DocumentStatusChange, Upload
from rantau.foundation.actor import Actor
from rantau.foundation.refusals import Refusal
from rantau.vault import files
from rantau.vault.seal import CannotOpen

__all__ = [
    "Document",
    "PaperAway",
    "PaperDamaged",
    "PaperUnread",
    "Upload",
    "accepted_elsewhere",
    "arrived_content",
    "brought_today",
    "changes",
    "content",
    "expired_uploads",
    "history",
    "mark_of",
    "of",
    "one",
    "open_uploads",
    "preview",
    "reasons",
    "shared_beyond",
    "slots_filled",
    "to_erase",
    "upload_of",
    "usable",
    "visible_to",
]
A_DAY = timedelta(hours=24)
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


def of(holder: str) -> QuerySet[Document]:
    """The papers that count now, by place."""
    return Document.objects.filter(holder=holder, state__in=LIVE).order_by("slot", "position")


def history(holder: str, slot: str) -> QuerySet[Document]:
    """Everything that ever lay in a slot, newest first, with verdicts."""
    return Document.objects.filter(holder=holder, slot=slot).order_by("-uploaded_at")


def visible_to(user_id: UUID) -> QuerySet[Document]:
    """The live papers of one account."""
    return Document.objects.filter(owner_id=user_id, state__in=LIVE)


def one(document_id: UUID | str) -> Document:
    """Raises Document.DoesNotExist."""
    return Document.objects.get(pk=document_id)


def usable(holder: str) -> QuerySet[Document]:
    """The live papers with which nothing is wrong."""
    return of(holder).exclude(state=State.FLAGGED)


def slots_filled(holder: str) -> set[str]:
    """Slots in which something lies that may be sent: a flagged paper does not fill its slot, it waits for another."""
    states: dict[str, set[str]] = {}
    for slot, state in of(holder).values_list("slot", "state"):
        states.setdefault(slot, set()).add(state)
    return {slot for slot, found in states.items() if State.FLAGGED not in found}


def content(document: Document) -> bytes:
    """The paper in the clear. Raises PaperDamaged when the seal or the digest does not hold, PaperAway."""
    plain = _opened(document.content)
    if hashlib.sha256(plain).hexdigest() != document.sha256:
        log.error("a stored paper is not the one that was brought", document=str(document.pk))
        raise PaperDamaged
    return plain


def preview(document: Document) -> bytes:
    """A small JPEG; b"" when there is none (PDF). Raises PaperDamaged, PaperAway."""
    return _opened(document.preview) if document.preview else b""


def _opened(name: str) -> bytes:
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


def changes(document_id: UUID) -> QuerySet[DocumentStatusChange]:
    """Who moved it when, oldest first."""
    return DocumentStatusChange.objects.filter(document_id=document_id).order_by("pk")


def reasons() -> Sequence[tuple[str, str | Promise]]:
    """What an officer may choose from when a paper is not accepted: code and the sentence the person will read."""
    return [(reason.value, REASON_SENTENCES[reason]) for reason in Reason]


def brought_today(owner_id: UUID, now: datetime) -> tuple[int, int]:
    """Bytes that arrived from one account in the last 24 hours, and in how many files."""
    found = Document.objects.filter(owner_id=owner_id, uploaded_at__gt=now - A_DAY)
    sums = found.aggregate(size=Sum("raw_size", default=0), files=Count("pk"))
    return sums["size"], sums["files"]


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


def upload_of(upload_id: UUID, actor: Actor, now: datetime) -> Upload | None:
    """What this person is sending; nothing when it is another's, expired or unknown."""
    found = Upload.objects.select_related("taken_as").filter(pk=upload_id, expires_at__gt=now)
    return (found if actor.is_system else found.filter(owner_id=UUID(actor.id))).first()


def open_uploads(owner_id: UUID, now: datetime) -> QuerySet[Upload]:
    """What this person has begun to send and not yet made a paper of."""
    return Upload.objects.filter(owner_id=owner_id, expires_at__gt=now, taken_as=None)


def expired_uploads(now: datetime) -> list[UUID]:
    return list(Upload.objects.filter(expires_at__lte=now).values_list("pk", flat=True)[:ERASE_AT_ONCE])


def arrived_content(upload: Upload) -> bytes:
    """The pieces in their order. Raises PaperDamaged when one was changed in the storage or is gone, PaperAway."""
    return b"".join(_opened(name) for name in upload.parts.order_by("start").values_list("content", flat=True))


def mark_of(owner_id: UUID) -> str:
    """By this a browser knows whose waiting files lie in it; it tells nothing about the account."""
    return salted_hmac("rantau.documents.mark", str(owner_id)).hexdigest()[:16]

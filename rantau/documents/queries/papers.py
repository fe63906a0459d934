"""Which papers there are, and what became of them."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Count, QuerySet, Sum
from django.utils.functional import Promise

from rantau.documents.lifecycle import LIVE, REASON_SENTENCES, Reason, State
from rantau.documents.models import Document, DocumentStatusChange

A_DAY = timedelta(hours=24)


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

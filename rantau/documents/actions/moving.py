"""The one place where a paper changes its state."""

from datetime import datetime
from typing import TypedDict
from uuid import UUID

from rantau.documents.lifecycle import PAPER
from rantau.documents.models import Document, DocumentStatusChange
from rantau.foundation.actor import Actor


def locked(document_id: UUID) -> Document:
    """The row, locked until the transaction ends. Raises Document.DoesNotExist."""
    return Document.objects.select_for_update().get(pk=document_id)


def move(document: Document, name: str, *, actor: Actor, now: datetime) -> None:
    """Ask the table, write the state and who moved it. The row must be locked."""
    before, document.state = document.state, PAPER.next(document.state, name)  # type: ignore[arg-type]  # the column holds codes of State
    document.save()
    note_change(document, before, actor=actor, now=now)


def note_change(document: Document, before: str, *, actor: Actor, now: datetime) -> None:
    DocumentStatusChange.objects.create(
        document=document,
        before=before,
        after=document.state,
        reason_code=document.reason_code,
        author_kind=actor.kind,
        author_id=actor.id,
        at=now,
    )


class About(TypedDict):
    """What every event of a paper tells."""

    application: str
    account_id: UUID
    document_id: UUID
    slot: str


def about(document: Document) -> About:
    return About(application=document.holder, account_id=document.owner_id, document_id=document.pk, slot=document.slot)

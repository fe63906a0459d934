"""A paper of several pages: one more is put behind it, pages change places, are turned, or left out."""

from collections.abc import Sequence
from contextlib import ExitStack
from datetime import datetime
from uuid import UUID

from rantau.documents import policies, queries
from rantau.documents.actions import unfit
from rantau.documents.actions.making import fill, understood
from rantau.documents.actions.placing import keep
from rantau.documents.engines import child
from rantau.documents.engines.base import Leaf
from rantau.documents.lifecycle import LIVE
from rantau.documents.models import Document
from rantau.foundation.actor import Actor
from rantau.foundation.refusals import NotAllowed, Stale


def arrange(*, document_id: UUID, pages: Sequence[tuple[int, int]], actor: Actor, now: datetime) -> Document:
    """`pages` are (page from 1, quarters clockwise) in their new order; what is not named is left out.

    A new paper replaces the old one, which keeps its verdict. Raises NotAllowed, NoPage, Stale, or one of `unfit`.
    """
    source = queries.one(document_id)
    if not policies.can_bring(actor, source.owner_id):
        raise NotAllowed
    if source.state not in LIVE:
        raise Stale
    if not pages:
        raise unfit.NoPage
    if any(not 1 <= page <= source.pages for page, _quarters in pages):
        raise Stale
    leaves = [Leaf(0, page - 1, quarters % 4) for page, quarters in pages]
    with ExitStack() as undo, understood():
        document = _like(source, now)
        fill(document, child.bind([queries.content(source)], leaves), undo)
        document.advice = source.advice
        document.kept_at = source.kept_at
        keep(document, actor=actor, now=now, instead_of=source)
        undo.pop_all()
    return document


def _like(source: Document, now: datetime) -> Document:
    """The same paper in the same place, about to be filled anew. Nothing was sent for it: its bytes count against no quota."""
    return Document(
        holder=source.holder, slot=source.slot, position=source.position, owner_id=source.owner_id,
        original_name=source.original_name, raw_size=0, uploaded_at=now,
    )  # fmt: skip

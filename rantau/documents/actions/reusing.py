"""A paper that was brought once is used for another application of the same account."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from rantau.documents import policies, queries
from rantau.documents.actions.moving import locked
from rantau.documents.actions.placing import keep
from rantau.documents.actions.storing import one_at_a_time
from rantau.documents.lifecycle import LIVE, State
from rantau.documents.models import Document
from rantau.foundation.actor import Actor
from rantau.foundation.refusals import NotAllowed, Refusal

# What is the same wherever the file is used.
OF_THE_FILE = (
    "owner_id", "original_name", "media", "pages", "width", "height", "size", "raw_size", "sha256", "advice", "kept_at",
    "content", "preview",
)  # fmt: skip


class NotReusable(Refusal):
    code = "documents.not_reusable"
    message = _("Berkas itu sudah diganti, dihapus, atau perlu diperbaiki. Unggah berkas yang baru.")


@transaction.atomic
def reuse(*, document_id: UUID, holder: str, slot: str, actor: Actor, now: datetime) -> Document:
    """The sealed file is shared, the row is new: judged, replaced and removed apart from the first one.

    Raises NotAllowed, NotReusable, TooMuchToday.
    """
    source = queries.one(document_id)
    if not policies.can_bring(actor, source.owner_id):
        raise NotAllowed
    one_at_a_time(source.owner_id)
    source = locked(document_id)
    if source.state not in LIVE or source.state == State.FLAGGED:
        raise NotReusable
    copy = Document(
        holder=holder,
        slot=slot,
        copy_of_id=source.copy_of_id or source.pk,
        uploaded_at=now,
        **{name: getattr(source, name) for name in OF_THE_FILE},
    )
    keep(copy, actor=actor, now=now)
    return copy

"""Files on their way."""

from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from rantau.documents.models import Upload
from rantau.documents.queries.contents import ERASE_AT_ONCE, opened
from rantau.foundation.actor import Actor


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
    return b"".join(opened(name) for name in upload.parts.order_by("start").values_list("content", flat=True))

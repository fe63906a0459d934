"""A file arrives piece by piece. What was acknowledged lies sealed in the storage and in a committed row."""

from contextlib import ExitStack
from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from rantau.documents import policies, queries
from rantau.documents.actions import unfit
from rantau.documents.actions.storing import one_at_a_time, stored, within_quota
from rantau.documents.engines import naming
from rantau.documents.engines.base import MAX_RAW
from rantau.documents.models import Upload, UploadPart
from rantau.foundation.actor import Actor
from rantau.foundation.refusals import NotAllowed, Refusal
from rantau.vault import files

KEPT_FOR = timedelta(hours=24)
"""After the last piece; a phone that was empty overnight goes on in the morning."""
OPEN_AT_ONCE = 20


class OffsetMoved(Refusal):
    """Another tab, or a line that was thought dead, has brought these bytes already."""

    code = "documents.offset_moved"
    message = _("Bagian ini sudah diterima. Tanyakan dulu sampai mana, lalu lanjutkan.")


class UploadGone(Refusal):
    code = "documents.upload_gone"
    message = _("Kiriman ini sudah tidak ada, mungkin karena terlalu lama berhenti. Kirim berkasnya sekali lagi.")
    field = "file"


@transaction.atomic
def begin_upload(*, owner_id: UUID, name: str, size: int, actor: Actor, now: datetime) -> Upload:
    """Room for a file of `size` bytes. Raises NotAllowed, Empty, TooLarge, TooMuchToday."""
    if not policies.can_bring(actor, owner_id):
        raise NotAllowed
    if size < 1:
        raise unfit.Empty
    if size > MAX_RAW:
        raise unfit.TooLarge(limit=MAX_RAW // 1_000_000)
    one_at_a_time(owner_id)
    within_quota(owner_id, size, now)
    if queries.open_uploads(owner_id, now).count() >= OPEN_AT_ONCE:
        raise unfit.TooMuchToday
    shown = naming.shown_name(name)
    return Upload.objects.create(owner_id=owner_id, name=shown, size=size, began_at=now, expires_at=now + KEPT_FOR)


def add_bytes(*, upload_id: UUID, at: int, content: bytes, actor: Actor, now: datetime) -> int:
    """Keep `content` as the bytes from `at` on; the new offset. Nobody waits for another's bytes: the row is locked when they are here.

    Raises UploadGone, OffsetMoved, TooLarge, NotStored; then nothing of `content` was kept.
    """
    if not content:
        return at
    with ExitStack() as undo:
        piece = stored(content, undo)
        with transaction.atomic():
            upload = _locked(upload_id, actor, now)
            if upload.arrived != at:
                raise OffsetMoved
            if at + len(content) > upload.size:
                raise unfit.TooLarge(limit=MAX_RAW // 1_000_000)
            UploadPart.objects.create(upload=upload, start=at, size=piece.size, content=piece.name)
            upload.arrived, upload.expires_at = at + piece.size, now + KEPT_FOR
            upload.save(update_fields=["arrived", "expires_at"])
        undo.pop_all()
    return upload.arrived


@transaction.atomic
def drop_upload(*, upload_id: UUID, actor: Actor, now: datetime) -> None:
    """The owner does not want to send it any more. Raises UploadGone."""
    erase_upload(_locked(upload_id, actor, now))


def forget_expired_uploads(*, actor: Actor, now: datetime) -> int:
    """What nobody went on sending, and what became a paper long ago; how many. Repeating does no harm."""
    if not actor.is_system:
        raise NotAllowed
    expired = list(queries.expired_uploads(now))
    for upload_id in expired:
        with transaction.atomic():
            upload = Upload.objects.select_for_update().filter(pk=upload_id, expires_at__lte=now).first()
            if upload is not None:
                erase_upload(upload)
    return len(expired)


def erase_upload(upload: Upload) -> None:
    """The row goes with the transaction, its pieces after it; a crash between leaves pieces that say nothing to anybody."""
    erase_parts(upload)
    upload.delete()


def erase_parts(upload: Upload) -> None:
    names = list(upload.parts.values_list("content", flat=True))
    upload.parts.all().delete()
    for name in names:
        transaction.on_commit(partial(files.discard, name))


def _locked(upload_id: UUID, actor: Actor, now: datetime) -> Upload:
    upload = Upload.objects.select_for_update().filter(pk=upload_id, expires_at__gt=now, taken_as=None).first()
    if upload is None or not policies.can_bring(actor, upload.owner_id):
        raise UploadGone
    return upload

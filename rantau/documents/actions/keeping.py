"""A paper about which there was advice is kept all the same: the person has looked at it again."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from rantau.documents import policies
from rantau.documents.actions.moving import about, locked
from rantau.documents.events import PaperKept
from rantau.documents.lifecycle import State
from rantau.documents.models import Document
from rantau.foundation.actor import Actor
from rantau.foundation.refusals import NotAllowed, Refusal
from rantau.journal import journal


class NotDoubtful(Refusal):
    code = "documents.not_doubtful"
    message = _("Berkas ini sudah diganti, dihapus, atau dinilai petugas. Muat ulang halaman untuk melihat keadaannya.")


@transaction.atomic
def keep_doubtful(*, document_id: UUID, actor: Actor, now: datetime) -> Document:
    """The advice stays for officers to see. Twice, or without any advice, changes nothing.

    Raises NotAllowed, NotDoubtful.
    """
    document = locked(document_id)
    if not policies.can_keep(actor, document):
        raise NotAllowed
    if document.state != State.READABLE:
        raise NotDoubtful
    if document.is_doubtful:
        document.kept_at = now
        document.save()
        journal.record(PaperKept(**about(document), advice=document.advice), actor=actor, now=now)
    return document

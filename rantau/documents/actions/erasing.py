"""Files that nobody needs leave the storage."""

from datetime import datetime

from django.db import transaction

from rantau.documents import queries
from rantau.documents.events import FilesErased
from rantau.documents.models import Document, PaperReading
from rantau.foundation.actor import Actor
from rantau.foundation.refusals import NotAllowed
from rantau.journal import journal
from rantau.vault import files


def erase_removed(*, actor: Actor, now: datetime) -> int:
    """Erase the files of removed and of never judged, replaced papers; give how many papers. Repeating does no harm.

    What was read from them goes too.

    A file that another paper uses stays. The storage is asked first, outside the transaction: a crash between leaves rows that the next run does again.
    """
    if not actor.is_system:
        raise NotAllowed
    documents = list(queries.to_erase())
    if not documents:
        return 0
    for document in documents:
        if queries.shared_beyond(document, documents):
            continue
        for name in filter(None, (document.content, document.preview)):
            files.delete(name)
    with transaction.atomic():
        gone = Document.objects.filter(pk__in=[document.pk for document in documents])
        gone.update(content="", preview="", erased_at=now)
        PaperReading.objects.filter(document__in=gone).delete()
        journal.record(FilesErased([document.pk for document in documents]), actor=actor, now=now)
    return len(documents)

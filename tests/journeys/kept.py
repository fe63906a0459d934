"""What the site has in the end, read from inside it; for `behind.py`."""

import hashlib
from collections import Counter
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection

from rantau.applications import queries as applications
from rantau.applications.models import Application
from rantau.appointments.models import Booking
from rantau.delivery.models import OutboxMessage
from rantau.documents import queries as documents
from rantau.documents.models import Document, Upload, UploadPart
from rantau.foundation import clock
from rantau.journal import listening, sealing
from rantau.journal.models import Delivery, Entry
from rantau.notifications.models import InboxItem
from rantau.payments import queries as payments
from rantau.payments.models import Attempt, Bill, Review, Settlement


def what_is_kept(references: list[str]) -> dict[str, dict[str, Any]]:
    """All that belongs to each application, in plain words."""
    return {reference: _kept(reference) for reference in references}


def _kept(reference: str) -> dict[str, Any]:
    application = Application.objects.get(reference=reference)
    bills = Bill.objects.filter(holder=reference)
    inbox = InboxItem.objects.filter(account_id=application.owner_id)
    totals = payments.totals([bill.pk for bill in bills])
    return {
        "applications": Application.objects.filter(owner_id=application.owner_id).count(),
        "phase": application.phase,
        "answers": {str(code): str(answer) for code, answer in applications.answers(application).items()},
        "sections": sorted(applications.sections_saved(application)),
        "papers": {paper.slot: str(paper.pk) for paper in documents.of(reference)},
        "bookings": list(Booking.objects.filter(holder=reference).values_list("state", flat=True)),
        "bills": list(bills.values_list("state", flat=True)),
        "attempts": list(Attempt.objects.filter(bill__in=bills).values_list("state", flat=True)),
        "payments": list(Settlement.objects.filter(bill__in=bills).values_list("amount", flat=True)),
        "owed": totals.owed,
        "received": totals.received,
        "reviews": Review.objects.filter(bill__in=bills).count(),
        "inbox": dict(Counter(inbox.values_list("code", flat=True))),
        "letters": dict(
            Counter(OutboxMessage.objects.filter(owner_id=application.owner_id).values_list("state", flat=True))
        ),
    }


def what_is_left_to_do() -> dict[str, int]:
    """Jobs by state (those of a later time left out), and what listeners were not told of."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT status::text, count(*) FROM procrastinate_jobs"
            " WHERE scheduled_at IS NULL OR scheduled_at <= now() + interval '10 minutes' GROUP BY status"
        )
        found = {str(status): int(count) for status, count in cursor.fetchall()}
    told = set(Delivery.objects.exclude(done_at=None).values_list("entry_id", "listener"))
    wanted = {
        (pk, listener)
        for pk, code in Entry.objects.values_list("pk", "code")
        for listener in listening.listeners_of(code)
    }
    return {**found, "untold": len(wanted - told), "dead": Delivery.objects.exclude(dead_at=None).count()}


def papers_of(reference: str) -> dict[str, dict[str, Any]]:
    """The papers of one application by slot."""
    facts = ("slot", "raw_size", "width", "height", "media", "pages")
    return {paper["slot"]: paper for paper in documents.of(reference).values(*facts)}


def what_arrived(upload: str) -> dict[str, str]:
    """Of a file on its way: its name and the digest of what has come."""
    found = Upload.objects.get(pk=upload)
    return {"name": str(found.name), "sha256": hashlib.sha256(documents.arrived_content(found)).hexdigest()}


def files_of_nobody() -> list[str]:
    """Files in the storage that no row knows."""
    folder = Path(settings.MEDIA_ROOT)
    known = {name for names in Document.objects.values_list("content", "preview") for name in names}
    known |= set(UploadPart.objects.values_list("content", flat=True))
    papers = (path for path in (folder / "papers").rglob("*") if path.is_file())
    return [name for name in (str(path.relative_to(folder)) for path in papers) if name not in known]


def seal_the_journal() -> int:
    """As the worker does every minute."""
    return sealing.seal_committed(now=clock.now())

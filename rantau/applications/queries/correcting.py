"""What was sent back, and what it changed."""

from django.db.models import QuerySet

from rantau.applications import differences
from rantau.applications.differences import Corrected
from rantau.applications.models import Application, Correction
from rantau.applications.queries.answering import answers, counting_day, definition


def open_correction(application: Application) -> Correction | None:
    """What is still to be put right; nothing where the application has ended meanwhile."""
    if application.has_ended:
        return None
    return Correction.objects.filter(application=application, sent_at=None).first()


def corrections(application: Application) -> QuerySet[Correction]:
    return Correction.objects.filter(application=application).order_by("asked_at")


def corrected(application: Application) -> list[Corrected]:
    """What each correction changed, oldest first; of the open one what has been changed so far."""
    asked = list(corrections(application))
    if not asked:
        return []
    return differences.of(asked, definition(application), answers(application), counting_day(application))

"""What the office set in place of the service files."""

from datetime import date

from django.conf import settings
from django.db.models import Count, QuerySet

from rantau.catalogue.editing import Change
from rantau.catalogue.models import Edit

__all__ = ["Edit", "changes", "coming", "edits", "live_edits"]


def edits() -> QuerySet[Edit]:
    """All of the home office, those taken back included, newest day first."""
    rows = Edit.objects.filter(office=settings.OFFICE).select_related("withdrawal")
    return rows.order_by("-effective_from", "-at")


def live_edits(service: str) -> QuerySet[Edit]:
    """What was set for this service and not taken back."""
    return edits().filter(service=service, withdrawal=None)


def coming(today: date) -> dict[str, int]:
    """How many changes of each kind wait for their day."""
    rows = edits().filter(withdrawal=None, effective_from__gt=today).order_by()
    return dict(rows.values_list("kind").annotate(number=Count("pk")))


def changes(service: str) -> list[Change]:
    rows = live_edits(service).values_list("kind", "key", "value", "effective_from")
    return [Change(*row) for row in rows]

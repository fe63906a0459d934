"""Reads for those who may read the journal: `audit`, and a person about their own data."""

from uuid import UUID

from django.db.models import QuerySet

from rantau.journal.models import Delivery, Entry, Seal

__all__ = ["Delivery", "Entry", "Seal", "dead_letter", "dead_letters", "delivery_known", "entries", "last_seal"]


def entries(*, application: str = "", person_id: UUID | None = None, code: str = "") -> QuerySet[Entry]:
    """Newest first, narrowed by what is given."""
    found = Entry.objects.order_by("-pk")
    if application:
        found = found.filter(application=application)
    if person_id:
        found = found.filter(person_id=person_id)
    if code:
        found = found.filter(code=code)
    return found


def dead_letters(office: str) -> QuerySet[Delivery]:
    """Those about this office's work, and those that belong to none, such as sign-ins; the newest first."""
    return _of(office).exclude(dead_at=None).select_related("entry").order_by("-dead_at")


def dead_letter(delivery_id: int, office: str) -> Delivery | None:
    return dead_letters(office).filter(pk=delivery_id).first()


def last_seal() -> Seal | None:
    return Seal.objects.order_by("-position").first()


def delivery_known(delivery_id: int, office: str) -> bool:
    return _of(office).filter(pk=delivery_id).exists()


def _of(office: str) -> QuerySet[Delivery]:
    return Delivery.objects.filter(entry__office__in=(office, ""))

"""What a machine found on papers."""

from django.conf import settings
from django.db.models import Q

from rantau.documents.engines.reading import reader
from rantau.documents.engines.reading.base import Kind
from rantau.documents.lifecycle import KIND_NAMES, LIVE
from rantau.documents.models import Document, PaperReading


def reading(document: Document) -> PaperReading | None:
    """What a machine found on the paper; None when nobody asked it, or it is erased."""
    return PaperReading.objects.filter(document=document).first()


def readings(holder: str) -> dict[str, PaperReading]:
    """The readings of the papers that count now, by slot."""
    rows = PaperReading.objects.filter(document__holder=holder, document__state__in=LIVE).select_related("document")
    return {row.document.slot: row for row in rows.order_by("-document__position")}


def read_before(document: Document) -> PaperReading | None:
    """What was found on the same file when it was brought for something else."""
    first = document.copy_of_id or document.pk
    rows = PaperReading.objects.filter(Q(document=first) | Q(document__copy_of=first), read_at__isnull=False)
    return rows.exclude(document=document).order_by("read_at").first()


def kind_name(kind: Kind) -> str:
    """What a paper of that kind is called within a sentence; "" when it is unknown."""
    return str(KIND_NAMES.get(kind, ""))


def reading_is() -> str:
    """Whether papers are read here: "on", "off" (a setting), or "not installed" (the extra `ocr` is missing)."""
    if not settings.READING:
        return "off"
    return "on" if reader.available() else "not installed"

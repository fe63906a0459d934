"""What a machine read on a paper, sealed as the paper itself, and gone with it."""

from collections.abc import Sequence
from enum import StrEnum

from django.db import models
from django.db.models import Q

from rantau.documents.engines.reading.base import Field, Kind
from rantau.documents.models.papers import Document
from rantau.vault.fields import SealedJSON


class ReadingState(StrEnum):
    WAITING = "WAITING"
    READ = "READ"
    UNREADABLE = "UNREADABLE"
    """The machine failed, or found nothing that it knows."""
    SKIPPED = "SKIPPED"
    """Nothing draws the pages of a PDF; or the paper was gone before its turn came."""


class PaperReading(models.Model):
    """One paper as it was read. `kind` is a code of `Kind`, "" when the paper does not say it plainly.

    `tries` is counted before each look, so that a photo which takes the worker down is not looked at for ever.
    """

    document = models.OneToOneField(Document, models.PROTECT, primary_key=True, related_name="reading")
    state = models.CharField(max_length=10, default=ReadingState.WAITING.value)
    kind = models.CharField(max_length=10, blank=True)
    found = SealedJSON(purpose="what was read on a paper", null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    engine = models.CharField(max_length=30, blank=True)
    asked_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=list(ReadingState)), name="reading_state_known"),
            models.CheckConstraint(condition=Q(kind__in=list(Kind)), name="reading_kind_known"),
            models.CheckConstraint(
                condition=Q(state=ReadingState.WAITING) ^ Q(read_at__isnull=False), name="reading_waits_until_read"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document_id} {self.state}"

    @property
    def is_waiting(self) -> bool:
        return self.state == ReadingState.WAITING

    @property
    def fields(self) -> Sequence[Field]:
        return [Field(**field) for field in self.found or []]

"""Papers that people bring: one row per file, the file itself sealed in the storage."""

from pathlib import PurePath
from typing import ClassVar
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.functional import Promise

from rantau.documents.lifecycle import ADVICE_SENTENCES, ADVICE_WORDS, LIVE, REASON_SENTENCES, State
from rantau.vault.fields import SealedText

ENDINGS = {"image/jpeg": ".jpg", "application/pdf": ".pdf"}


class Document(models.Model):
    """One paper as it is kept: rebuilt from what was sent, sealed, in a place (`slot`, `position`) of its holder.

    `holder` is the public reference of whatever the paper was brought for. `size` and `sha256` are of the kept
    content in the clear, `raw_size` of what arrived. `content` and `preview` are names in the sealed storage; there is
    no preview for PDF. `advice` holds codes of what looks poor about a photo; `kept_at` is when the person looked again
    and kept it all the same.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    holder = models.CharField(max_length=20)
    slot = models.CharField(max_length=40)
    position = models.PositiveSmallIntegerField(default=1)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="documents")
    state = models.CharField(max_length=8, default=State.READABLE.value)
    reason_code = models.CharField(max_length=30, blank=True)
    note = SealedText(purpose="officer's note on a paper", null=True, blank=True)
    original_name = SealedText(purpose="name of an uploaded file")
    media = models.CharField(max_length=20)
    pages = models.PositiveSmallIntegerField(default=1)
    width = models.PositiveIntegerField(default=0)
    height = models.PositiveIntegerField(default=0)
    size = models.PositiveIntegerField()
    raw_size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    advice = models.JSONField(default=list, blank=True)
    content = models.CharField(max_length=120, blank=True)
    preview = models.CharField(max_length=120, blank=True)
    copy_of = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="copies")
    """The paper that was brought first, when this one is the same file used for another holder."""
    uploaded_at = models.DateTimeField()
    kept_at = models.DateTimeField(null=True, blank=True)
    judged_at = models.DateTimeField(null=True, blank=True)
    erased_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["holder", "slot", "position"], condition=Q(state__in=LIVE), name="document_one_live_per_place"
            ),
            models.CheckConstraint(condition=Q(state__in=list(State)), name="document_state_known"),
            models.CheckConstraint(condition=Q(media__in=list(ENDINGS)), name="document_media_known"),
            models.CheckConstraint(
                condition=~Q(state=State.FLAGGED) | ~Q(reason_code=""), name="document_flag_has_reason"
            ),
            models.CheckConstraint(
                condition=Q(erased_at__isnull=True) ^ Q(content=""), name="document_content_until_erased"
            ),
            models.CheckConstraint(
                condition=Q(erased_at__isnull=True) | ~Q(state__in=LIVE), name="document_live_keeps_content"
            ),
            models.CheckConstraint(
                condition=Q(kept_at__isnull=True) | ~Q(advice=[]), name="document_kept_despite_advice"
            ),
        ]
        indexes = [
            models.Index(fields=["holder", "slot", "position"], name="document_holder"),
            models.Index(fields=["owner", "uploaded_at"], name="document_owner_day"),
            models.Index(
                fields=["uploaded_at"],
                condition=Q(state__in=[State.REMOVED, State.REPLACED], erased_at__isnull=True),
                name="document_to_erase",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.holder} {self.slot} {self.state}"

    @property
    def is_unjudged(self) -> bool:
        return self.state == State.READABLE

    @property
    def is_accepted(self) -> bool:
        return self.state == State.ACCEPTED

    @property
    def is_flagged(self) -> bool:
        return self.state == State.FLAGGED

    @property
    def has_preview(self) -> bool:
        return bool(self.preview)

    @property
    def download_name(self) -> str:
        """The name it came with, ending in what it is now."""
        return PurePath(self.original_name).stem + ENDINGS[self.media]

    @property
    def reason_sentence(self) -> str | Promise:
        """Why it must be replaced, for the person; "" when nothing is wrong."""
        return REASON_SENTENCES[self.reason_code] if self.is_flagged else ""

    @property
    def is_doubtful(self) -> bool:
        """Something looks poor, and nobody has looked at it again: neither the person nor an officer."""
        return bool(self.advice) and self.kept_at is None and self.state == State.READABLE

    @property
    def advice_sentences(self) -> list[Promise]:
        """What looks poor about the photo; a person may keep it all the same."""
        return [ADVICE_SENTENCES[code] for code in self.advice]

    @property
    def advice_words(self) -> list[str]:
        """The same in a word or two each."""
        return [str(ADVICE_WORDS[code]) for code in self.advice]


class DocumentStatusChange(models.Model):
    """Who moved a paper from where to where. Rows are only ever added."""

    append_only: ClassVar[bool] = True

    document = models.ForeignKey(Document, models.PROTECT, related_name="changes")
    before = models.CharField(max_length=8, blank=True)
    after = models.CharField(max_length=8)
    reason_code = models.CharField(max_length=30, blank=True)
    author_kind = models.CharField(max_length=6)
    author_id = models.CharField(max_length=80)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["document", "id"], name="document_change")]

    def __str__(self) -> str:
        return f"{self.document_id} {self.before} {self.after}"

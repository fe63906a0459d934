"""The inbox, and who wants less mail."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q

from rantau.vault.fields import SealedText


class InboxItem(models.Model):
    """One message to one account. `key` names the occasion, so that a repeated one tells nothing twice."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    key = models.CharField(max_length=120)
    """"journal:<number of the entry>", or "visit:<booking>:<time>:<days before>"."""
    code = models.CharField(max_length=40)
    application = models.CharField(max_length=20, blank=True)
    subject = SealedText(purpose="subject of a message")
    body = SealedText(purpose="text of a message")
    language = models.CharField(max_length=2, default="id")
    """Of subject and body: the person's own at that moment. The page around them may be in another one."""
    created_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["key", "account"], name="inbox_once_per_occasion"),
            models.CheckConstraint(condition=~Q(key="") & ~Q(code=""), name="inbox_has_occasion"),
        ]
        indexes = [
            models.Index(fields=["account", "-created_at", "id"], name="inbox_of_account"),
            models.Index(fields=["account"], condition=Q(read_at=None), name="inbox_unread"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.key}"


class Preference(models.Model):
    """Without a row: news go out too. Security and deadlines always do."""

    account = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True, related_name="+")
    news_go_out = models.BooleanField(default=True)
    changed_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.account_id} {self.news_go_out}"

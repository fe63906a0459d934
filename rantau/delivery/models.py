"""The outbox: what is to be sent, sealed, and each try with its proof."""

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import Q

from rantau.delivery.lifecycle import State
from rantau.vault.fields import SealedText


class Channel(models.TextChoices):
    EMAIL = "EMAIL"
    SMS = "SMS"


class OutboxMessage(models.Model):
    """One message to one address. Address and words are personal data: only sealed here, only ids in jobs."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    key = models.CharField(max_length=200, unique=True)
    channel = models.CharField(max_length=5, choices=Channel.choices)
    owner_id = models.UUIDField(null=True, blank=True)
    """The account it is sent to; this room does not know accounts."""
    address = SealedText(purpose="address a message is sent to")
    subject = SealedText(purpose="subject of a message")
    body = SealedText(purpose="text of a message")
    body_html = SealedText(purpose="text of a message")
    state = models.CharField(max_length=6, choices=[(s, s) for s in State], default=State.QUEUED)
    queued_at = models.DateTimeField()
    due_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state="QUEUED") ^ Q(ended_at__isnull=False), name="outbox_ended_when_done"
            ),
            models.CheckConstraint(condition=~Q(key=""), name="outbox_has_key"),
        ]
        indexes = [
            models.Index(fields=["owner_id", "-queued_at"], name="outbox_owner"),
            models.Index(fields=["due_at"], condition=Q(state="QUEUED"), name="outbox_waiting"),
            models.Index(fields=["-ended_at"], condition=Q(state="FAILED"), name="outbox_failed"),
        ]

    def __str__(self) -> str:
        return f"{self.channel} {self.key}"


class Attempt(models.Model):
    """One try that came to an end: proof of hand-over, or why not."""

    append_only: ClassVar[bool] = True

    class Outcome(models.TextChoices):
        ACCEPTED = "ACCEPTED"
        TEMPORARY = "TEMPORARY"
        PERMANENT = "PERMANENT"

    message = models.ForeignKey(OutboxMessage, models.PROTECT, related_name="tries")
    at = models.DateTimeField()
    outcome = models.CharField(max_length=9, choices=Outcome.choices)
    provider_id = models.CharField(max_length=200, blank=True)
    """What the next station calls the message: a Message-ID, the id of the SMS provider."""
    reason = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome="ACCEPTED") ^ Q(provider_id=""), name="attempt_accepted_has_proof"
            )
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.outcome}"


class Outage(models.Model):
    """Nobody answers on this channel. While the row stands its messages wait, and one of them is tried every few seconds."""

    channel = models.CharField(max_length=5, primary_key=True, choices=Channel.choices)
    since = models.DateTimeField()
    reason = models.CharField(max_length=40)

    def __str__(self) -> str:
        return f"{self.channel} {self.reason}"

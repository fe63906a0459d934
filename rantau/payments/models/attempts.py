"""How somebody tried to pay, and what gateways told us about it."""

from uuid import uuid4

from django.db import models
from django.db.models import Q

from rantau.payments.gateways.base import Channel
from rantau.payments.lifecycle import LIVE_ATTEMPT, AttemptState
from rantau.payments.models.bills import Bill
from rantau.vault.fields import SealedJSON, SealedText


class Verdict(models.TextChoices):
    RECEIVED = "RECEIVED"  # true by its signature, the gateway not asked yet
    SETTLED = "SETTLED"
    REVIEW = "REVIEW"
    NOTHING = "NOTHING"  # the gateway's own answer changed nothing


class Attempt(models.Model):
    """One try on one channel. `order` is the id the gateway knows us by, `external_id` its own."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    order = models.CharField(max_length=40, unique=True)
    bill = models.ForeignKey(Bill, on_delete=models.PROTECT, related_name="attempts")
    channel = models.CharField(max_length=20)
    gateway = models.CharField(max_length=20)
    external_id = models.CharField(max_length=100, blank=True)
    instructions = SealedJSON(purpose="payment instructions", null=True)
    state = models.CharField(max_length=10, default=AttemptState.OPENING)
    started_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    asked_at = models.DateTimeField(null=True)
    """When we last asked the gateway about this attempt, answered or not."""
    checked_at = models.DateTimeField(null=True)
    """The last question that got a clear answer: nothing before it is unknown to us."""

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=list(AttemptState)), name="attempt_state_known"),
            models.CheckConstraint(condition=Q(channel__in=list(Channel)), name="attempt_channel_known"),
            models.UniqueConstraint(
                fields=["gateway", "external_id"], condition=~Q(external_id=""), name="attempt_external_id_once"
            ),
            models.UniqueConstraint(
                fields=["bill", "channel"],
                condition=Q(state__in=list(LIVE_ATTEMPT)),
                name="attempt_one_live_per_channel",
            ),
        ]
        indexes = [
            models.Index(fields=["asked_at"], condition=Q(state__in=list(LIVE_ATTEMPT)), name="attempt_to_poll"),
        ]

    def __str__(self) -> str:
        return self.order


class Notice(models.Model):
    """What a gateway told us, word for word. The same words twice are one row."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    gateway = models.CharField(max_length=20)
    digest = models.BinaryField(max_length=32)
    order = models.CharField(max_length=60, db_index=True)
    external_id = models.CharField(max_length=100, blank=True)
    told = models.CharField(max_length=40)
    facts = SealedText(purpose="payment notice as received")
    received_at = models.DateTimeField()
    verdict = models.CharField(max_length=10, choices=Verdict, default=Verdict.RECEIVED)
    verified_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["gateway", "digest"], name="notice_once"),
            models.CheckConstraint(condition=Q(verdict__in=Verdict.values), name="notice_verdict_known"),
        ]
        indexes = [
            models.Index(fields=["received_at"], condition=Q(verdict="RECEIVED"), name="notice_to_verify"),
        ]

    def __str__(self) -> str:
        return f"{self.gateway} {self.order} {self.told}"

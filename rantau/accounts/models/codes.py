"""What is on its way: codes that were sent, sign-ups not finished, wrong tries."""

from uuid import uuid4

from django.db import models
from django.db.models import Q

from rantau.accounts.models.account import User
from rantau.vault.fields import SealedJSON

MOST_TRIES = 5


class ContactCode(models.Model):
    """Six digits sent to an address. Neither the digits nor the address can be read from the row.

    A code sent for nobody (`matches` false) exists so that an unknown address costs and shows the same.
    """

    class Purpose(models.TextChoices):
        SIGN_UP = "SIGN_UP"
        RECOVER = "RECOVER"
        NEW_DEVICE = "NEW_DEVICE"
        CHANGE_OLD = "CHANGE_OLD"
        CHANGE_NEW = "CHANGE_NEW"

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    purpose = models.CharField(max_length=12, choices=Purpose.choices)
    user = models.ForeignKey(User, models.CASCADE, null=True, blank=True, related_name="+")
    address_hash = models.BinaryField(max_length=32)
    asked_from = models.BinaryField(max_length=32)
    code_hash = models.BinaryField(max_length=32)
    matches = models.BooleanField(default=True)
    sent_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = (
            models.Index(fields=["address_hash", "-sent_at"], name="code_by_address"),
            models.Index(fields=["asked_from", "-sent_at"], name="code_by_asker"),
            models.Index(fields=["expires_at"], name="code_expiry"),
        )
        constraints = (models.CheckConstraint(condition=Q(tries__lte=MOST_TRIES), name="code_tries_limited"),)

    def __str__(self) -> str:
        return f"{self.purpose} {self.id}"


class PendingSignUp(models.Model):
    """A sign-up on its way. `answers` keeps what was typed (sealed, the password only as its hash)."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    channel = models.CharField(max_length=5, choices=[("EMAIL", "EMAIL"), ("SMS", "SMS")])
    answers = SealedJSON(purpose="accounts.sign_up")
    code = models.ForeignKey(ContactCode, models.SET_NULL, null=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True, blank=True)
    account = models.ForeignKey(User, models.CASCADE, null=True, blank=True, related_name="+")
    begun_at = models.DateTimeField()
    expires_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return str(self.id)


class FailedTries(models.Model):
    """How often something was tried wrongly since a moment. A row, no cache entry: it counts for all processes."""

    key = models.BinaryField(max_length=32, primary_key=True)
    count = models.PositiveIntegerField(default=0)
    since = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.count} since {self.since}"

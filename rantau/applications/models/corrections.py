"""What it was sent back for, and stops that an officer lifted."""

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import Q

from rantau.applications.models.application import Application
from rantau.vault.fields import SealedText


class Correction(models.Model):
    """What an officer asked to be put right: `items` like "paper:KTP" or "section:identity", and words to the person."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    application = models.ForeignKey(Application, models.PROTECT, related_name="corrections")
    items = models.JSONField()
    note = SealedText(purpose="officer's words to the applicant")
    asked_at = models.DateTimeField()
    due_on = models.DateField()
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["application"], condition=Q(sent_at__isnull=True), name="correction_one_open"
            )
        ]

    def __str__(self) -> str:
        return f"{self.application_id} {self.asked_at:%Y-%m-%d}"


class Lift(models.Model):
    """An officer let one stop of the pre-flight pass. `reason` is a code of `LIFT_REASONS`, `note` for the office only."""

    append_only: ClassVar[bool] = True

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    application = models.ForeignKey(Application, models.PROTECT, related_name="lifts")
    code = models.CharField(max_length=30)
    reason = models.CharField(max_length=12)
    note = SealedText(purpose="officer's reason for lifting a stop", blank=True, default="")
    officer = models.CharField(max_length=80)
    role = models.CharField(max_length=20)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["application", "code"], name="lift_once_per_stop")]

    def __str__(self) -> str:
        return f"{self.application_id} {self.code}"


class Suspension(models.Model):
    """Until when this person gets nothing new of this family of services. `who` is the `nik_hash` of the application."""

    append_only: ClassVar[bool] = True

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    application = models.OneToOneField(Application, models.PROTECT, related_name="suspension")
    who = models.BinaryField(max_length=32)
    family = models.CharField(max_length=20)
    until = models.DateField()
    """The first day on which a new application can be sent."""
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["who", "family", "until"], name="suspension_of_person")]

    def __str__(self) -> str:
        return f"{self.application_id} {self.until}"

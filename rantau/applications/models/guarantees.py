"""Who vouches."""

from uuid import uuid4

from django.db import models
from django.db.models import Q

from rantau.applications.lifecycle import Answer
from rantau.applications.models.application import Application
from rantau.vault.fields import SealedJSON, SealedText


class Guarantee(models.Model):
    """The question to a guarantor whether they vouch for this application, and what they answered.

    Whoever holds `token` may answer; it is found by its keyed hash and gone once the question has ended. `asked` is
    whom the applicant named: name, nik, phone, email, company ("" where there is none), language ("id" or "en").
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    application = models.ForeignKey(Application, models.PROTECT, related_name="guarantees")
    state = models.CharField(max_length=9, default=Answer.ASKED)
    reason = models.CharField(max_length=10, blank=True)
    """Why the guarantor refused, a code of `REFUSALS`; "" otherwise."""
    asked = SealedJSON(purpose="guarantor")
    token = SealedText(purpose="link of a guarantor", blank=True, default="")
    token_hash = models.BinaryField(max_length=32, unique=True)
    asked_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    reminded_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=list(Answer)), name="guarantee_state_known"),
            models.CheckConstraint(
                condition=Q(state=Answer.ASKED) ^ Q(ended_at__isnull=False), name="guarantee_ended_has_time"
            ),
            models.UniqueConstraint(fields=["application"], condition=Q(state=Answer.ASKED), name="guarantee_one_open"),
        ]
        indexes = [
            models.Index(fields=["expires_at"], condition=Q(state=Answer.ASKED), name="guarantee_waiting"),
        ]

    def __str__(self) -> str:
        return f"{self.application_id} {self.state}"

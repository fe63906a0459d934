"""One request of one person."""

from typing import ClassVar
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q

from rantau.applications.lifecycle import ACTIVE, DECIDING, ENDED, Phase

NOT_SENT = [Phase.DRAFT, Phase.AWAITING_GUARANTOR, Phase.EXPIRED, Phase.WITHDRAWN]


class Application(models.Model):
    """One request of one person for one service, from draft to closed.

    `service_code` and `service_version` name the catalogue's definition, which never changes under a running
    application. `nik_hash` is set at submission: the database keeps a person from having two active ones.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    reference = models.CharField(max_length=15, unique=True)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="applications")
    person = models.ForeignKey("accounts.Person", models.PROTECT, related_name="applications")
    service_code = models.CharField(max_length=40)
    service_version = models.PositiveIntegerField()
    case_code = models.CharField(max_length=30, blank=True)
    office_code = models.CharField(max_length=20)
    phase = models.CharField(max_length=20, default=Phase.DRAFT)
    nik_hash = models.BinaryField(max_length=32, null=True)
    agreed_at = models.DateTimeField(null=True, blank=True)
    """When the account holder said that this other adult agrees and will come; empty for the own and for children."""
    party = models.UUIDField(null=True, blank=True, editable=False)
    """The same for all applications of one account that are made together, as a family; empty for one alone."""
    begun_at = models.DateTimeField()
    saved_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True, blank=True)
    ruled = models.JSONField(default=dict, blank=True)
    """Answers that the decision found instead of the applicant's, e.g. {"disaster": false}: what is billed follows them."""

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(phase__in=list(Phase)), name="application_phase_known"),
            models.CheckConstraint(
                condition=Q(phase__in=NOT_SENT) | Q(submitted_at__isnull=False),
                name="application_submitted_has_time",
            ),
            models.UniqueConstraint(
                fields=["nik_hash", "service_code"],
                condition=Q(phase__in=list(ACTIVE), nik_hash__isnull=False),
                name="application_one_active_per_nik",
            ),
            models.UniqueConstraint(
                fields=["person", "service_code"], condition=Q(phase=Phase.DRAFT), name="application_one_draft"
            ),
        ]
        indexes = [
            models.Index(fields=["owner", "-begun_at"], name="application_of_owner"),
            models.Index(fields=["office_code", "phase", "submitted_at"], name="application_of_office"),
            models.Index(fields=["party"], condition=Q(party__isnull=False), name="application_of_party"),
            models.Index(fields=["saved_at"], condition=Q(phase=Phase.DRAFT), name="application_idle_drafts"),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def decided_by(self) -> str:
        """The id of the officer who decided for the office, "" before."""
        decisions = self.changes.filter(move__in=DECIDING).order_by("id").values_list("author", flat=True)
        return decisions.first() or ""

    @property
    def has_ended(self) -> bool:
        return self.phase in ENDED


class StatusChange(models.Model):
    """Who moved the application, from where to where."""

    append_only: ClassVar[bool] = True

    application = models.ForeignKey(Application, models.PROTECT, related_name="changes")
    move = models.CharField(max_length=20)
    was = models.CharField(max_length=20)
    became = models.CharField(max_length=20)
    author_kind = models.CharField(max_length=6)
    author = models.CharField(max_length=80)
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.was} -> {self.became}"

"""What an office sets in place of a service file. Rows are written once and never changed."""

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _


class Edit(models.Model):
    """What an office says in place of a service file, from a day on.

    `value` is whole rupiah for a fee, {"id": …, "en": …} for a text, a number for days; empty: as the file says.
    """

    append_only: ClassVar[bool] = True

    class Kind(models.TextChoices):
        FEE = "FEE", _("Biaya")
        TEXT = "TEXT", _("Teks")
        DAYS = "DAYS", _("Tenggat")

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    office = models.CharField(max_length=20)
    service = models.CharField(max_length=40)
    kind = models.CharField(max_length=4, choices=Kind.choices)
    key = models.CharField(max_length=80)
    value = models.JSONField(null=True)
    effective_from = models.DateField()
    reason = models.CharField(max_length=200)
    author = models.CharField(max_length=80)
    at = models.DateTimeField()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=models.Q(kind__in=["FEE", "TEXT", "DAYS"]), name="edit_kind_known"),
        )
        indexes = (models.Index(fields=["office", "service", "kind", "key"], name="edit_of_what"),)

    def __str__(self) -> str:
        return f"{self.service} {self.key} {self.effective_from}"

    @property
    def is_withdrawn(self) -> bool:
        return hasattr(self, "withdrawal")


class Withdrawal(models.Model):
    """An edit that was taken back before its day came."""

    append_only: ClassVar[bool] = True

    edit = models.OneToOneField(Edit, models.PROTECT, related_name="withdrawal")
    author = models.CharField(max_length=80)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.edit_id} {self.at:%Y-%m-%d}"

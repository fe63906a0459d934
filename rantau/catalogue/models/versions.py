"""Published versions of services. A row is written once and never changed: running applications lean on it."""

from typing import ClassVar

from django.db import models


class ServiceVersion(models.Model):
    """`definition` is the service as plain values, `digest` the SHA-256 of its canonical JSON in hex.

    `from_file`: the file as it stood. Other versions are the file with the office's edits of that day.
    """

    append_only: ClassVar[bool] = True

    code = models.CharField(max_length=40)
    version = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    definition = models.JSONField()
    effective_from = models.DateField()
    published_at = models.DateTimeField()
    from_file = models.BooleanField(default=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["code", "version"], name="service_version_once"),
            models.CheckConstraint(condition=models.Q(version__gte=1), name="service_version_from_one"),
        )

    def __str__(self) -> str:
        return f"{self.code} {self.version}"

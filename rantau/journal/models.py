"""Two append-only tables (what happened; the chain over it) and one of who has been told."""

from typing import ClassVar

from django.db import models


class Entry(models.Model):
    """One thing that happened. The run-time database role can insert and read these rows, nothing else."""

    append_only: ClassVar[bool] = True

    id = models.BigAutoField(primary_key=True)
    at = models.DateTimeField()
    code = models.CharField(max_length=80)
    actor_kind = models.CharField(max_length=6)
    actor_id = models.CharField(max_length=80)
    actor_role = models.CharField(max_length=30, blank=True)
    office = models.CharField(max_length=20, blank=True)
    application = models.CharField(max_length=20, blank=True)
    person_id = models.UUIDField(null=True, blank=True)
    payload = models.JSONField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~models.Q(actor_id=""), name="journal_entry_has_an_actor")]
        indexes = [
            models.Index(fields=["application", "id"], condition=~models.Q(application=""), name="journal_application"),
            models.Index(
                fields=["person_id", "id"], condition=models.Q(person_id__isnull=False), name="journal_person"
            ),
            models.Index(fields=["actor_id", "id"], name="journal_actor"),
            models.Index(fields=["code", "id"], name="journal_code"),
        ]

    def __str__(self) -> str:
        return f"{self.pk} {self.code}"


class Delivery(models.Model):
    """That one listener has been told of one entry, or why not yet."""

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="deliveries")
    listener = models.CharField(max_length=120)
    done_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    problem = models.CharField(max_length=200, blank=True)
    dead_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "deliveries"
        constraints = [
            models.UniqueConstraint(fields=["entry", "listener"], name="journal_one_delivery_per_listener"),
            models.CheckConstraint(
                condition=models.Q(done_at=None) | models.Q(dead_at=None), name="journal_delivery_done_or_dead"
            ),
        ]
        indexes = [models.Index(fields=["dead_at"], condition=models.Q(dead_at__isnull=False), name="journal_dead")]

    def __str__(self) -> str:
        return f"{self.listener} {self.entry_id}"


class Seal(models.Model):
    """A link of the chain: the digest over the link before and one entry."""

    append_only: ClassVar[bool] = True

    # Given by the sealer, without gaps: a missing number is a missing link.
    position = models.BigIntegerField(primary_key=True)
    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="seal")
    digest = models.BinaryField(max_length=32)

    def __str__(self) -> str:
        return f"{self.position} {bytes(self.digest).hex()[:12]}"

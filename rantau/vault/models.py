from django.db import models


class DataKey(models.Model):
    """A key that seals data, itself sealed with the master key. Old keys stay until nothing is sealed with them."""

    class Purpose(models.TextChoices):
        SEAL = "SEAL"
        LOOKUP = "LOOKUP"

    purpose = models.CharField(max_length=6, choices=Purpose.choices)
    wrapped = models.BinaryField()
    created_at = models.DateTimeField()
    retired_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["purpose"], condition=models.Q(retired_at=None), name="vault_one_active_key_per_purpose"
            )
        ]

    def __str__(self) -> str:
        return f"{self.purpose} {self.pk}"

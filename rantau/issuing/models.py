"""The register of what was issued."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q

from rantau.vault.fields import SealedText


class Series(models.Model):
    """The last number given in one office and year; its row is the lock that keeps numbers without gaps."""

    office = models.CharField(max_length=20)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name_plural = "series"
        constraints = [models.UniqueConstraint(fields=["office", "year"], name="series_once")]

    def __str__(self) -> str:
        return f"{self.office} {self.year}"


class OfficeKey(models.Model):
    """A key the office signs with. `certificate` is DER, `fingerprint` its SHA-256 (hex), `private` PKCS 8 as PEM.

    The certificate of a retired key stays, to check old papers with; its private half is erased. `retired_because` is a
    code of `policies.Retirement`.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    office = models.CharField(max_length=20)
    certificate = models.BinaryField()
    fingerprint = models.CharField(max_length=64, unique=True)
    private = SealedText(purpose="private half of the key an office signs its papers with", null=True)
    valid_from = models.DateTimeField()
    valid_until = models.DateTimeField()
    retired_at = models.DateTimeField(null=True, blank=True)
    retired_because = models.CharField(max_length=20, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["office"], condition=Q(retired_at__isnull=True), name="office_key_one_active"
            ),
            models.CheckConstraint(
                condition=Q(retired_at__isnull=True, retired_because="", private__isnull=False)
                | (Q(retired_at__isnull=False, private__isnull=True) & ~Q(retired_because="")),
                name="office_key_private_until_retired",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.office} {self.fingerprint[:8]}"


class IssuedPaper(models.Model):
    """One paper. `name` is its sealed file, `sha256` (hex) the digest of the PDF as handed out.

    `masked_name` ("S••• W••••••") is what a checker may compare with the paper in hand; `revoked_because` a code of
    `policies.Reason`. `signed_with` is empty for papers from before there was a key.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    number = models.CharField(max_length=40, unique=True)
    kind = models.CharField(max_length=20)
    holder = models.CharField(max_length=40, db_index=True)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    office = models.CharField(max_length=20)
    masked_name = models.CharField(max_length=120, blank=True)
    verify_code = models.CharField(max_length=19, unique=True)
    sha256 = models.CharField(max_length=64, db_index=True)
    name = models.CharField(max_length=120)
    signed_with = models.ForeignKey(OfficeKey, models.PROTECT, null=True, related_name="+")
    language = models.CharField(max_length=2)
    issued_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_because = models.CharField(max_length=20, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(revoked_at__isnull=True) ^ ~Q(revoked_because=""), name="issued_revoked_with_reason"
            ),
        ]

    def __str__(self) -> str:
        return self.number

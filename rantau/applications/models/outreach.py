"""Lists of people for an outreach day."""

from uuid import uuid4

from django.db import models
from django.db.models import Q

from rantau.applications.models.application import Application
from rantau.vault.fields import SealedJSON, SealedText


class OutreachList(models.Model):
    """The people whom a group leader brings to one outreach day. `leader` is name and phone; closed, it stays as it is."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    office_code = models.CharField(max_length=20)
    point = models.ForeignKey("offices.ServicePoint", models.PROTECT, related_name="+")
    day = models.DateField()
    title = models.CharField(max_length=120)
    leader = SealedJSON(purpose="leader of a group")
    made_by = models.CharField(max_length=80)
    made_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["office_code", "-day"], name="outreach_of_office")]

    def __str__(self) -> str:
        return f"{self.point_id} {self.day}"


class OutreachRow(models.Model):
    """One of them. `person` is name, nik, birth_date (ISO) and phone (E.164); nobody is on the same list twice.

    `code` invites this person: it is found by its keyed hash, and sealed for the card that is printed. Whoever uses it
    with this NIK has an application from then on, and the code is used up until that has ended.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    outreach = models.ForeignKey(OutreachList, models.CASCADE, related_name="rows")
    number = models.PositiveSmallIntegerField()
    """Counts those who were ever added, so that list and cards keep the order of the spreadsheet."""
    person = SealedJSON(purpose="person on a list")
    nik_hash = models.BinaryField(max_length=32)
    service_code = models.CharField(max_length=40)
    code = SealedText(purpose="invitation code")
    code_hash = models.BinaryField(max_length=32, unique=True)
    added_at = models.DateTimeField()
    application = models.OneToOneField(Application, models.PROTECT, null=True, blank=True, related_name="invitation")
    claimed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["outreach", "nik_hash"], name="outreach_nik_once"),
            models.UniqueConstraint(fields=["outreach", "number"], name="outreach_number_once"),
            models.CheckConstraint(
                condition=Q(application__isnull=True) ^ Q(claimed_at__isnull=False), name="outreach_claimed_has_time"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.outreach_id} {self.service_code}"

"""Files on their way: what has arrived so far, sealed piece by piece."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from rantau.documents.models.papers import Document
from rantau.vault.fields import SealedText


class Upload(models.Model):
    """One file that somebody is sending. `arrived` of its `size` bytes lie in the storage; the rest may come until `expires_at`.

    `taken_as` is the paper that was made of it: whoever asks again gets the same one. The pieces are erased then.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="uploads")
    name = SealedText(purpose="name of a file on its way")
    size = models.PositiveIntegerField()
    arrived = models.PositiveIntegerField(default=0)
    began_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    taken_as = models.ForeignKey(Document, models.CASCADE, null=True, blank=True, related_name="uploads")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(arrived__lte=F("size")), name="upload_within_its_size"),
            models.CheckConstraint(condition=Q(size__gt=0), name="upload_not_empty"),
            models.CheckConstraint(
                condition=Q(taken_as__isnull=True) | Q(arrived=F("size")), name="upload_taken_when_whole"
            ),
        ]
        indexes = [
            models.Index(fields=["owner", "began_at"], name="upload_owner"),
            models.Index(fields=["expires_at"], name="upload_expiry"),
        ]

    def __str__(self) -> str:
        return f"{self.arrived}/{self.size}"

    @property
    def is_whole(self) -> bool:
        return self.arrived == self.size


class UploadPart(models.Model):
    """A piece, from byte `start` on, under its name in the sealed storage. Rows of one upload join without gap."""

    upload = models.ForeignKey(Upload, models.CASCADE, related_name="parts")
    start = models.PositiveIntegerField()
    size = models.PositiveIntegerField()
    content = models.CharField(max_length=120)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["upload", "start"], name="upload_part_once"),
            models.CheckConstraint(condition=Q(size__gt=0), name="upload_part_not_empty"),
        ]

    def __str__(self) -> str:
        return f"{self.start}+{self.size}"

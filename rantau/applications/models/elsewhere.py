"""Filed at another agency."""

from uuid import uuid4

from django.db import models
from django.db.models import Q

from rantau.applications.lifecycle import Filing
from rantau.applications.models.application import Application
from rantau.vault.fields import SealedText


class FiledElsewhere(models.Model):
    """What goes on at another agency: the number it has there, and how it stands, as the person or an officer told us."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    application = models.OneToOneField(Application, models.PROTECT, related_name="filed_elsewhere")
    number = SealedText(purpose="number at another agency")
    status = models.CharField(max_length=10, default=Filing.FILED)
    filed_at = models.DateTimeField()
    noted_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(status__in=list(Filing)), name="filed_status_known")]

    def __str__(self) -> str:
        return f"{self.application_id} {self.status}"

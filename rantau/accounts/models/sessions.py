"""Where an account is signed in, so that its owner can see and end it."""

from datetime import timedelta
from typing import ClassVar
from uuid import uuid4

from django.db import models

from rantau.accounts.models.account import User
from rantau.vault.fields import SealedText


class OpenSession(models.Model):
    """A session that was begun and not signed out. `agent` is the browser's own description."""

    LONGEST: ClassVar[timedelta] = timedelta(hours=12)

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    user = models.ForeignKey(User, models.CASCADE, related_name="open_sessions")
    session_key = SealedText(purpose="accounts.session")
    agent = SealedText(purpose="accounts.session", blank=True, default="")
    begun_at = models.DateTimeField()
    seen_at = models.DateTimeField()

    class Meta:
        indexes = (models.Index(fields=["user", "-seen_at"], name="session_of_user"),)

    def __str__(self) -> str:
        return str(self.id)

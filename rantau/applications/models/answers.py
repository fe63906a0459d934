"""What was answered, and what it was before."""

from typing import ClassVar
from uuid import uuid4

from django.db import models

from rantau.applications.models.application import Application
from rantau.applications.models.corrections import Correction
from rantau.vault.fields import SealedJSON, SealedText


class SectionAnswers(models.Model):
    """What was answered on one page, sealed whole."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    application = models.ForeignKey(Application, models.CASCADE, related_name="sections")
    section = models.CharField(max_length=40)
    answers = SealedJSON(purpose="answers")
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["application", "section"], name="answers_once_per_section")]

    def __str__(self) -> str:
        return f"{self.application_id} {self.section}"


class FormerAnswers(models.Model):
    """What a page said when an officer sent it back, sealed whole; written when the person first saves it anew."""

    append_only: ClassVar[bool] = True

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    correction = models.ForeignKey(Correction, models.PROTECT, related_name="former")
    section = models.CharField(max_length=40)
    answers = SealedJSON(purpose="answers before a correction")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["correction", "section"], name="former_answers_once_per_correction")
        ]

    def __str__(self) -> str:
        return f"{self.correction_id} {self.section}"


class SpellingFix(models.Model):
    """An officer put a typing error right after the fee was paid. `was` and `became` are sealed; the fee and place stay."""

    append_only: ClassVar[bool] = True

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    application = models.ForeignKey(Application, models.PROTECT, related_name="spelling_fixes")
    question = models.CharField(max_length=40)
    reason = models.CharField(max_length=12)
    was = SealedText(purpose="answer before its spelling was fixed", blank=True)
    became = SealedText(purpose="answer after its spelling was fixed")
    officer = models.CharField(max_length=80)
    role = models.CharField(max_length=20)
    at = models.DateTimeField()

    class Meta:
        ordering = ["at"]

    def __str__(self) -> str:
        return f"{self.application_id} {self.question}"

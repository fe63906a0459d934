"""The case, who moved it, the interview and the decision."""

from typing import ClassVar
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from rantau.casework.lifecycle import NEGLIGENCE, InterviewOutcome, Kind, Opinion, RejectReason, State
from rantau.vault.fields import SealedJSON, SealedText


class Case(models.Model):
    """The office's side of one application. `reference` is the application's own.

    `due_at` is when the present stage should be over; while it is the applicant's turn it stands still, so that a
    returned case comes back at its old place. `version` grows with every change: a page that is older is refused.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    application = models.OneToOneField("applications.Application", models.PROTECT, related_name="case")
    reference = models.CharField(max_length=15, unique=True)
    office_code = models.CharField(max_length=20)
    state = models.CharField(max_length=12, default=State.TO_VERIFY)
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="cases_in_hand"
    )
    opened_at = models.DateTimeField()
    stage_since = models.DateTimeField()
    due_at = models.DateTimeField()
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="cases_verified"
    )
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=list(State)), name="case_state_known"),
            models.CheckConstraint(
                condition=Q(state__in=[State.TO_VERIFY, State.RETURNED, State.CLOSED]) | Q(verified_by__isnull=False),
                name="case_verified_by_somebody",
            ),
        ]
        indexes = [
            models.Index(fields=["office_code", "state", "due_at", "id"], name="case_queue"),
            models.Index(fields=["assigned_to", "state"], condition=Q(assigned_to__isnull=False), name="case_in_hand"),
        ]

    def __str__(self) -> str:
        return self.reference


class StatusChange(models.Model):
    """Who moved the case. Rows are only ever added."""

    append_only: ClassVar[bool] = True

    case = models.ForeignKey(Case, models.PROTECT, related_name="changes")
    move = models.CharField(max_length=20)
    was = models.CharField(max_length=12, blank=True)
    became = models.CharField(max_length=12)
    author_kind = models.CharField(max_length=6)
    author = models.CharField(max_length=80)
    author_role = models.CharField(max_length=20, blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.was} -> {self.became}"


class Interview(models.Model):
    """One meeting with the applicant. The questions are those of the service version named here.

    Those of kind BAP are the minutes of an examination: `statement` is what the applicant said, `circumstances` what
    the examiner found, `opinion` what they hold to be so.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="interviews")
    kind = models.CharField(max_length=11, default=Kind.INTERVIEW)
    officer = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="interviews")
    service_code = models.CharField(max_length=40)
    service_version = models.PositiveIntegerField()
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    answers = SealedJSON(purpose="interview answers", null=True, blank=True)
    outcome = models.CharField(max_length=5, blank=True)
    data_confirmed = models.BooleanField(default=False)
    note = SealedText(purpose="interviewer's note", blank=True, default="")
    statement = SealedText(purpose="applicant's statement in minutes", null=True, blank=True)
    circumstances = SealedText(purpose="circumstances in minutes", null=True, blank=True)
    opinion = models.CharField(max_length=14, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=list(Kind)), name="interview_kind_known"),
            models.UniqueConstraint(fields=["case"], condition=Q(ended_at__isnull=True), name="interview_one_open"),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True)
                | Q(outcome__in=list(InterviewOutcome), data_confirmed=True, answers__isnull=False),
                name="interview_ended_is_complete",
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(ended_at__gte=F("started_at")), name="interview_ends_after_begin"
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True)
                | ~Q(kind=Kind.BAP)
                | Q(opinion__in=list(Opinion), statement__isnull=False, circumstances__isnull=False),
                name="interview_minutes_are_complete",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.started_at:%Y-%m-%d}"


class FieldReport(models.Model):
    """What an examiner found when looking at the place, or at whatever was doubted. Rows are only ever added."""

    append_only: ClassVar[bool] = True

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="field_reports")
    officer = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="field_reports")
    outcome = models.CharField(max_length=5)
    report = SealedText(purpose="report of a field check")
    reported_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(outcome__in=list(InterviewOutcome)), name="field_report_outcome_known")
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.reported_at:%Y-%m-%d}"


class Decision(models.Model):
    """The end of the examination. Verifier and interviewer stand here too, so that the database keeps four eyes.

    `meeting` is the kind of meeting without which this process has no decision, "" when nobody has to come: the
    database takes a decision without an interview only then.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    case = models.OneToOneField(Case, models.PROTECT, related_name="decision")
    outcome = models.CharField(max_length=9)
    force_majeure = models.BooleanField(default=False)
    suspended_until = models.DateField(null=True, blank=True)
    reason_code = models.CharField(max_length=30, blank=True)
    legal_basis = models.CharField(max_length=200, blank=True)
    note = SealedText(purpose="note on a decision", blank=True, default="")
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="decisions")
    decided_at = models.DateTimeField()
    verifier = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    meeting = models.CharField(max_length=11, blank=True, default=Kind.INTERVIEW)
    interview = models.OneToOneField(Interview, models.PROTECT, related_name="+", null=True, blank=True)
    interviewer = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True)
    interview_ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(decided_by=F("verifier")) & ~Q(decided_by=F("interviewer")), name="decision_four_eyes"
            ),
            models.CheckConstraint(
                condition=Q(outcome=State.APPROVED, reason_code="")
                | (Q(outcome=State.REJECTED, reason_code__in=list(RejectReason)) & ~Q(legal_basis=""))
                | (Q(outcome=State.SUSPENDED, reason_code=NEGLIGENCE) & ~Q(legal_basis="")),
                name="decision_refusal_has_reason",
            ),
            models.CheckConstraint(
                condition=Q(outcome=State.SUSPENDED) ^ Q(suspended_until__isnull=True), name="decision_suspends_until"
            ),
            models.CheckConstraint(
                condition=Q(
                    meeting="", interview__isnull=True, interviewer__isnull=True, interview_ended_at__isnull=True
                )
                | Q(
                    meeting__in=list(Kind),
                    interview__isnull=False,
                    interviewer__isnull=False,
                    interview_ended_at__isnull=False,
                ),
                name="decision_with_its_interview",
            ),
            models.CheckConstraint(
                condition=Q(decided_at__gte=F("interview_ended_at")), name="decision_after_the_interview"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.outcome}"


class Adjudication(models.Model):
    """What the directorate general answered about a case that the office agreed to. Rows are only ever added.

    `reason` is why it was refused, for the letter to the person; empty when it was granted.
    """

    append_only: ClassVar[bool] = True

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    case = models.OneToOneField(Case, models.PROTECT, related_name="adjudication")
    number = models.CharField(max_length=60)
    dated_on = models.DateField()
    granted = models.BooleanField()
    reason = SealedText(purpose="reason of the directorate general", blank=True, default="")
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    noted_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(number=""), name="adjudication_has_number")]

    def __str__(self) -> str:
        return f"{self.case_id} {self.number}"

"""The application, what was answered, who moved it, and what it was sent back for."""

from typing import ClassVar
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q

from rantau.applications.lifecycle import ACTIVE, DECIDING, ENDED, Answer, Filing, Phase
from rantau.vault.fields import SealedJSON, SealedText

NOT_SENT = [Phase.DRAFT, Phase.AWAITING_GUARANTOR, Phase.EXPIRED, Phase.WITHDRAWN]


class Application(models.Model):
    """One request of one person for one service, from draft to closed.

    `service_code` and `service_version` name the catalogue's definition, which never changes under a running
    application. `nik_hash` is set at submission: the database keeps a person from having two active ones.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    reference = models.CharField(max_length=15, unique=True)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="applications")
    person = models.ForeignKey("accounts.Person", models.PROTECT, related_name="applications")
    service_code = models.CharField(max_length=40)
    service_version = models.PositiveIntegerField()
    case_code = models.CharField(max_length=30, blank=True)
    office_code = models.CharField(max_length=20)
    phase = models.CharField(max_length=20, default=Phase.DRAFT)
    nik_hash = models.BinaryField(max_length=32, null=True)
    agreed_at = models.DateTimeField(null=True, blank=True)
    """When the account holder said that this other adult agrees and will come; empty for the own and for children."""
    party = models.UUIDField(null=True, blank=True, editable=False)
    """The same for all applications of one account that are made together, as a family; empty for one alone."""
    begun_at = models.DateTimeField()
    saved_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True, blank=True)
    ruled = models.JSONField(default=dict, blank=True)
    """Answers that the decision found instead of the applicant's, e.g. {"disaster": false}: what is billed follows them."""

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(phase__in=list(Phase)), name="application_phase_known"),
            models.CheckConstraint(
                condition=Q(phase__in=NOT_SENT) | Q(submitted_at__isnull=False),
                name="application_submitted_has_time",
            ),
            models.UniqueConstraint(
                fields=["nik_hash", "service_code"],
                condition=Q(phase__in=list(ACTIVE), nik_hash__isnull=False),
                name="application_one_active_per_nik",
            ),
            models.UniqueConstraint(
                fields=["person", "service_code"], condition=Q(phase=Phase.DRAFT), name="application_one_draft"
            ),
        ]
        indexes = [
            models.Index(fields=["owner", "-begun_at"], name="application_of_owner"),
            models.Index(fields=["office_code", "phase", "submitted_at"], name="application_of_office"),
            models.Index(fields=["party"], condition=Q(party__isnull=False), name="application_of_party"),
            models.Index(fields=["saved_at"], condition=Q(phase=Phase.DRAFT), name="application_idle_drafts"),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def decided_by(self) -> str:
        """The id of the officer who decided for the office, "" before."""
        decisions = self.changes.filter(move__in=DECIDING).order_by("id").values_list("author", flat=True)
        return decisions.first() or ""

    @property
    def has_ended(self) -> bool:
        return self.phase in ENDED


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


class StatusChange(models.Model):
    """Who moved the application, from where to where."""

    append_only: ClassVar[bool] = True

    application = models.ForeignKey(Application, models.PROTECT, related_name="changes")
    move = models.CharField(max_length=20)
    was = models.CharField(max_length=20)
    became = models.CharField(max_length=20)
    author_kind = models.CharField(max_length=6)
    author = models.CharField(max_length=80)
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.was} -> {self.became}"


class Correction(models.Model):
    """What an officer asked to be put right: `items` like "paper:KTP" or "section:identity", and words to the person."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    application = models.ForeignKey(Application, models.PROTECT, related_name="corrections")
    items = models.JSONField()
    note = SealedText(purpose="officer's words to the applicant")
    asked_at = models.DateTimeField()
    due_on = models.DateField()
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["application"], condition=Q(sent_at__isnull=True), name="correction_one_open"
            )
        ]

    def __str__(self) -> str:
        return f"{self.application_id} {self.asked_at:%Y-%m-%d}"


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


class Guarantee(models.Model):
    """The question to a guarantor whether they vouch for this application, and what they answered.

    Whoever holds `token` may answer; it is found by its keyed hash and gone once the question has ended. `asked` is
    whom the applicant named: name, nik, phone, email, company ("" where there is none), language ("id" or "en").
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    application = models.ForeignKey(Application, models.PROTECT, related_name="guarantees")
    state = models.CharField(max_length=9, default=Answer.ASKED)
    reason = models.CharField(max_length=10, blank=True)
    """Why the guarantor refused, a code of `REFUSALS`; "" otherwise."""
    asked = SealedJSON(purpose="guarantor")
    token = SealedText(purpose="link of a guarantor", blank=True, default="")
    token_hash = models.BinaryField(max_length=32, unique=True)
    asked_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    reminded_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=list(Answer)), name="guarantee_state_known"),
            models.CheckConstraint(
                condition=Q(state=Answer.ASKED) ^ Q(ended_at__isnull=False), name="guarantee_ended_has_time"
            ),
            models.UniqueConstraint(fields=["application"], condition=Q(state=Answer.ASKED), name="guarantee_one_open"),
        ]
        indexes = [
            models.Index(fields=["expires_at"], condition=Q(state=Answer.ASKED), name="guarantee_waiting"),
        ]

    def __str__(self) -> str:
        return f"{self.application_id} {self.state}"


class Lift(models.Model):
    """An officer let one stop of the pre-flight pass. `reason` is a code of `LIFT_REASONS`, `note` for the office only."""

    append_only: ClassVar[bool] = True

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    application = models.ForeignKey(Application, models.PROTECT, related_name="lifts")
    code = models.CharField(max_length=30)
    reason = models.CharField(max_length=12)
    note = SealedText(purpose="officer's reason for lifting a stop", blank=True, default="")
    officer = models.CharField(max_length=80)
    role = models.CharField(max_length=20)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["application", "code"], name="lift_once_per_stop")]

    def __str__(self) -> str:
        return f"{self.application_id} {self.code}"


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


class Suspension(models.Model):
    """Until when this person gets nothing new of this family of services. `who` is the `nik_hash` of the application."""

    append_only: ClassVar[bool] = True

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    application = models.OneToOneField(Application, models.PROTECT, related_name="suspension")
    who = models.BinaryField(max_length=32)
    family = models.CharField(max_length=20)
    until = models.DateField()
    """The first day on which a new application can be sent."""
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["who", "family", "until"], name="suspension_of_person")]

    def __str__(self) -> str:
        return f"{self.application_id} {self.until}"


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

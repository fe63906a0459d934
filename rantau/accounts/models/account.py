"""Who signs in, who serves where, and what somebody agreed to."""

from typing import Any, ClassVar
from uuid import uuid4

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What staff may be (domain 7.9). Words for screens are in `ui.navigation`."""

    FRONT_DESK = "front_desk"
    VERIFIER = "verifier"
    INTERVIEWER = "interviewer"
    EXAMINER = "examiner"
    SECTION_HEAD = "section_head"
    HEAD = "head"
    PRINTER = "printer"
    QC = "qc"
    HANDOVER = "handover"
    TREASURER = "treasurer"
    COMPLAINT_OFFICER = "complaint_officer"
    CONTENT_EDITOR = "content_editor"
    TRAINER = "trainer"
    DPO = "dpo"
    AUDITOR = "auditor"
    OFFICE_ADMIN = "office_admin"
    SYSTEM_ADMIN = "system_admin"


class Accounts(BaseUserManager["User"]):
    def get_by_natural_key(self, username: str | None) -> "User":
        """By e-mail address or by phone number."""
        return self.get(Q(email=(username or "").lower()) | Q(phone=username))


class User(AbstractBaseUser):
    """An account. Its sign-in addresses were proven by a code before they are written here."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    email = models.EmailField(_("surel"), null=True, blank=True, unique=True)
    phone = models.CharField(_("nomor ponsel"), max_length=16, null=True, blank=True, unique=True)
    full_name = models.CharField(_("nama lengkap"), max_length=120)
    language = models.CharField(max_length=2, choices=[("id", "Bahasa Indonesia"), ("en", "English")], default="id")
    is_active = models.BooleanField(default=True)
    opened_at = models.DateTimeField()

    objects: ClassVar[Accounts] = Accounts()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(email__isnull=False) | Q(phone__isnull=False), name="account_reachable"),
            models.CheckConstraint(
                condition=Q(email__isnull=True) | Q(email=Lower(F("email"))), name="email_lower_case"
            ),
            models.CheckConstraint(condition=Q(phone__isnull=True) | Q(phone__startswith="+"), name="phone_is_e164"),
        )

    def __str__(self) -> str:
        return self.full_name

    def clean(self) -> None:
        """Django's own version makes "" of a missing address; two of those would not be unique."""

    @property
    def is_staff_member(self) -> bool:
        """Whether any post, past or present, makes this a staff account."""
        return self.posts.exists()

    @property
    def address(self) -> str:
        """The address that codes and notices go to first."""
        return self.email or self.phone or ""

    @property
    def channel(self) -> str:
        return "EMAIL" if self.email else "SMS"

    def get_full_name(self) -> str:
        return self.full_name

    def natural_key(self) -> tuple[Any, ...]:
        return (self.address,)


class StaffPost(models.Model):
    """A role at an office for a span of days; the last day is included. One open post a person."""

    user = models.ForeignKey(User, models.PROTECT, related_name="posts")
    office = models.ForeignKey("offices.Office", models.PROTECT, to_field="code", related_name="+")
    service_point = models.ForeignKey(
        "offices.ServicePoint", models.PROTECT, to_field="code", null=True, blank=True, related_name="+"
    )
    role = models.CharField(max_length=20, choices=Role.choices)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)

    class Meta:
        indexes = (models.Index(fields=["office", "role"], name="post_office_role"),)
        constraints = (
            models.UniqueConstraint(fields=["user"], condition=Q(valid_until__isnull=True), name="one_open_post"),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=F("valid_from")),
                name="post_ends_after_begin",
            ),
        )

    def __str__(self) -> str:
        return f"{self.role} @ {self.office_id}"


class Consent(models.Model):
    """One line of the ledger: given or taken back, for one purpose, on one version of its text. Never edited."""

    user = models.ForeignKey(User, models.CASCADE, related_name="consents")
    purpose = models.CharField(max_length=40)
    version = models.CharField(max_length=20)
    given = models.BooleanField()
    at = models.DateTimeField()

    class Meta:
        indexes = (models.Index(fields=["user", "purpose", "-at"], name="consent_latest"),)

    def __str__(self) -> str:
        return f"{self.purpose} {self.version}: {'given' if self.given else 'withdrawn'}"

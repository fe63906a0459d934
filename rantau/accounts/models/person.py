"""A human being, with or without an account of their own."""

from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rantau.accounts.models.account import User
from rantau.vault.fields import SealedDate, SealedText

INDONESIA = "IDN"


class Relation(models.TextChoices):
    """What a member of the family is to the account holder."""

    CHILD = "CHILD", _("Anak")
    WARD = "WARD", _("Anak yang saya asuh sebagai wali")
    SPOUSE = "SPOUSE", _("Suami atau istri")
    PARENT = "PARENT", _("Ayah atau ibu")
    OTHER = "OTHER", _("Keluarga lain")


class Person(models.Model):
    """Clear: full name, region, citizenship. Everything else is sealed with the row's id.

    `sex` is "F" or "M" ("" unknown). `citizenship` is the three-letter code of the passport (IDN). `nik_contested`
    says that another account holds the same NIK: which of them is right is settled at the counter. `relation` is "" for
    the account holder. With `removed_at` a member is kept for the applications that were made for them, and shown to
    the account no more.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    account = models.ForeignKey(User, models.CASCADE, null=True, blank=True, related_name="people")
    is_self = models.BooleanField(default=False)
    relation = models.CharField(max_length=6, choices=Relation.choices, blank=True, default="")
    full_name = models.CharField(_("nama lengkap"), max_length=120)
    citizenship = models.CharField(max_length=3, default=INDONESIA)
    region_code = models.CharField(max_length=13, blank=True)
    nik = SealedText(purpose="accounts.nik", blank=True, default="")
    nik_hash = models.BinaryField(max_length=32, null=True, db_index=True)
    nik_contested = models.BooleanField(default=False)
    kk = SealedText(purpose="accounts.kk", blank=True, default="")
    passport_number = SealedText(purpose="accounts.passport", blank=True, default="")
    birth_date = SealedDate(purpose="accounts.birth", null=True, blank=True)
    birth_place = SealedText(purpose="accounts.birth", blank=True, default="")
    sex = SealedText(purpose="accounts.birth", blank=True, default="")
    street = SealedText(purpose="accounts.address", blank=True, default="")
    created_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["account"], condition=Q(is_self=True), name="one_self_an_account"),
            models.UniqueConstraint(
                fields=["nik_hash"], condition=Q(is_self=True, nik_contested=False), name="one_holder_a_nik"
            ),
            models.CheckConstraint(condition=Q(is_self=False) | Q(account__isnull=False), name="self_has_account"),
            models.CheckConstraint(
                condition=Q(is_self=False) | Q(relation="", removed_at__isnull=True), name="self_is_no_relative"
            ),
        )

    def __str__(self) -> str:
        return self.full_name

    @property
    def is_indonesian(self) -> bool:
        return self.citizenship == INDONESIA

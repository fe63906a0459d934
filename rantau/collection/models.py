"""The booklet, the numbers it had, where it was, and into whose hand it went."""

from typing import ClassVar
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from rantau.collection.lifecycle import State
from rantau.vault.fields import SealedText

MOST_TRIES = 6


class Booklet(models.Model):
    """What was approved, on its way to the person. `pickup_code` is sealed: its owner may read it again.

    Where nothing `is_printed`, it waits at the counter at once, and nobody printed or checked it.

    `pickup_tries` counts wrong codes since the code was made; at six it is locked until a supervisor makes a new one.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    application = models.OneToOneField("applications.Application", models.PROTECT, related_name="booklet")
    reference = models.CharField(max_length=15, unique=True)
    office_code = models.CharField(max_length=20)
    state = models.CharField(max_length=11, default=State.TO_PRINT)
    is_printed = models.BooleanField(default=True)
    opened_at = models.DateTimeField()
    printed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="booklets_printed"
    )
    printed_at = models.DateTimeField(null=True, blank=True)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="booklets_checked"
    )
    checked_at = models.DateTimeField(null=True, blank=True)
    shelf = models.CharField(max_length=20, blank=True)
    ready_at = models.DateTimeField(null=True, blank=True)
    pickup_code = SealedText(purpose="pick-up code", blank=True, default="")
    pickup_hash = models.BinaryField(max_length=32, null=True)
    pickup_tries = models.PositiveSmallIntegerField(default=0)
    pickup_until = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=list(State)), name="booklet_state_known"),
            models.CheckConstraint(
                condition=Q(checked_by__isnull=True) | ~Q(checked_by=F("printed_by")), name="booklet_four_eyes"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[State.CHECKED, State.READY, State.HANDED_OVER])
                | Q(is_printed=False)
                | Q(printed_by__isnull=False, checked_by__isnull=False),
                name="booklet_checked_by_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.READY)
                | Q(pickup_hash__isnull=False, pickup_until__isnull=False, ready_at__isnull=False),
                name="booklet_ready_has_code",
            ),
            models.CheckConstraint(condition=Q(pickup_tries__lte=MOST_TRIES), name="booklet_tries_limited"),
        ]
        indexes = [models.Index(fields=["office_code", "state", "opened_at", "id"], name="booklet_queue")]

    def __str__(self) -> str:
        return self.reference

    @property
    def is_locked(self) -> bool:
        return self.pickup_tries >= MOST_TRIES


class BlankNumber(models.Model):
    """The printed number of a blank booklet. Used once, good or spoiled."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    booklet = models.ForeignKey(Booklet, models.PROTECT, related_name="numbers")
    number = SealedText(purpose="booklet number")
    number_hash = models.BinaryField(max_length=32, unique=True)
    used_at = models.DateTimeField()
    spoiled_at = models.DateTimeField(null=True, blank=True)
    flaw = models.CharField(max_length=12, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["booklet"], condition=Q(spoiled_at__isnull=True), name="booklet_one_number")
        ]

    def __str__(self) -> str:
        return str(self.id)


class Custody(models.Model):
    """One step of the chain from print to hand: from where to where, by whom. Rows are only ever added."""

    append_only: ClassVar[bool] = True

    booklet = models.ForeignKey(Booklet, models.PROTECT, related_name="custody")
    move = models.CharField(max_length=20)
    state = models.CharField(max_length=11)
    from_place = models.CharField(max_length=40, blank=True)
    to_place = models.CharField(max_length=40)
    author_kind = models.CharField(max_length=6)
    author = models.CharField(max_length=80)
    author_role = models.CharField(max_length=20, blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.from_place} -> {self.to_place}"


class HandOver(models.Model):
    """Who received it and how that was proved: a drawn signature (sealed file) or the number of a signed paper."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    booklet = models.OneToOneField(Booklet, models.PROTECT, related_name="hand_over")
    receiver = models.CharField(max_length=10, default="SELF")
    identity_checked = models.BooleanField()
    signature = models.CharField(max_length=120, blank=True)
    paper_number = models.CharField(max_length=30, blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="hand_overs")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(receiver="SELF"), name="hand_over_receiver_known"),
            models.CheckConstraint(condition=Q(identity_checked=True), name="hand_over_identity_checked"),
            models.CheckConstraint(condition=~Q(signature="") | ~Q(paper_number=""), name="hand_over_signed"),
        ]

    def __str__(self) -> str:
        return f"{self.booklet_id} {self.at:%Y-%m-%d}"

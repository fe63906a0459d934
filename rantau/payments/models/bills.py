"""What is owed."""

from typing import ClassVar
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from rantau.payments.lifecycle import BillState


class Bill(models.Model):
    """One debt of one holder. The amount and the tariff version never change after opening.

    `holder` is the public reference of whoever opened the bill, `return_to` the path that person goes on to.
    SETTLED and having a settlement are the same thing, by constraint.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    number = models.CharField(max_length=20, unique=True)
    key = models.CharField(max_length=100, unique=True)
    holder = models.CharField(max_length=40, db_index=True)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    office = models.CharField(max_length=20)
    payer_name = models.CharField(max_length=200)
    amount = models.PositiveBigIntegerField()
    tariff_version = models.CharField(max_length=40)
    return_to = models.CharField(max_length=200)
    state = models.CharField(max_length=10, default=BillState.ISSUED)
    issued_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    settlement = models.OneToOneField("payments.Settlement", null=True, on_delete=models.PROTECT, related_name="bill")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="bill_amount_positive"),
            models.CheckConstraint(condition=Q(state__in=list(BillState)), name="bill_state_known"),
            models.CheckConstraint(condition=Q(expires_at__gt=F("issued_at")), name="bill_expires_later"),
            models.CheckConstraint(
                condition=Q(state=BillState.SETTLED, settlement__isnull=False)
                | (~Q(state=BillState.SETTLED) & Q(settlement__isnull=True)),
                name="bill_settled_has_settlement",
            ),
            models.UniqueConstraint(
                fields=["holder"], condition=Q(state=BillState.ISSUED), name="bill_one_open_per_holder"
            ),
        ]
        indexes = [
            models.Index(fields=["expires_at"], condition=Q(state=BillState.ISSUED), name="bill_due"),
            models.Index(fields=["owner", "-issued_at"], name="bill_of_owner"),
        ]

    def __str__(self) -> str:
        return self.number


class BillLine(models.Model):
    """One tariff line, fixed when the bill was opened."""

    bill = models.ForeignKey(Bill, on_delete=models.PROTECT, related_name="lines")
    position = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=40)
    label = models.CharField(max_length=200)
    amount = models.PositiveBigIntegerField()

    class Meta:
        ordering = ["position"]
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="bill_line_amount_positive"),
            models.UniqueConstraint(fields=["bill", "position"], name="bill_line_position_once"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.amount}"


class StatusChange(models.Model):
    """Who moved a bill, or one of its attempts, and when. Only ever added to."""

    append_only: ClassVar[bool] = True

    bill = models.ForeignKey(Bill, on_delete=models.PROTECT, related_name="changes")
    attempt = models.ForeignKey("payments.Attempt", null=True, on_delete=models.PROTECT, related_name="changes")
    move = models.CharField(max_length=20)
    was = models.CharField(max_length=10)
    became = models.CharField(max_length=10)
    author_kind = models.CharField(max_length=10)
    author = models.CharField(max_length=60)
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.was} -> {self.became}"

"""What came in: settlements, items for the treasurer, and the ledger both are posted to."""

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import Q

from rantau.payments.models.attempts import Attempt
from rantau.payments.models.bills import Bill
from rantau.vault.fields import SealedText


class Settlement(models.Model):
    """The one payment that settled a bill. `external_id` names the money at its gateway.

    `ntpn` (16 characters) and `ntb` (12) are the state's and the bank's proof; with a private gateway they come later.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    attempt = models.ForeignKey(Attempt, null=True, on_delete=models.PROTECT, related_name="settlements")
    gateway = models.CharField(max_length=20)
    external_id = models.CharField(max_length=100)
    amount = models.PositiveBigIntegerField()
    paid_at = models.DateTimeField()
    recorded_at = models.DateTimeField(db_index=True)
    late = models.BooleanField()
    via = models.CharField(max_length=20)
    ntpn = models.CharField(max_length=16, blank=True)
    ntb = models.CharField(max_length=12, blank=True)
    note = SealedText(purpose="treasurer's note", null=True)
    receipt = models.UUIDField(null=True, unique=True)
    """The issued paper, once `issuing` has made it."""

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="settlement_amount_positive"),
            models.UniqueConstraint(fields=["gateway", "external_id"], name="settlement_money_once"),
            models.UniqueConstraint(fields=["ntpn"], condition=~Q(ntpn=""), name="settlement_ntpn_once"),
        ]

    def __str__(self) -> str:
        return f"{self.gateway} {self.external_id}"


class Reason(models.TextChoices):
    DUPLICATE = "DUPLICATE"
    UNDERPAID = "UNDERPAID"
    OVERPAID = "OVERPAID"
    ORPHAN = "ORPHAN"  # money for an order we do not know
    REVERSED = "REVERSED"  # refund or chargeback at the gateway
    EXCESS = "EXCESS"  # what was left after a treasurer settled a bill from an overpayment


class Answer(models.TextChoices):
    ALLOCATED = "ALLOCATED"
    TO_RETURN = "TO_RETURN"
    NOT_MONEY = "NOT_MONEY"


class Review(models.Model):
    """A work item for the treasurer.

    `amount` is money we hold and have not given to a bill (0: none); `told_amount` is what the gateway spoke of.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    reason = models.CharField(max_length=10, choices=Reason)
    bill = models.ForeignKey(Bill, null=True, on_delete=models.PROTECT, related_name="reviews")
    office = models.CharField(max_length=20)
    gateway = models.CharField(max_length=20)
    order = models.CharField(max_length=60)
    external_id = models.CharField(max_length=100)
    amount = models.PositiveBigIntegerField()
    told_amount = models.PositiveBigIntegerField()
    paid_at = models.DateTimeField()
    opened_at = models.DateTimeField()
    answer = models.CharField(max_length=10, choices=Answer, blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.CharField(max_length=60, blank=True)
    note = SealedText(purpose="treasurer's note", null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["gateway", "external_id"],
                condition=~Q(reason__in=["REVERSED", "EXCESS"]),
                name="review_money_once",
            ),
            models.UniqueConstraint(fields=["gateway", "external_id", "reason"], name="review_reason_once"),
            models.CheckConstraint(
                condition=Q(answer="", answered_at__isnull=True) | (~Q(answer="") & Q(answered_at__isnull=False)),
                name="review_answer_has_time",
            ),
        ]
        indexes = [models.Index(fields=["office", "opened_at"], condition=Q(answer=""), name="review_open")]

    def __str__(self) -> str:
        return f"{self.reason} {self.external_id}"


class Account(models.TextChoices):
    RECEIVABLE = "RECEIVABLE"  # what payers owe on live or settled bills
    BILLED = "BILLED"  # state revenue that bills stand for
    GATEWAY = "GATEWAY"  # money with a collecting partner
    TREASURY = "TREASURY"  # money the treasury booked (NTPN)
    UNALLOCATED = "UNALLOCATED"  # money that belongs to a payer, not yet to a bill


class LedgerEntry(models.Model):
    """One side of a posting. Two or more entries share a `posting`, and their debits equal their credits.

    Only ever added to: a mistake is posted back.
    """

    append_only: ClassVar[bool] = True

    posting = models.UUIDField(db_index=True)
    bill = models.ForeignKey(Bill, null=True, on_delete=models.PROTECT, related_name="entries")
    account = models.CharField(max_length=20, choices=Account)
    debit = models.PositiveBigIntegerField(default=0)
    credit = models.PositiveBigIntegerField(default=0)
    why = models.CharField(max_length=20)
    at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "ledger entries"
        constraints = [
            models.CheckConstraint(
                condition=Q(debit__gt=0, credit=0) | Q(debit=0, credit__gt=0), name="ledger_one_side_only"
            ),
        ]
        indexes = [models.Index(fields=["account", "at"], name="ledger_account_at")]

    def __str__(self) -> str:
        return f"{self.account} {self.debit or -self.credit}"

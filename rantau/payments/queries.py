"""Reads. A bill of somebody else is not found."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import F, Q, QuerySet, Sum

from rantau.foundation import clock
from rantau.payments.gateways import registry
from rantau.payments.gateways.base import Channel
from rantau.payments.lifecycle import DEAD_ATTEMPT, LIVE_ATTEMPT, AttemptState, BillState
from rantau.payments.models import Account, Attempt, Bill, LedgerEntry, Notice, Review, Settlement, Verdict

POLL_AGAIN = timedelta(minutes=4)
LATE_MONEY = timedelta(hours=48)
LATE_MONEY_AGAIN = timedelta(hours=1)
NOTICE_FORGOTTEN = timedelta(minutes=4)


class NotFound(LookupError):
    """No such bill, attempt or item for this person."""


def visible_to(owner_id: UUID | str) -> QuerySet[Bill]:
    return Bill.objects.filter(owner_id=UUID(str(owner_id)))


def bill(bill_id: UUID) -> Bill:
    """Raises Bill.DoesNotExist."""
    return Bill.objects.get(pk=bill_id)


def open_bill(holder: str) -> Bill | None:
    return Bill.objects.filter(holder=holder, state=BillState.ISSUED).first()


def settled(holder: str) -> Bill | None:
    """The bill of this holder that was settled last."""
    bills = Bill.objects.filter(holder=holder, state=BillState.SETTLED).select_related("settlement")
    return bills.order_by("-settlement__recorded_at").first()


def count(holder: str) -> int:
    """How many bills this holder ever had, whatever became of them."""
    return Bill.objects.filter(holder=holder).count()


def latest(holder: str) -> Bill | None:
    return Bill.objects.filter(holder=holder).select_related("settlement").order_by("-issued_at").first()


def for_payer(holder: str, owner_id: UUID | str) -> Bill:
    """The bill a payer should see: the open one, else the newest. Raises NotFound for others and for no bill."""
    bills = visible_to(owner_id).filter(holder=holder).select_related("settlement").prefetch_related("lines")
    found = bills.filter(state=BillState.ISSUED).first() or bills.order_by("-issued_at").first()
    if found is None:
        raise NotFound(holder)
    return found


def receipt_for_payer(holder: str, owner_id: UUID | str) -> Bill:
    """The settled bill behind the receipt. Raises NotFound."""
    bills = visible_to(owner_id).filter(holder=holder, state=BillState.SETTLED)
    found = (
        bills.select_related("settlement__attempt")
        .prefetch_related("lines")
        .order_by("-settlement__recorded_at")
        .first()
    )
    if found is None:
        raise NotFound(holder)
    return found


def due_before(now: datetime) -> QuerySet[Bill]:
    """Open bills past their deadline, oldest first."""
    return Bill.objects.filter(state=BillState.ISSUED, expires_at__lte=now).order_by("expires_at")


def attempts(bill: Bill) -> QuerySet[Attempt]:
    """Newest first."""
    return Attempt.objects.filter(bill=bill).order_by("-started_at")


def live_attempts(bill: Bill) -> QuerySet[Attempt]:
    return attempts(bill).filter(state__in=LIVE_ATTEMPT)


def attempt_of(bill: Bill, order: str) -> Attempt:
    """Raises NotFound."""
    found = Attempt.objects.filter(bill=bill, order=order).first()
    if found is None:
        raise NotFound(order)
    return found


def has_open_review(bill: Bill) -> bool:
    """True while a treasurer looks at money that came for this bill."""
    return Review.objects.filter(bill=bill, answer="", amount__gt=0).exists()


def channels() -> tuple[Channel, ...]:
    """What this installation offers, the treasury's own way first."""
    return registry.channels()


def attempts_to_poll(now: datetime, limit: int = 200) -> list[Attempt]:
    """Attempts to ask the gateway about: live ones, and for two days ended ones (late money) and those without NTPN."""
    longest_unasked = F("asked_at").asc(nulls_first=True)
    stale = Q(asked_at=None) | Q(asked_at__lte=now - POLL_AGAIN)
    live = Attempt.objects.filter(stale, state__in=LIVE_ATTEMPT).order_by(longest_unasked)[:limit]
    may_change = Q(state__in=DEAD_ATTEMPT) | Q(state=AttemptState.PAID, settlements__ntpn="", settlements__ntb__gt="")
    ended = Attempt.objects.filter(
        may_change,
        Q(asked_at=None) | Q(asked_at__lte=now - LATE_MONEY_AGAIN),
        started_at__gte=now - LATE_MONEY,
    )
    return [*live, *ended.order_by(longest_unasked)[: limit // 4]]


def notices_to_verify(now: datetime, limit: int = 200) -> list[UUID]:
    """Notices whose job got lost: the worker died, or its tries ran out while the gateway was down."""
    forgotten = Notice.objects.filter(verdict=Verdict.RECEIVED, received_at__lte=now - NOTICE_FORGOTTEN)
    return list(forgotten.order_by("received_at").values_list("pk", flat=True)[:limit])


def unverified_notices(gateway: str, limit: int = 200) -> list[UUID]:
    """Notices whose truth this gateway has not been able to tell, oldest first."""
    unverified = Notice.objects.filter(gateway=gateway, verdict=Verdict.RECEIVED)
    return list(unverified.order_by("received_at").values_list("pk", flat=True)[:limit])


def unanswered_attempts(gateway: str, limit: int = 200) -> list[Attempt]:
    """Attempts that this gateway was asked about last without giving an answer."""
    silent = Q(asked_at__isnull=False) & (Q(checked_at=None) | Q(checked_at__lt=F("asked_at")))
    return list(Attempt.objects.filter(silent, gateway=gateway, state__in=LIVE_ATTEMPT).order_by("asked_at")[:limit])


def bills_to_close(gateway: str, limit: int = 200) -> list[UUID]:
    """Bills that ended while this gateway would still take money for them."""
    open_still = Attempt.objects.filter(gateway=gateway, state__in=LIVE_ATTEMPT).exclude(bill__state=BillState.ISSUED)
    return list(open_still.order_by("bill_id").values_list("bill_id", flat=True).distinct()[:limit])


def open_reviews(office: str) -> QuerySet[Review]:
    """Oldest first."""
    return Review.objects.filter(office=office, answer="").select_related("bill").order_by("opened_at", "id")


def review(review_id: UUID, office: str) -> Review:
    """Raises NotFound."""
    found = Review.objects.filter(pk=review_id, office=office).select_related("bill__settlement").first()
    if found is None:
        raise NotFound(str(review_id))
    return found


def bill_by_number(number: str, office: str) -> Bill | None:
    return Bill.objects.filter(number=number.strip().upper(), office=office).first()


def settlements_on(office: str, day: date) -> QuerySet[Settlement]:
    """What was settled on that day (WIB), newest first."""
    start = clock.at(day, 0)
    window = Settlement.objects.filter(recorded_at__gte=start, recorded_at__lt=start + timedelta(days=1))
    return window.filter(bill__office=office).select_related("bill").order_by("-recorded_at")


@dataclass(frozen=True, slots=True)
class Totals:
    """Rupiah, derived from the ledger. `received` always equals `allocated` + `unallocated`."""

    received: int
    allocated: int
    unallocated: int
    owed: int


def totals(bills: Sequence[UUID] | None = None) -> Totals:
    """Over all postings, or those of some bills."""
    entries = LedgerEntry.objects.all() if bills is None else LedgerEntry.objects.filter(bill_id__in=bills)
    sums = {row["account"]: row for row in entries.values("account").annotate(d=Sum("debit"), c=Sum("credit"))}

    def balance(account: str) -> int:
        row = sums.get(account, {"d": 0, "c": 0})
        return int(row["d"] - row["c"])

    received = balance(Account.GATEWAY) + balance(Account.TREASURY)
    unallocated = -balance(Account.UNALLOCATED)
    return Totals(received, received - unallocated, unallocated, balance(Account.RECEIVABLE))


def billed_since(code: str, day: date) -> bool:
    """Whether any bill since the beginning of that day (WIB) has a line with this code."""
    return Bill.objects.filter(lines__code=code, issued_at__gte=clock.at(day, 0)).exists()

"""Postings to the ledger: always two sides of the same amount."""

from datetime import datetime
from uuid import uuid4

from rantau.payments.models import Account, Bill, LedgerEntry


def post(*, debit: Account, credit: Account, amount: int, bill: Bill | None, why: str, at: datetime) -> None:
    posting = uuid4()
    LedgerEntry.objects.bulk_create(
        [
            LedgerEntry(posting=posting, bill=bill, account=debit, debit=amount, why=why, at=at),
            LedgerEntry(posting=posting, bill=bill, account=credit, credit=amount, why=why, at=at),
        ]
    )


def bill_opened(bill: Bill, at: datetime, why: str = "open") -> None:
    post(debit=Account.RECEIVABLE, credit=Account.BILLED, amount=bill.amount, bill=bill, why=why, at=at)


def bill_ended(bill: Bill, at: datetime, why: str) -> None:
    """Nobody owes it any more."""
    post(debit=Account.BILLED, credit=Account.RECEIVABLE, amount=bill.amount, bill=bill, why=why, at=at)


def money_for_bill(bill: Bill, source: Account, at: datetime, why: str = "settle") -> None:
    post(debit=source, credit=Account.RECEIVABLE, amount=bill.amount, bill=bill, why=why, at=at)


def money_held(bill: Bill | None, source: Account, amount: int, at: datetime, why: str) -> None:
    post(debit=source, credit=Account.UNALLOCATED, amount=amount, bill=bill, why=why, at=at)

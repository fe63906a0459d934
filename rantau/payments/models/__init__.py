"""Tables of `payments`: what is owed, how it was tried, what came in, what a treasurer must look at."""

from rantau.payments.gateways.base import Channel
from rantau.payments.models.attempts import Attempt, Notice, Verdict
from rantau.payments.models.bills import Bill, BillLine, StatusChange
from rantau.payments.models.money import Account, Answer, LedgerEntry, Reason, Review, Settlement

__all__ = [
    "Account",
    "Answer",
    "Attempt",
    "Bill",
    "BillLine",
    "Channel",
    "LedgerEntry",
    "Notice",
    "Reason",
    "Review",
    "Settlement",
    "StatusChange",
    "Verdict",
]

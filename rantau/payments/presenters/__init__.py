"""What payment screens say, in the language that is active."""

from rantau.payments.presenters.payer import AttemptPage, BillPage, OpenedChannel, attempt_page, bill_page
from rantau.payments.presenters.receipt import ReceiptPage, receipt_page
from rantau.payments.presenters.treasurer import (
    REVIEW_COLUMNS,
    SETTLEMENT_COLUMNS,
    ReviewPage,
    review_page,
    review_rows,
    settlement_rows,
)
from rantau.payments.presenters.words import ANSWERS, CHANNELS

__all__ = [
    "ANSWERS",
    "CHANNELS",
    "REVIEW_COLUMNS",
    "SETTLEMENT_COLUMNS",
    "AttemptPage",
    "BillPage",
    "OpenedChannel",
    "ReceiptPage",
    "ReviewPage",
    "attempt_page",
    "bill_page",
    "receipt_page",
    "review_page",
    "review_rows",
    "settlement_rows",
]

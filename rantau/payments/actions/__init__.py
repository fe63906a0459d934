"""Everything that writes in `payments`. One verb each; the files group them by act."""

from rantau.payments.actions.attempts import ChannelRefused, GatewayAway, close_attempts, start_attempt
from rantau.payments.actions.bills import (
    AnotherBillOpen,
    BillClosed,
    Line,
    UnknownBill,
    cancel,
    expire,
    lock,
    open_bill,
)
from rantau.payments.actions.checking import ask_again, check_now, poll, verify_notice
from rantau.payments.actions.notices import NoticeForged, NoticeUnreadable, receive_notice
from rantau.payments.actions.receipts import NoReceiptYet, issue_receipt
from rantau.payments.actions.settlement import Outcome, settle
from rantau.payments.actions.treasury import (
    AlreadySettled,
    AmountStillMissing,
    MoneyIsHeld,
    NtpnAlreadyUsed,
    NtpnWrong,
    answer_review,
    confirm_by_treasurer,
)
from rantau.payments.gateways.registry import UnknownGateway
from rantau.payments.lifecycle import NotYetDue, PaymentUnclear

__all__ = [
    "AlreadySettled",
    "AmountStillMissing",
    "AnotherBillOpen",
    "BillClosed",
    "ChannelRefused",
    "GatewayAway",
    "Line",
    "MoneyIsHeld",
    "NoReceiptYet",
    "NotYetDue",
    "NoticeForged",
    "NoticeUnreadable",
    "NtpnAlreadyUsed",
    "NtpnWrong",
    "Outcome",
    "PaymentUnclear",
    "UnknownBill",
    "UnknownGateway",
    "answer_review",
    "ask_again",
    "cancel",
    "check_now",
    "close_attempts",
    "confirm_by_treasurer",
    "expire",
    "issue_receipt",
    "lock",
    "open_bill",
    "poll",
    "receive_notice",
    "settle",
    "start_attempt",
    "verify_notice",
]

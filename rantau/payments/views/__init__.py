"""Screens of payments, by who uses them."""

from rantau.payments.views.notices import notice
from rantau.payments.views.payer import attempt, check, pay, receipt
from rantau.payments.views.treasurer import desk, review

__all__ = ["attempt", "check", "desk", "notice", "pay", "receipt", "review"]

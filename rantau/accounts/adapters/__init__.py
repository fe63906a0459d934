"""What django-allauth wants to know from us."""

from rantau.accounts.adapters.account import AccountAdapter
from rantau.accounts.adapters.factors import MFAAdapter

__all__ = ["AccountAdapter", "MFAAdapter"]

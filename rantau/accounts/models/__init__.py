from rantau.accounts.models.account import Consent, Role, StaffPost, User
from rantau.accounts.models.codes import ContactCode, FailedTries, PendingSignUp
from rantau.accounts.models.person import Person
from rantau.accounts.models.sessions import OpenSession

__all__ = [
    "Consent",
    "ContactCode",
    "FailedTries",
    "OpenSession",
    "PendingSignUp",
    "Person",
    "Role",
    "StaffPost",
    "User",
]

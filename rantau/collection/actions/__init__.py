"""The verbs from print to hand."""

from rantau.collection.actions.codes import renew_code
from rantau.collection.actions.handing_over import (
    CodeExpired,
    CodeLocked,
    IdentityNotChecked,
    NotSigned,
    SignatureNotStored,
    WrongCode,
    hand_over,
)
from rantau.collection.actions.producing import (
    NoShelf,
    NumberUsed,
    WrongNumber,
    allocate_and_print,
    fail_check,
    mark_ready,
    open_production,
    pass_check,
)
from rantau.collection.actions.spelling import AlreadyPrinted, fix_spelling

__all__ = [
    "AlreadyPrinted",
    "CodeExpired",
    "CodeLocked",
    "IdentityNotChecked",
    "NoShelf",
    "NotSigned",
    "NumberUsed",
    "SignatureNotStored",
    "WrongCode",
    "WrongNumber",
    "allocate_and_print",
    "fail_check",
    "fix_spelling",
    "hand_over",
    "mark_ready",
    "open_production",
    "pass_check",
    "renew_code",
]

"""The verbs from print to hand."""

from rantau.collection.actions.codes import renew_code
from rantau.collection.actions.handing_over import (
    CodeExpired,
    CodeLocked,
    IdentityNotChecked,
    NotSigned,
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

__all__ = [
    "CodeExpired",
    "CodeLocked",
    "IdentityNotChecked",
    "NoShelf",
    "NotSigned",
    "NumberUsed",
    "WrongCode",
    "WrongNumber",
    "allocate_and_print",
    "fail_check",
    "hand_over",
    "mark_ready",
    "open_production",
    "pass_check",
    "renew_code",
]

"""The verbs of this room."""

from rantau.issuing.actions.keys import rotate_key
from rantau.issuing.actions.papers import NotSigned, NotStored, issue, masked, revoke

__all__ = ["NotSigned", "NotStored", "issue", "masked", "revoke", "rotate_key"]

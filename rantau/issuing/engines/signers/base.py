"""What goes in and out of a signer: a whole PDF in, the same PDF with one signature more out.

Today an office signs with a key of its own (`office.py`). A certified signer (BSrE) takes and gives the same: it is a
module more here, and `actions.papers` chooses. It would be asked over the network; see decision 10 for what that needs.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


class CannotSign(Exception):
    """No signature came. The paper must not be handed out."""


@dataclass(frozen=True, slots=True)
class Order:
    """`content` is PDF/A and PDF/UA and must still be both afterwards.

    `signer` is who signs and `reason` what kind of signature it is, as a reader shows them; `label` is what a screen
    reader says where the signature stands. All in the language of the paper.
    """

    content: bytes
    signer: str
    reason: str
    label: str
    at: datetime


class Signer(Protocol):
    def sign(self, order: Order) -> bytes:
        """The signed PDF. Raises CannotSign."""

"""What every channel takes and gives, whoever the provider is."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Parcel:
    """One message, opened. `key` stays the same over all tries, so that a provider can notice a second one."""

    key: str
    address: str
    subject: str
    text: str
    html: str = ""


@dataclass(frozen=True, slots=True)
class Proof:
    """That the next station took it over, and what it calls it."""

    provider_id: str


class NotSent(Exception):
    """`reason` is a plain code without personal values: it is stored and journaled."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


class Temporary(NotSent):
    """Worth another try: unreachable, busy, slow, or an answer nobody understands."""


class Away(Temporary):
    """Nobody is there, or nobody is able to work: every other message would end the same."""


class Permanent(NotSent):
    """Trying again would end the same: no such address, refused, no provider chosen."""


Send = Callable[[Parcel], Proof]

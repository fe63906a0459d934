"""Who does something. Plain values, so that rooms below `accounts` can know an actor too."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    PERSON = "PERSON"
    STAFF = "STAFF"
    SYSTEM = "SYSTEM"


class UnnamedActor(ValueError):
    """Nothing happens here without somebody who did it."""


@dataclass(frozen=True, slots=True)
class Actor:
    """`id` is the account's public id (UUID as text) or the name of the system process.

    `role` and `office` are set for staff only: the post this person acts in, e.g. ("verifier", "PASBAR").
    """

    kind: Kind
    id: str
    role: str = ""
    office: str = ""

    def __post_init__(self) -> None:
        if not self.id:
            raise UnnamedActor("an actor needs an id, a system process its name")

    @classmethod
    def person(cls, account: object) -> "Actor":
        return cls(Kind.PERSON, str(account))

    @classmethod
    def staff(cls, account: object, *, role: str, office: str) -> "Actor":
        return cls(Kind.STAFF, str(account), role, office)

    @classmethod
    def system(cls, process: str) -> "Actor":
        """A named process of ours, e.g. `payments.poll`."""
        return cls(Kind.SYSTEM, process)

    @property
    def is_staff(self) -> bool:
        return self.kind is Kind.STAFF

    @property
    def is_system(self) -> bool:
        return self.kind is Kind.SYSTEM

    def serves(self, office: str, *roles: str) -> bool:
        """True for staff of that office in one of these roles."""
        return self.is_staff and self.office == office and self.role in roles

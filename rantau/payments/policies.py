"""Who may do what to a bill."""

from uuid import UUID

from rantau.foundation.actor import Actor
from rantau.payments.models import Bill


def can_open(actor: Actor, owner_id: UUID) -> bool:
    """The payer, staff who help them, or a process of ours."""
    return actor.is_system or actor.is_staff or actor.id == str(owner_id)


def can_pay(actor: Actor, bill: Bill) -> bool:
    """Only the payer chooses a channel; whoever holds the code may bring the money."""
    return actor.id == str(bill.owner_id) and not actor.is_staff


def can_check(actor: Actor, bill: Bill) -> bool:
    return actor.is_system or actor.id == str(bill.owner_id) or actor.serves(bill.office, "treasurer")


def can_cancel(actor: Actor, bill: Bill) -> bool:
    return actor.is_system or actor.id == str(bill.owner_id) or (actor.is_staff and actor.office == bill.office)


def can_expire(actor: Actor) -> bool:
    """Time is nobody's wish: only a named process ends a bill for it."""
    return actor.is_system


def can_settle(actor: Actor) -> bool:
    """Only what a gateway itself confirmed settles; a process of ours asked it."""
    return actor.is_system


def can_do_treasury(actor: Actor, office: str) -> bool:
    return actor.serves(office, "treasurer")

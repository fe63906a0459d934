"""Reads of booklets."""

from uuid import UUID

from django.db.models import QuerySet

from rantau.collection.lifecycle import FLAW_WORDS, State
from rantau.collection.models import BlankNumber, Booklet, Custody, HandOver
from rantau.foundation import clock, references
from rantau.foundation.actor import Actor
from rantau.vault import lookup

__all__ = [
    "FLAW_WORDS", "Booklet", "HandOver", "State", "custody", "days_to_ready", "for_application", "hand_over_of", "in_state", "number",
    "number_hash", "pickup_code_for", "pickup_hash", "ready", "visible_to",
]  # fmt: skip
DESK_ROLES = ("printer", "qc", "handover", "section_head", "head")


def at_office(actor: Actor) -> QuerySet[Booklet]:
    """The booklets of the officer's office, their own left out; nothing for roles that do not handle booklets."""
    rows = Booklet.objects.select_related("application__person")
    if not actor.serves(actor.office, *DESK_ROLES):
        return rows.none()
    return rows.filter(office_code=actor.office).exclude(application__owner_id=UUID(actor.id))


def in_state(actor: Actor, *states: State) -> QuerySet[Booklet]:
    """Oldest first."""
    return at_office(actor).filter(state__in=states).order_by("opened_at", "id")


def ready(actor: Actor, reference: str) -> Booklet | None:
    """The booklet of this reference, typed in any spelling, that can be handed over here."""
    return at_office(actor).filter(reference=references.normalise(reference) or "", state=State.READY).first()


def visible_to(owner_id: UUID) -> QuerySet[Booklet]:
    """The person's own."""
    return Booklet.objects.filter(application__owner_id=owner_id).select_related("application")


def for_application(reference: str) -> Booklet | None:
    """For rooms above; None before approval."""
    return Booklet.objects.filter(reference=reference).first()


def pickup_code_for(booklet_id: UUID) -> str:
    """The code in two groups, to be told to the person it belongs to; "" when there is none to use."""
    booklet = Booklet.objects.filter(pk=booklet_id, state=State.READY).first()
    if booklet is None or booklet.is_locked:
        return ""
    return f"{booklet.pickup_code[:4]}-{booklet.pickup_code[4:]}"


def number(booklet: Booklet) -> str:
    """The printed number it has now, or ""."""
    row = BlankNumber.objects.filter(booklet=booklet, spoiled_at=None).first()
    return row.number if row else ""


def number_hash(number: str) -> bytes:
    return lookup.hash_of("collection.booklet_number", number)


def pickup_hash(booklet_id: UUID, code: str) -> bytes:
    return lookup.hash_of("collection.pickup", f"{booklet_id}:{code}")


def custody(booklet: Booklet) -> list[Custody]:
    """Where it was, from the first day on."""
    return list(Custody.objects.filter(booklet=booklet).order_by("id"))


def hand_over_of(booklet_id: UUID) -> HandOver | None:
    return HandOver.objects.filter(booklet_id=booklet_id).first()


def days_to_ready(office_code: str, most: int = 200) -> list[int]:
    """Whole days from approval to the shelf of the office's last printed booklets, for forecasts."""
    rows = Booklet.objects.filter(office_code=office_code, is_printed=True, state__in=(State.READY, State.HANDED_OVER))
    times = rows.order_by("-opened_at").values_list("opened_at", "ready_at")[:most]
    return [(clock.day_of(ready) - clock.day_of(opened)).days for opened, ready in times if ready]

"""The one-time code that the person shows when collecting."""

import secrets
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from rantau.applications import queries as applications
from rantau.collection import policies, queries
from rantau.collection.actions.moving import about, locked
from rantau.collection.events import PickupCodeRenewed
from rantau.collection.lifecycle import State
from rantau.collection.models import Booklet
from rantau.foundation.actor import Actor
from rantau.foundation.lifecycle import MoveNotPossible
from rantau.foundation.references import ALPHABET, HEARD
from rantau.journal import journal

LENGTH = 8


def give_code(booklet: Booklet, now: datetime) -> dict[str, Any]:
    """The fields of a new code, valid for as long as the service keeps what is ready."""
    kept = timedelta(days=applications.definition(booklet.application).terms.collect_days)
    code = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
    return {
        "pickup_code": code,
        "pickup_hash": queries.pickup_hash(booklet.pk, code),
        "pickup_tries": 0,
        "pickup_until": now + kept,
    }


def read(typed: str) -> str:
    """What somebody typed or heard, as the code is written."""
    return "".join(letter for letter in typed.upper() if letter.isalnum()).translate(HEARD)


@transaction.atomic
def renew_code(*, booklet_id: UUID, actor: Actor, now: datetime) -> Booklet:
    """A new code; the old one is worth nothing from now on. Raises NotAllowed, MoveNotPossible."""
    booklet = locked(booklet_id, actor, policies.can_renew)
    if booklet.state != State.READY:
        raise MoveNotPossible
    changed = give_code(booklet, now)
    for field, value in changed.items():
        setattr(booklet, field, value)
    booklet.save(update_fields=list(changed))
    journal.record(PickupCodeRenewed(**about(booklet)), actor=actor, now=now)
    return booklet

"""People of an account that applications are made for: corrected and removed only while nothing runs for them."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from rantau.accounts import actions as people
from rantau.accounts import queries as accounts
from rantau.accounts.actions import Facts
from rantau.accounts.queries import Person
from rantau.applications import queries
from rantau.foundation.actor import Actor
from rantau.foundation.refusals import NotAllowed, Refusal


class PersonInUse(Refusal):
    code = "applications.person_in_use"
    message = _(
        "Data ini sedang dipakai pada permohonan yang sudah dikirim. "
        "Perbaiki lewat permohonan itu, atau tunggu sampai selesai."
    )


class PersonHasApplication(Refusal):
    code = "applications.person_has_application"
    message = _("Masih ada permohonan untuk orang ini. Selesaikan atau batalkan dulu permohonannya.")


@transaction.atomic
def correct_person(*, person_id: UUID, relation: str, facts: Facts, actor: Actor, now: datetime) -> Person:
    """Raises NotAllowed, PersonInUse, and what `accounts.correct_member` raises."""
    _lock_member(person_id, actor)
    if queries.of_person(person_id, running=True).exists():
        raise PersonInUse
    return people.correct_member(person_id=person_id, relation=relation, facts=facts, actor=actor, now=now)


@transaction.atomic
def remove_person(*, person_id: UUID, actor: Actor, now: datetime) -> None:
    """Drafts count as well: whoever removes somebody should know what goes. Raises NotAllowed, PersonHasApplication."""
    _lock_member(person_id, actor)
    if queries.of_person(person_id, running=False).exists():
        raise PersonHasApplication
    keep = queries.were_for(person_id)
    people.remove_member(person_id=person_id, keep=keep, actor=actor, now=now)


def _lock_member(person_id: UUID, actor: Actor) -> None:
    """`begin` waits for the same row."""
    if actor.is_staff or actor.is_system:
        raise NotAllowed
    if accounts.family_of(actor.id).select_for_update(of=("self",)).filter(pk=person_id).first() is None:
        raise NotAllowed

"""The people whom an account looks after beside its holder.

Whether a member may be corrected or removed now depends on running applications: `applications` asks that first.
"""

from dataclasses import fields
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from rantau.accounts import policies, queries
from rantau.accounts.actions import letters
from rantau.accounts.actions.people import Facts
from rantau.accounts.events import MemberAdded, MemberCorrected, MemberRemoved, NikAlreadyRegistered
from rantau.accounts.models import Person, User
from rantau.foundation import clock
from rantau.foundation.actor import Actor
from rantau.foundation.refusals import NotAllowed, Refusal
from rantau.journal import journal

MOST = 30


class WrittenDownAlready(Refusal):
    """Only ever about people of the own account."""

    code = "accounts.written_down_already"
    message = _("NIK ini sudah ada di akun Anda.")
    field = "nik"


class FamilyFull(Refusal):
    code = "accounts.family_full"
    message = _("Satu akun memuat paling banyak %(most)d anggota keluarga. Hapus yang tidak diperlukan lagi.")


@transaction.atomic
def add_member(*, relation: str, facts: Facts, actor: Actor, now: datetime) -> Person:
    """Somebody of the family, from now on looked after from the actor's own account.

    A NIK that another account has is taken all the same, so that nobody learns of that account here; the worker tells
    its holder. Raises NotAllowed, WrittenDownAlready, FamilyFull.
    """
    owner = _own_account(actor)
    if queries.family_of(owner.pk).count() >= MOST:
        raise FamilyFull(most=MOST)
    person = Person(account=owner, relation=relation, created_at=now)
    _write(person, facts)
    person.save(force_insert=True)
    happened = MemberAdded(account_id=owner.pk, person_id=person.pk, relation=relation)
    journal.record(happened, actor=actor, now=now)
    return person


@transaction.atomic
def correct_member(*, person_id: UUID, relation: str, facts: Facts, actor: Actor, now: datetime) -> Person:
    """Everything is written anew; the journal learns which fields changed. Raises NotAllowed, WrittenDownAlready."""
    owner = _own_account(actor)
    person = _own_member(owner, person_id)
    names = [field.name for field in fields(Facts)]
    before = {name: getattr(person, name) for name in names}
    changed = ["relation"] if person.relation != relation else []
    person.relation = relation
    _write(person, facts)
    changed += [name for name in names if before[name] != getattr(person, name)]
    if changed:
        person.save()
        happened = MemberCorrected(account_id=owner.pk, person_id=person.pk, fields=changed)
        journal.record(happened, actor=actor, now=now)
    return person


@transaction.atomic
def remove_member(*, person_id: UUID, keep: bool, actor: Actor, now: datetime) -> None:
    """No longer shown to the account. `keep` when applications that have ended still name the person."""
    owner = _own_account(actor)
    person = _own_member(owner, person_id)
    journal.record(MemberRemoved(account_id=owner.pk, person_id=person.pk), actor=actor, now=now)
    if keep:
        person.removed_at = now
        person.save(update_fields=["removed_at"])
    else:
        person.delete()


@transaction.atomic
def tell_holder_of_member(*, person_id: UUID, actor: Actor, now: datetime) -> None:
    """Somebody wrote down a NIK whose holder has an account: tell the holder, at most once a day."""
    person = Person.objects.filter(pk=person_id, is_self=False).first()
    holder = queries.holder_of_nik(person.nik) if person and person.nik else None
    if person is None or holder is None or holder.account is None or holder.account_id == person.account_id:
        return
    owner = holder.account
    letters.send(
        "nik_in_family", channel=owner.channel, address=owner.address, language=owner.language,
        key=f"accounts.member.{holder.pk}.{clock.day_of(now)}", owner_id=owner.pk, actor=actor, now=now,
    )  # fmt: skip
    journal.record(NikAlreadyRegistered(account_id=owner.pk, person_id=holder.pk), actor=actor, now=now)


def _own_account(actor: Actor) -> User:
    """Locked, so that two tabs add one after the other."""
    owner = None if actor.is_staff or actor.is_system else User.objects.select_for_update().filter(pk=actor.id).first()
    if owner is None or not policies.can_change(actor, owner.pk):
        raise NotAllowed
    return owner


def _own_member(owner: User, person_id: UUID) -> Person:
    person = queries.family_of(owner.pk).select_for_update().filter(pk=person_id).first()
    if person is None:
        raise NotAllowed
    return person


def _write(person: Person, facts: Facts) -> None:
    for field in fields(Facts):
        setattr(person, field.name, getattr(facts, field.name))
    person.nik_hash = queries.nik_hash(facts.nik) if facts.nik else None
    twins = queries.people_of(person.account_id or "").exclude(pk=person.pk)
    if facts.nik and twins.filter(nik_hash=person.nik_hash).exists():
        raise WrittenDownAlready

"""Persons: the holder of an account, and opening an account for somebody with everything known at once."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction

from rantau.accounts import policies, queries
from rantau.accounts.actions import consents, letters
from rantau.accounts.events import AccountOpened, NikAlreadyRegistered
from rantau.accounts.models import Person, User
from rantau.accounts.models.person import INDONESIA
from rantau.foundation.actor import Actor
from rantau.foundation.refusals import NotAllowed
from rantau.journal import journal


@dataclass(frozen=True, slots=True)
class Facts:
    """What a person says: `sex` is "F" or "M", `citizenship` a three-letter code, `nik` 16 digits or ""."""

    full_name: str
    birth_date: date
    sex: str
    citizenship: str = INDONESIA
    nik: str = ""
    passport_number: str = ""
    birth_place: str = ""
    region_code: str = ""
    street: str = ""
    kk: str = ""


@transaction.atomic
def open_person(
    *,
    facts: Facts,
    password: str,
    email: str | None = None,
    phone: str | None = None,
    language: str = "id",
    actor: Actor,
    now: datetime,
) -> User:
    """An account whose addresses need no proof: for demo data and for a counter that has seen the papers."""
    if not policies.can_open_accounts(actor, settings.OFFICE):
        raise NotAllowed
    user = User(
        email=email, phone=phone, full_name=facts.full_name, language=language,
        password=make_password(password), opened_at=now,
    )  # fmt: skip
    user.save(force_insert=True)
    person = add_self(user, facts, now)
    consents.write(user.pk, policies.PRIVACY_NOTICE, policies.NOTICE_VERSION, given=True, now=now)
    happened = AccountOpened(account_id=user.pk, person_id=person.pk, channel=user.channel)
    journal.record(happened, actor=actor, now=now)
    return user


@transaction.atomic
def tell_holder_of_nik(*, person_id: UUID, actor: Actor, now: datetime) -> None:
    """When this person's NIK was somebody's before, tell that somebody. Told twice, it sends one letter."""
    person = Person.objects.filter(pk=person_id, nik_contested=True).first()
    holder = queries.holder_of_nik(person.nik) if person else None
    if person is None or holder is None or holder.account is None:
        return
    owner = holder.account
    letters.send(
        "nik_registered", channel=owner.channel, address=owner.address, language=owner.language,
        key=f"accounts.nik.{person.pk}", owner_id=owner.pk, actor=actor, now=now,
    )  # fmt: skip
    journal.record(NikAlreadyRegistered(account_id=owner.pk, person_id=holder.pk), actor=actor, now=now)


def add_self(user: User, facts: Facts, now: datetime) -> Person:
    """The row of the account holder. Two sign-ups with one NIK at the same moment: the second is contested."""
    known = queries.holder_of_nik(facts.nik) if facts.nik else None
    try:
        with transaction.atomic():
            return _insert(user, facts, now, contested=known is not None)
    except IntegrityError:
        if known:
            raise
        return _insert(user, facts, now, contested=True)


def _insert(user: User, facts: Facts, now: datetime, *, contested: bool) -> Person:
    person = Person(
        account=user,
        is_self=True,
        full_name=facts.full_name,
        citizenship=facts.citizenship,
        region_code=facts.region_code,
        nik=facts.nik,
        nik_hash=queries.nik_hash(facts.nik) if facts.nik else None,
        nik_contested=contested,
        kk=facts.kk,
        passport_number=facts.passport_number,
        birth_date=facts.birth_date,
        birth_place=facts.birth_place,
        sex=facts.sex,
        street=facts.street,
        created_at=now,
    )
    person.save(force_insert=True)
    return person

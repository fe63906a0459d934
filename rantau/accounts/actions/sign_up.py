"""Opening an account for oneself: prove an address, then say who one is."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from rantau.accounts import policies, queries
from rantau.accounts.actions import codes, consents, people
from rantau.accounts.events import AccountOpened, CodeSent, CodeTried, SignUpBegun, SignUpContinued
from rantau.accounts.models import ContactCode, PendingSignUp, User
from rantau.foundation.actor import Actor
from rantau.foundation.refusals import Refusal
from rantau.journal import journal

LIFETIME = timedelta(hours=2)
PURPOSE = ContactCode.Purpose.SIGN_UP


class SignUpOver(Refusal):
    """It expired, or was never begun."""

    code = "sign_up_over"
    message = _("Pendaftaran ini sudah berakhir. Mulai lagi dari awal.")


class SignUpIncomplete(Refusal):
    code = "sign_up_incomplete"
    message = _("Masih ada bagian pendaftaran yang belum diisi.")


class AddressTaken(Refusal):
    """Only shown to whoever proved the address: it got an account while this sign-up was on its way."""

    code = "address_taken"
    message = _("Alamat ini sudah punya akun. Masuk, atau pulihkan kata sandi.")


@transaction.atomic
def begin_sign_up(
    *, channel: str, address: str, language: str, asked_from: str, actor: Actor, now: datetime
) -> PendingSignUp:
    """Send a code to the address. Whoever has an account there gets a letter instead; all else is the same (P8).

    The privacy notice was agreed to on the page before. Refusals: AskedTooSoon, AskedTooOften.
    """
    answers = {"address": address, "language": language, "notice": policies.NOTICE_VERSION}
    pending = PendingSignUp(channel=channel, answers=answers, begun_at=now, expires_at=now + LIFETIME)
    pending.code = _send(pending, asked_from, actor, now)
    pending.save(force_insert=True)
    journal.record(SignUpBegun(sign_up=pending.pk, channel=channel), actor=actor, now=now)
    return pending


@transaction.atomic
def resend_sign_up_code(*, sign_up_id: UUID | str, asked_from: str, actor: Actor, now: datetime) -> None:
    """Refusals: SignUpOver, AskedTooSoon, AskedTooOften."""
    pending = _lock(sign_up_id, now)
    pending.code = _send(pending, asked_from, actor, now)
    pending.save(update_fields=["code"])
    journal.record(CodeSent(purpose=PURPOSE, channel=pending.channel), actor=actor, now=now)


def confirm_code(*, sign_up_id: UUID | str, typed: str, actor: Actor, now: datetime) -> None:
    """The address is proven. Confirming twice is harmless. Refusals: SignUpOver, CodeWrong, CodeOver."""
    with transaction.atomic():
        pending = _lock(sign_up_id, now)
        if pending.confirmed_at:
            return
        refusal = codes.redeem(pending.code_id, typed, now)
        if refusal is None:
            pending.confirmed_at = now
            pending.save(update_fields=["confirmed_at"])
        journal.record(CodeTried(purpose=PURPOSE, accepted=refusal is None), actor=actor, now=now)
    if refusal:
        raise refusal


@transaction.atomic
def note_answers(
    *, sign_up_id: UUID | str, step: str, answers: dict[str, Any], password: str = "", actor: Actor, now: datetime
) -> None:
    """Keep one page, sealed; the password is kept as its hash. Refusals: SignUpOver."""
    pending = _lock(sign_up_id, now)
    if not pending.confirmed_at or pending.account_id:
        raise SignUpOver
    secret = {"password": make_password(password)} if password else {}
    pending.answers = {**pending.answers, **answers, **secret}
    pending.save(update_fields=["answers"])
    journal.record(SignUpContinued(sign_up=pending.pk, step=step), actor=actor, now=now)


def open_account(*, sign_up_id: UUID | str, street: str, region: str, actor: Actor, now: datetime) -> User:
    """Make the account and its person from what was said on the pages before and the address, which comes last.

    `region` is the code of the nagari or the deepest known level, "" abroad. Sent twice, it gives the same account.

    A NIK that somebody already has changes nothing here that could be seen: the person is marked as contested, the
    first holder is told by the worker, the counter settles it. Refusals: SignUpOver, SignUpIncomplete, AddressTaken.
    """
    try:
        with transaction.atomic():
            pending = _lock(sign_up_id, now)
            if pending.account:
                return pending.account
            if not pending.confirmed_at:
                raise SignUpOver
            pending.answers = {**pending.answers, "street": street, "region": region}
            return _open(pending, now)
    except IntegrityError:
        raise AddressTaken from None


def _open(pending: PendingSignUp, now: datetime) -> User:
    said = pending.answers
    if not all(said.get(name) for name in ("password", "full_name", "citizenship", "birth_date", "sex")):
        raise SignUpIncomplete
    user = User(
        email=said["address"] if pending.channel == "EMAIL" else None,
        phone=said["address"] if pending.channel == "SMS" else None,
        full_name=said["full_name"],
        language=said["language"],
        password=said["password"],
        opened_at=now,
    )
    user.save(force_insert=True)
    facts = people.Facts(
        full_name=said["full_name"],
        citizenship=said["citizenship"],
        birth_date=date.fromisoformat(said["birth_date"]),
        sex=said["sex"],
        nik=said.get("nik", ""),
        passport_number=said.get("passport_number", ""),
        region_code=said["region"],
        street=said["street"],
    )
    person = people.add_self(user, facts, now)
    consents.write(user.pk, policies.PRIVACY_NOTICE, said["notice"], given=True, now=pending.begun_at)
    pending.account, pending.answers = user, {}
    pending.save(update_fields=["account", "answers"])
    happened = AccountOpened(account_id=user.pk, person_id=person.pk, channel=pending.channel)
    journal.record(happened, actor=Actor.person(user.pk), now=now)
    return user


def _send(pending: PendingSignUp, asked_from: str, actor: Actor, now: datetime) -> ContactCode:
    address = pending.answers["address"]
    owner = queries.by_address(address)
    return codes.issue(
        PURPOSE,
        "already_registered" if owner else "code_sign_up",
        channel=pending.channel,
        address=address,
        user=owner,
        language=pending.answers["language"],
        asked_from=asked_from,
        actor=actor,
        now=now,
        matches=owner is None,
    )


def _lock(sign_up_id: UUID | str, now: datetime) -> PendingSignUp:
    pending = PendingSignUp.objects.select_for_update().filter(pk=sign_up_id, expires_at__gt=now).first()
    if pending is None:
        raise SignUpOver
    return pending

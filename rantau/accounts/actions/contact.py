"""Another e-mail address or phone number: a code to the old one and a code to the new one."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from rantau.accounts import policies, queries
from rantau.accounts.actions import codes, letters
from rantau.accounts.events import CodeSent, CodeTried, ContactChanged
from rantau.accounts.models import ContactCode, User
from rantau.foundation.actor import Actor
from rantau.foundation.refusals import NotAllowed, Refusal
from rantau.journal import journal

Purpose = ContactCode.Purpose


class SameAddress(Refusal):
    code = "same_address"
    field = "address"
    message = _("Alamat ini sudah Anda pakai. Tulis alamat yang baru.")


class AddressNotFree(Refusal):
    """Somebody else proved the address a moment earlier."""

    code = "address_not_free"
    message = _("Alamat ini tidak bisa dipakai. Tulis alamat lain, atau hubungi kantor.")


@dataclass(frozen=True, slots=True)
class CodesSent:
    old: UUID
    new: UUID


@transaction.atomic
def ask_contact_change(
    *, account_id: UUID, channel: str, address: str, asked_from: str, actor: Actor, now: datetime
) -> CodesSent:
    """Send both codes. If the new address belongs to another account, its owner is told instead (promise P8).

    Refusals: SameAddress, AskedTooSoon, AskedTooOften.
    """
    user = _own(account_id, actor)
    if address in {user.email, user.phone}:
        raise SameAddress
    owner = queries.by_address(address)
    old_channel, old_address = _proven(user, channel)
    old = codes.issue(
        Purpose.CHANGE_OLD, "code_change_old", channel=old_channel, address=old_address, user=user,
        language=user.language, asked_from=asked_from, actor=actor, now=now,
    )  # fmt: skip
    new = codes.issue(
        Purpose.CHANGE_NEW, "address_in_use" if owner else "code_change_new", channel=channel, address=address,
        user=owner, language=user.language, asked_from=asked_from, actor=actor, now=now, matches=owner is None,
    )  # fmt: skip
    journal.record(CodeSent(purpose=Purpose.CHANGE_NEW, channel=channel, account_id=user.pk), actor=actor, now=now)
    return CodesSent(old=old.pk, new=new.pk)


def change_contact(
    *,
    account_id: UUID,
    channel: str,
    address: str,
    sent: CodesSent,
    typed_old: str,
    typed_new: str,
    actor: Actor,
    now: datetime,
) -> None:
    """Write the new address when both codes are right; the old address hears of it. Refusals: CodeWrong, CodeOver."""
    user = _own(account_id, actor)
    refusal = _redeem_both(user, {sent.old: typed_old, sent.new: typed_new}, actor, now)
    if refusal:
        raise refusal
    old_channel, old_address = _proven(user, channel)
    try:
        with transaction.atomic():
            field = "email" if channel == letters.EMAIL else "phone"
            User.objects.filter(pk=account_id).update(**{field: address})
            letters.send(
                "contact_changed", channel=old_channel, address=old_address, language=user.language,
                key=f"accounts.changed.{sent.new}", owner_id=user.pk, actor=actor, now=now,
            )  # fmt: skip
            journal.record(ContactChanged(account_id=account_id, channel=channel), actor=actor, now=now)
    except IntegrityError:
        raise AddressNotFree from None


def _redeem_both(user: User, typed: dict[UUID, str], actor: Actor, now: datetime) -> Refusal | None:
    """A right code is used up only together with the other: otherwise one slip would cost both."""
    try:
        with transaction.atomic():
            for code_id, digits in typed.items():
                if refusal := codes.redeem(code_id, digits, now):
                    raise refusal
            journal.record(
                CodeTried(purpose=Purpose.CHANGE_NEW, accepted=True, account_id=user.pk), actor=actor, now=now
            )
    except Refusal as refusal:
        with transaction.atomic():
            codes.count_try(list(typed))
            tried = CodeTried(purpose=Purpose.CHANGE_NEW, accepted=False, account_id=user.pk)
            journal.record(tried, actor=actor, now=now)
        return refusal
    return None


def _own(account_id: UUID, actor: Actor) -> User:
    if not policies.can_change(actor, account_id):
        raise NotAllowed
    return User.objects.get(pk=account_id)


def _proven(user: User, channel: str) -> tuple[str, str]:
    """Where the old code goes: the address that is replaced, or the other one when this is the first of its kind."""
    if channel == letters.SMS and user.phone:
        return letters.SMS, user.phone
    if channel == letters.EMAIL and user.email:
        return letters.EMAIL, user.email
    return user.channel, user.address

"""Changing a password, and getting a forgotten one back by a code."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from rantau.accounts import policies, queries
from rantau.accounts.actions import codes
from rantau.accounts.events import CodeSent, CodeTried, PasswordChanged
from rantau.accounts.models import ContactCode, User
from rantau.foundation.actor import Actor
from rantau.foundation.refusals import NotAllowed
from rantau.journal import journal


@transaction.atomic
def change_password(*, account_id: UUID, password: str, actor: Actor, now: datetime) -> User:
    """All other sessions end by themselves: they are bound to the old password."""
    if not policies.can_change(actor, account_id):
        raise NotAllowed
    return _set(account_id, password, recovered=False, actor=actor, now=now)


@transaction.atomic
def ask_recovery(
    *, channel: str, address: str, language: str, asked_from: str, actor: Actor, now: datetime
) -> ContactCode:
    """Send a code to the owner of `address`; to an address nobody has, a letter that says so (promise P8).

    Refusals: AskedTooSoon, AskedTooOften.
    """
    user = queries.by_address(address)
    sent = codes.issue(
        ContactCode.Purpose.RECOVER,
        "code_recover" if user else "no_account",
        channel=channel,
        address=address,
        user=user,
        language=language,
        asked_from=asked_from,
        actor=actor,
        now=now,
        matches=user is not None,
    )
    happened = CodeSent(purpose=sent.purpose, channel=channel, account_id=user.pk if user else None)
    journal.record(happened, actor=actor, now=now)
    return sent


def confirm_recovery(*, code_id: UUID | str | None, typed: str, actor: Actor, now: datetime) -> UUID:
    """The account whose owner typed the code. Refusals: CodeWrong, CodeOver."""
    with transaction.atomic():
        refusal = codes.redeem(code_id, typed, now)
        account_id = queries.owner_of_code(code_id) if code_id else None
        tried = CodeTried(purpose=ContactCode.Purpose.RECOVER, accepted=refusal is None, account_id=account_id)
        journal.record(tried, actor=actor, now=now)
    if refusal or account_id is None:
        raise refusal or codes.CodeOver()
    return account_id


@transaction.atomic
def set_recovered_password(*, account_id: UUID, password: str, actor: Actor, now: datetime) -> User:
    """Called only after `confirm_recovery` in the same browser. A second factor is still asked at sign-in."""
    return _set(account_id, password, recovered=True, actor=actor, now=now)


def _set(account_id: UUID, password: str, *, recovered: bool, actor: Actor, now: datetime) -> User:
    user = User.objects.select_for_update().get(pk=account_id)
    user.set_password(password)
    user.save(update_fields=["password"])
    journal.record(PasswordChanged(account_id=account_id, recovered=recovered), actor=actor, now=now)
    return user

"""The password, and the code for a device that was not seen before."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from rantau.accounts import queries
from rantau.accounts.actions import codes, tries
from rantau.accounts.events import CodeSent, CodeTried, SignInStopped
from rantau.accounts.models import ContactCode, User
from rantau.foundation.actor import Actor
from rantau.foundation.refusals import Refusal
from rantau.journal import journal


class WrongSignIn(Refusal):
    """One sentence for an unknown address, a wrong password and a closed account (promise P8)."""

    code = "wrong_sign_in"
    message = _("Alamat atau kata sandi tidak cocok. Periksa keduanya, atau pulihkan kata sandi Anda.")


class StoppedHere(Refusal):
    code = "sign_in_stopped"
    message = _("Terlalu banyak percobaan yang salah. Coba lagi 15 menit lagi, atau pulihkan kata sandi Anda.")


def check_password(*, address: str, password: str, asked_from: str, actor: Actor, now: datetime) -> User:
    """The account that signs in with this address and password. `asked_from` is the network address."""
    if tries.is_stopped(address, asked_from, now):
        raise StoppedHere
    user = queries.by_address(address)
    if _fits(user, password) and user and user.is_active:
        tries.forgive(address, asked_from)
        return user
    here, from_network = tries.count_failure(address, asked_from, now)
    tries.slow_down(from_network)
    if here < tries.STOP_AT:
        raise WrongSignIn
    with transaction.atomic():
        journal.record(SignInStopped(account_id=user.pk if user else None), actor=actor, now=now)
    raise StoppedHere


def _fits(user: User | None, password: str) -> bool:
    if user is None:
        # The same work as for somebody who exists: the time must not tell.
        User().set_password(password)
        return False
    return user.check_password(password)


@transaction.atomic
def send_device_code(*, account_id: UUID, asked_from: str, actor: Actor, now: datetime) -> ContactCode:
    """Refusals: AskedTooSoon, AskedTooOften."""
    user = User.objects.get(pk=account_id)
    sent = codes.issue(
        ContactCode.Purpose.NEW_DEVICE,
        "code_device",
        channel=user.channel,
        address=user.address,
        user=user,
        language=user.language,
        asked_from=asked_from,
        actor=actor,
        now=now,
    )
    journal.record(CodeSent(purpose=sent.purpose, channel=user.channel, account_id=user.pk), actor=actor, now=now)
    return sent


def confirm_device_code(
    *, account_id: UUID, code_id: UUID | str | None, typed: str, actor: Actor, now: datetime
) -> None:
    """Refusals: CodeWrong, CodeOver."""
    with transaction.atomic():
        refusal = codes.redeem(code_id, typed, now)
        tried = CodeTried(purpose=ContactCode.Purpose.NEW_DEVICE, accepted=refusal is None, account_id=account_id)
        journal.record(tried, actor=actor, now=now)
    if refusal:
        raise refusal

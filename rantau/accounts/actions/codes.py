"""Codes of six digits: five minutes, five tries, one a minute, a few an hour."""

import secrets
from datetime import datetime, timedelta
from math import ceil
from uuid import UUID

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from rantau.accounts import queries
from rantau.accounts.actions import letters
from rantau.accounts.models import ContactCode, User
from rantau.accounts.models.codes import MOST_TRIES
from rantau.foundation.actor import Actor
from rantau.foundation.refusals import Refusal
from rantau.vault import lookup

LIFETIME = timedelta(minutes=5)
RESEND_AFTER = timedelta(seconds=60)
HOUR = timedelta(hours=1)
PER_ADDRESS = 6
# Many people share one address of a mobile gateway.
PER_ASKER = 120
DOMAIN = "accounts.code"


class CodeWrong(Refusal):
    code = "code_wrong"
    field = "code"
    message = _("Kode tidak cocok. Periksa lagi pesan terakhir; Anda masih bisa mencoba %(left)d kali.")


class CodeOver(Refusal):
    """Expired, used, or tried too often."""

    code = "code_over"
    field = "code"
    message = _("Kode ini tidak berlaku lagi. Minta kode baru.")


class AskedTooSoon(Refusal):
    code = "code_asked_too_soon"
    message = _("Kode baru saja dikirim. Tunggu %(seconds)d detik, lalu minta lagi.")


class AskedTooOften(Refusal):
    code = "code_asked_too_often"
    message = _("Terlalu banyak kode diminta. Coba lagi satu jam lagi, atau datang ke loket.")


def issue(
    purpose: ContactCode.Purpose,
    letter: str,
    *,
    channel: str,
    address: str,
    user: User | None,
    language: str,
    asked_from: str,
    actor: Actor,
    now: datetime,
    matches: bool = True,
) -> ContactCode:
    """Send a code, or (`matches` false) a letter of the same cost to an address whose answer can never be right."""
    row = ContactCode(
        purpose=purpose,
        user=user,
        address_hash=lookup.hash_of("accounts.address", address),
        asked_from=lookup.hash_of("accounts.asker", asked_from),
        matches=matches,
        sent_at=now,
        expires_at=now + LIFETIME,
    )
    _limit(row, now)
    digits = f"{secrets.randbelow(1_000_000):06d}"
    row.code_hash = _hash(row.pk, digits)
    row.save(force_insert=True)
    letters.send(
        letter,
        channel=channel,
        address=address,
        language=user.language if user else language,
        key=f"accounts.code.{row.pk}",
        owner_id=user.pk if user else None,
        actor=actor,
        now=now,
        code=digits if matches else "",
        minutes=int(LIFETIME.total_seconds() // 60),
    )
    return row


def redeem(code_id: UUID | str | None, typed: str, now: datetime) -> Refusal | None:
    """Count this try. The refusal is returned, not raised: the count must survive, so raise it after the commit."""
    row = ContactCode.objects.select_for_update().filter(pk=code_id).first() if code_id else None
    if row is None or row.used_at or row.tries >= MOST_TRIES or row.expires_at <= now:
        return CodeOver()
    if row.matches and secrets.compare_digest(bytes(row.code_hash), _hash(row.pk, typed)):
        row.used_at = now
        row.save(update_fields=["used_at"])
        return None
    row.tries += 1
    row.save(update_fields=["tries"])
    return CodeWrong(left=MOST_TRIES - row.tries) if row.tries < MOST_TRIES else CodeOver()


def count_try(code_ids: list[UUID]) -> None:
    """One wrong try for each of these codes, of which not every one was right."""
    ContactCode.objects.filter(pk__in=code_ids, tries__lt=MOST_TRIES).update(tries=F("tries") + 1)


def _limit(row: ContactCode, now: datetime) -> None:
    times = queries.code_times(bytes(row.address_hash), row.purpose, now - HOUR)
    if times and now - times[0] < RESEND_AFTER:
        raise AskedTooSoon(seconds=ceil((RESEND_AFTER - (now - times[0])).total_seconds()))
    if len(times) >= PER_ADDRESS or queries.codes_asked_from(bytes(row.asked_from), now - HOUR) >= PER_ASKER:
        raise AskedTooOften


def _hash(code_id: UUID, digits: str) -> bytes:
    return lookup.hash_of(DOMAIN, f"{code_id}:{digits}")

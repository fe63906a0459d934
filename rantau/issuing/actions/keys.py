"""The key of the office: made when the first paper is signed, renewed long before it ends, changed by command."""

import hashlib
from datetime import datetime, timedelta

import structlog
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy

from rantau.foundation import clock
from rantau.foundation.actor import Actor
from rantau.foundation.refusals import NotAllowed, Refusal
from rantau.issuing import policies, queries
from rantau.issuing.engines.signers import office as signing
from rantau.issuing.engines.signers.base import CannotSign, Signer
from rantau.issuing.events import OfficeKeyMade, OfficeKeyRetired
from rantau.issuing.models import OfficeKey
from rantau.issuing.policies import Retirement
from rantau.journal import journal
from rantau.offices import queries as offices

LIFETIME = timedelta(days=3650)
RENEWED_BEFORE = timedelta(days=5 * 365)
"""A reader checks a paper only as long as its certificate lasts: so every paper can be checked for five years."""
CLOCKS_DIFFER = timedelta(days=1)
PILOT = "Percontohan, bukan dokumen resmi"
KEEPER = Actor.system("issuing.office_key")

log = structlog.get_logger(__name__)


class KeyNotMade(Refusal):
    code = "office_key_not_made"
    message = gettext_lazy("Kunci kantor belum bisa dibuat karena gangguan di tempat kami. Coba lagi sebentar lagi.")


def current_key(*, office: str, now: datetime) -> OfficeKey:
    """The key to sign with; made if there is none, renewed if it ends too soon. Raises KeyNotMade."""
    key = queries.active_key(office)
    if key is not None and key.valid_until - now >= RENEWED_BEFORE:
        return key
    try:
        return rotate_key(office=office, reason=Retirement.RENEWED, actor=KEEPER, now=now)
    except IntegrityError:
        # Another process needed it at the same moment and was first; the constraint made this one wait for it.
        return OfficeKey.objects.get(office=office, retired_at=None)


def signer(key: OfficeKey) -> Signer:
    return signing.OfficeSigner(signing.KeyPair(bytes(key.certificate), key.private))


@transaction.atomic
def rotate_key(*, office: str, reason: str, actor: Actor, now: datetime) -> OfficeKey:
    """Sign with a new key from now on, or with the first. An old certificate stays, its private half is erased.

    `reason` is a code of `policies.Retirement` (ValueError otherwise). Raises NotAllowed, KeyNotMade.
    """
    if not policies.can_change_keys(actor):
        raise NotAllowed
    because = Retirement(reason)
    for old in OfficeKey.objects.select_for_update().filter(office=office, retired_at=None):
        old.retired_at, old.retired_because, old.private = now, because.value, None
        old.save(update_fields=["retired_at", "retired_because", "private"])
        journal.record(OfficeKeyRetired(office, old.fingerprint, because.value), actor=actor, now=now)
    return _make(office, actor, now)


def _make(office: str, actor: Actor, now: datetime) -> OfficeKey:
    named = offices.office(office)
    valid_from, valid_until = now - CLOCKS_DIFFER, now + LIFETIME
    unit = "" if named.is_official else PILOT
    try:
        pair = signing.new_key(name=named.name, unit=unit, valid_from=valid_from, valid_until=valid_until)
    except CannotSign as trouble:
        log.exception("the key of the office could not be made")
        raise KeyNotMade from trouble
    key = OfficeKey.objects.create(
        office=office,
        certificate=pair.certificate,
        fingerprint=hashlib.sha256(pair.certificate).hexdigest(),
        private=pair.private,
        valid_from=valid_from,
        valid_until=valid_until,
    )
    until = clock.day_of(valid_until).isoformat()
    journal.record(OfficeKeyMade(office, key.fingerprint, until), actor=actor, now=now)
    return key

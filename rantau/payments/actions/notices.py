"""Hearing a gateway: keep the words, enqueue the question, answer at once."""

import hashlib
from collections.abc import Mapping
from datetime import datetime

import structlog
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from procrastinate.contrib.django import app

from rantau.foundation.actor import Actor
from rantau.foundation.refusals import Refusal
from rantau.journal import journal
from rantau.payments.events import NoticeReceived
from rantau.payments.gateways import registry
from rantau.payments.gateways.base import Forged, ParsedNotice, Unreadable
from rantau.payments.models import Attempt, Notice

log = structlog.get_logger(__name__)


class NoticeForged(Refusal):
    code = "notice_forged"
    message = _("Tanda tangan pemberitahuan tidak cocok.")


class NoticeUnreadable(Refusal):
    code = "notice_unreadable"
    message = _("Pemberitahuan tidak bisa dibaca.")


def receive_notice(*, gateway: str, headers: Mapping[str, str], body: bytes, now: datetime) -> Notice:
    """Keep a signed notice and enqueue its verification, in one transaction. The same words again are the same row.

    Raises registry.UnknownGateway, NoticeForged (only logged: strangers must not fill the table), NoticeUnreadable.
    """
    digest = hashlib.sha256(body).digest()
    try:
        parsed = registry.by_name(gateway).parse_notice(headers, body)
    except Forged as problem:
        log.warning("forged payment notice", gateway=gateway, digest=digest.hex()[:16], why=str(problem))
        raise NoticeForged from problem
    except Unreadable as problem:
        log.warning("unreadable payment notice", gateway=gateway, digest=digest.hex()[:16], why=str(problem))
        raise NoticeUnreadable from problem
    return _keep(gateway, digest, parsed, body, now)


@transaction.atomic
def _keep(gateway: str, digest: bytes, parsed: ParsedNotice, body: bytes, now: datetime) -> Notice:
    kept, new = Notice.objects.get_or_create(
        gateway=gateway,
        digest=digest,
        defaults={
            "order": parsed.order,
            "external_id": parsed.external_id,
            "told": parsed.told,
            "facts": body.decode("utf-8", "replace"),
            "received_at": now,
        },
    )
    if new:
        app.configure_task("payments.verify_notice", queue="payments").defer(notice_id=str(kept.pk))
        holder = (
            Attempt.objects.filter(gateway=gateway, order=parsed.order).values_list("bill__holder", flat=True).first()
        )
        journal.record(
            NoticeReceived(holder or "", gateway, kept.pk, parsed.told),
            actor=Actor.system(f"payments.notice.{gateway}"),
            now=now,
        )
    return kept

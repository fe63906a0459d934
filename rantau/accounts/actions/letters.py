"""Short messages of this room that cannot wait for `notifications`: codes, and words to the owner of an address."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation

from rantau.delivery import actions as delivery
from rantau.foundation.actor import Actor

EMAIL, SMS = "EMAIL", "SMS"


def send(
    letter: str,
    *,
    channel: str,
    address: str,
    language: str,
    key: str,
    owner_id: UUID | None,
    actor: Actor,
    now: datetime,
    **words: Any,
) -> None:
    """Render `templates/accounts/mail/<letter>/` in the language of the reader and hand it to the outbox."""
    place = f"accounts/mail/{letter}"
    words |= {"site_url": settings.SITE_URL, "site_name": "Rantau"}
    with translation.override(language):
        body = render_to_string(f"{place}/{'body' if channel == EMAIL else 'sms'}.txt", words).strip()
        subject = render_to_string(f"{place}/subject.txt", words).strip() if channel == EMAIL else ""
    delivery.enqueue(
        channel=channel, address=address, subject=subject, body=body, key=key, owner_id=owner_id, actor=actor, now=now
    )

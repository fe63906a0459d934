"""A message comes into the outbox; what was forgotten there is found."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from rantau.delivery import queries
from rantau.delivery.actions.planning import plan, plan_probe
from rantau.delivery.events import MessageQueued
from rantau.delivery.lifecycle import out_of_quiet_hours
from rantau.delivery.models import Channel, OutboxMessage
from rantau.foundation.actor import Actor
from rantau.journal import journal

SMS_LENGTH = 160
FORGOTTEN_AFTER = timedelta(minutes=15)


class TooLongForSms(ValueError):
    """A text that would cost two messages; the sender has to shorten it."""


@transaction.atomic
def enqueue(
    *,
    channel: str,
    address: str,
    subject: str,
    body: str,
    body_html: str = "",
    key: str,
    owner_id: UUID | None,
    can_wait: bool = False,
    actor: Actor,
    now: datetime,
) -> OutboxMessage:
    """Put one message into the outbox, to be sent after the caller's commit.

    `key` names the message for good: a second call with it returns the first message and sends nothing. Ids only, no
    personal values: it is journaled. `can_wait`: an SMS that would ring at night is kept until 06.00 WIB.
    Raises TooLongForSms.
    """
    channel = Channel(channel)
    if channel == Channel.SMS and len(body) > SMS_LENGTH:
        raise TooLongForSms(key)
    due_at = out_of_quiet_hours(now) if can_wait and channel == Channel.SMS else now
    message, is_new = OutboxMessage.objects.get_or_create(
        key=key,
        defaults={
            "channel": channel,
            "owner_id": owner_id,
            "address": address,
            "subject": subject,
            "body": body,
            "body_html": body_html,
            "queued_at": now,
            "due_at": due_at,
        },
    )
    if is_new:
        plan(message)
        journal.record(MessageQueued(key, channel, owner_id), actor=actor, now=now)
    return message


@transaction.atomic
def rescue_forgotten(*, actor: Actor, now: datetime) -> int:
    """Plan again what is long due and has no job; the number of messages found. Where nobody answers, knock again."""
    for channel in queries.away():
        plan_probe(channel)
    forgotten = list(queries.overdue(now - FORGOTTEN_AFTER)[:500])
    for message in forgotten:
        plan(message)
    return len(forgotten)

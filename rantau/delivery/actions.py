"""Put a message into the outbox; send what is there; find what was forgotten.

At least once: a worker killed between hand-over and mark sends again, under the same key.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from rantau.delivery import channels, queries
from rantau.delivery.channels.base import NotSent, Parcel, Permanent, Proof
from rantau.delivery.events import MessageFailed, MessageQueued, MessageSent
from rantau.delivery.lifecycle import MESSAGE, State, out_of_quiet_hours, wait_after
from rantau.delivery.models import Attempt, Channel, OutboxMessage
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
        _plan(message)
        journal.record(MessageQueued(key, channel, owner_id), actor=actor, now=now)
    return message


def send(*, message_id: UUID, actor: Actor, now: datetime) -> None:
    """Try once. Nothing happens to a message that was sent, has failed, or is not due yet."""
    parcel = _take(message_id, now)
    if parcel is None:
        return
    try:
        outcome: Proof | NotSent = channels.WAYS[parcel.channel](parcel.parcel)
    except NotSent as problem:
        outcome = problem
    _conclude(message_id=message_id, outcome=outcome, actor=actor, now=now)


@transaction.atomic
def rescue_forgotten(*, actor: Actor, now: datetime) -> int:
    """Plan again what is long due and has no job; the number of messages found."""
    forgotten = list(queries.overdue(now - FORGOTTEN_AFTER)[:500])
    for message in forgotten:
        _plan(message)
    return len(forgotten)


@dataclass(frozen=True, slots=True)
class _Taken:
    channel: str
    parcel: Parcel


@transaction.atomic
def _take(message_id: UUID, now: datetime) -> _Taken | None:
    """Count the try before it is made, so that a message that kills its worker does not live forever."""
    message = OutboxMessage.objects.select_for_update().get(pk=message_id)
    if message.state != State.QUEUED or message.due_at > now:
        return None
    message.attempts += 1
    message.save(update_fields=["attempts"])
    return _Taken(
        message.channel,
        Parcel(message.key, message.address, message.subject, message.body, message.body_html),
    )


@transaction.atomic
def _conclude(*, message_id: UUID, outcome: Proof | NotSent, actor: Actor, now: datetime) -> None:
    message = OutboxMessage.objects.select_for_update().get(pk=message_id)
    if message.state != State.QUEUED:
        return  # a second worker was faster; its proof stands
    if isinstance(outcome, Proof):
        _move(message, "accept", now)
        Attempt.objects.create(message=message, at=now, outcome="ACCEPTED", provider_id=outcome.provider_id)
        journal.record(MessageSent(message.key, message.channel, message.owner_id), actor=actor, now=now)
        return
    final = isinstance(outcome, Permanent)
    wait = None if final else wait_after(message.attempts)
    Attempt.objects.create(
        message=message, at=now, outcome="PERMANENT" if final else "TEMPORARY", reason=outcome.reason
    )
    if wait is not None:
        message.due_at = now + wait
        _move(message, "wait", now)
        _plan(message)
        return
    _move(message, "give_up", now)
    failed = MessageFailed(message.key, message.channel, message.owner_id, outcome.reason)
    journal.record(failed, actor=actor, now=now)


def _move(message: OutboxMessage, move: str, now: datetime) -> None:
    message.state = MESSAGE.next(State(message.state), move)
    message.ended_at = None if message.state == State.QUEUED else now
    message.save(update_fields=["state", "ended_at", "due_at"])


def _plan(message: OutboxMessage) -> None:
    """A job with nothing but the id, in the same transaction; named by its task, since tasks lie above actions."""
    name = f"delivery.send:{message.pk}"
    job = app.configure_task(
        "delivery.send", queue="delivery", lock=name, queueing_lock=name, schedule_at=message.due_at
    )
    try:
        with transaction.atomic():
            job.defer(message_id=str(message.pk))
    except AlreadyEnqueued:
        pass  # one is waiting already

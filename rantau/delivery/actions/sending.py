"""One try to send, and what becomes of it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from rantau.delivery import channels, queries
from rantau.delivery.actions import outages
from rantau.delivery.actions.planning import plan, plan_probe
from rantau.delivery.channels.base import Away, NotSent, Parcel, Permanent, Proof
from rantau.delivery.events import MessageFailed, MessageSent
from rantau.delivery.lifecycle import BELIEVED, LONGEST_WAIT, MESSAGE, State, wait_after
from rantau.delivery.models import Attempt, Outage, OutboxMessage
from rantau.foundation.actor import Actor
from rantau.journal import journal

TOO_LATE = 200


def send(*, message_id: UUID, knocking: bool = False, actor: Actor, now: datetime) -> None:
    """Try once. Nothing happens to a message that was sent, has failed, or is not due yet.

    While its channel is away a message waits, unless it was chosen to knock there.
    """
    taken = _take(message_id, now, knocking=knocking)
    if taken is not None:
        try:
            outcome: Proof | NotSent = channels.WAYS[taken.channel](taken.parcel)
        except NotSent as problem:
            outcome = problem
        _conclude(message_id=message_id, outcome=outcome, actor=actor, now=now)
    if knocking:
        _look_after(OutboxMessage.objects.values_list("channel", flat=True).get(pk=message_id), actor, now)


def probe(*, channel: str, actor: Actor, now: datetime) -> None:
    """Choose who knocks at a channel that is away: the message that has not been tried for longest.

    Another one each time, so that none can keep the others waiting. What has waited for too long is given up.
    """
    _give_up_what_is_too_late(channel, actor, now)
    message = queries.waiting(channel, now).first() if channel in queries.away() else None
    if message is not None:
        plan(message, knocking=True)
    else:
        _look_after(channel, actor, now)


@dataclass(frozen=True, slots=True)
class _Taken:
    channel: str
    parcel: Parcel


@transaction.atomic
def _take(message_id: UUID, now: datetime, *, knocking: bool) -> _Taken | None:
    """Count the try before it is made, so that a message that kills its worker does not live forever."""
    message = OutboxMessage.objects.select_for_update().get(pk=message_id)
    if message.state != State.QUEUED or message.due_at > now:
        return None
    if not knocking and _is_away(message.channel):
        return None  # it goes out when the channel is back
    message.attempts += 1
    message.save(update_fields=["attempts"])
    return _Taken(
        message.channel,
        Parcel(message.key, message.address, message.subject, message.body, message.body_html),
    )


def _is_away(channel: str) -> bool:
    """Waits for whoever is just ending the outage: what he did not see waiting must not wait any more."""
    return Outage.objects.select_for_update().filter(channel=channel).exists()


@transaction.atomic
def _conclude(*, message_id: UUID, outcome: Proof | NotSent, actor: Actor, now: datetime) -> None:
    message = OutboxMessage.objects.select_for_update().get(pk=message_id)
    if message.state != State.QUEUED:
        return  # a second worker was faster; its proof stands
    if isinstance(outcome, Away) and _is_outage(message):
        _wait_for_return(message, outcome.reason, actor, now)
        return
    if isinstance(outcome, Proof):
        _move(message, "accept", now)
        Attempt.objects.create(message=message, at=now, outcome="ACCEPTED", provider_id=outcome.provider_id)
        journal.record(MessageSent(message.key, message.channel, message.owner_id), actor=actor, now=now)
    else:
        _not_sent(message, outcome, actor, now)
    if not isinstance(outcome, Away):
        outages.end(channel=message.channel, actor=actor, now=now)


def _is_outage(message: OutboxMessage) -> bool:
    """A message that cried wolf before is not believed again: it may be what the provider chokes on."""
    return message.channel in queries.away() or message.attempts <= BELIEVED


def _wait_for_return(message: OutboxMessage, reason: str, actor: Actor, now: datetime) -> None:
    """Nobody was there to take it: in the line of waiting ones it goes to the back. Only the first try is kept."""
    if outages.begin(channel=message.channel, reason=reason, actor=actor, now=now):
        Attempt.objects.create(message=message, at=now, outcome="TEMPORARY", reason=reason)
    else:
        message.attempts -= 1
    message.due_at = now
    message.save(update_fields=["attempts", "due_at"])


def _not_sent(message: OutboxMessage, outcome: NotSent, actor: Actor, now: datetime) -> None:
    final = isinstance(outcome, Permanent)
    wait = None if final else wait_after(message.attempts)
    Attempt.objects.create(
        message=message, at=now, outcome="PERMANENT" if final else "TEMPORARY", reason=outcome.reason
    )
    if wait is not None:
        message.due_at = now + wait
        _move(message, "wait", now)
        plan(message)
        return
    _give_up(message, outcome.reason, actor, now)


@transaction.atomic
def _give_up_what_is_too_late(channel: str, actor: Actor, now: datetime) -> None:
    reason = queries.away().get(channel, "")
    late = queries.waiting(channel, now).filter(queued_at__lt=now - LONGEST_WAIT)
    for message in late.select_for_update(skip_locked=True)[: TOO_LATE if reason else 0]:
        _give_up(message, reason, actor, now)


@transaction.atomic
def _look_after(channel: str, actor: Actor, now: datetime) -> None:
    """Knock again while it is away; when nothing waits any more, the next message will find out by itself."""
    if channel not in queries.away():
        return
    if queries.waiting(channel, now).exists():
        plan_probe(channel)
    else:
        outages.end(channel=channel, actor=actor, now=now)


def _give_up(message: OutboxMessage, reason: str, actor: Actor, now: datetime) -> None:
    _move(message, "give_up", now)
    failed = MessageFailed(message.key, message.channel, message.owner_id, reason)
    journal.record(failed, actor=actor, now=now)


def _move(message: OutboxMessage, move: str, now: datetime) -> None:
    message.state = MESSAGE.next(State(message.state), move)
    message.ended_at = None if message.state == State.QUEUED else now
    message.save(update_fields=["state", "ended_at", "due_at"])

"""While nobody answers on a channel its messages wait, and one of them knocks every few seconds (promise P22)."""

from datetime import datetime

from rantau.delivery import queries
from rantau.delivery.actions.planning import plan, plan_probe
from rantau.delivery.events import ChannelCameBack, ChannelWentAway
from rantau.delivery.models import Outage
from rantau.foundation.actor import Actor
from rantau.journal import journal


def begin(*, channel: str, reason: str, actor: Actor, now: datetime) -> bool:
    """Note that the channel is away and knock from now on. False when that was known."""
    _, is_new = Outage.objects.get_or_create(channel=channel, defaults={"since": now, "reason": reason})
    if is_new:
        journal.record(ChannelWentAway(channel, reason), actor=actor, now=now)
    plan_probe(channel)
    return is_new


def end(*, channel: str, actor: Actor, now: datetime) -> None:
    """Somebody answered: everything that waits for this channel goes out now. Harmless when it was never away.

    Also what came and was turned away while the one that knocked was still on its way: `now` is when it set out.
    """
    gone, _ = Outage.objects.filter(channel=channel).delete()
    if not gone:
        return
    journal.record(ChannelCameBack(channel), actor=actor, now=now)
    for message in queries.queued(channel):
        plan(message)

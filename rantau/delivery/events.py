from uuid import UUID

from rantau.journal.events import Event, event


@event("delivery.message_queued")
class MessageQueued(Event):
    """`key` is the sender's own name for the message; it holds no personal value."""

    key: str
    channel: str
    owner_id: UUID | None


@event("delivery.message_sent")
class MessageSent(Event):
    """The next station (mail server, SMS provider) has taken it over."""

    key: str
    channel: str
    owner_id: UUID | None


@event("delivery.message_failed")
class MessageFailed(Event):
    """Nobody tries any more. `reason` is a code of `channels.base`."""

    key: str
    channel: str
    owner_id: UUID | None
    reason: str


@event("delivery.channel_went_away")
class ChannelWentAway(Event):
    """Nobody answers there; its messages wait."""

    channel: str
    reason: str


@event("delivery.channel_came_back")
class ChannelCameBack(Event):
    channel: str

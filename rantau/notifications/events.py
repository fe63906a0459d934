from uuid import UUID

from rantau.journal.events import Event, event


@event("notifications.person_told")
class PersonTold(Event):
    """A message lies in the inbox; `channel` is where it went too: EMAIL, SMS or "" for nowhere."""

    application: str
    account_id: UUID
    message: str
    channel: str


@event("notifications.message_opened")
class MessageOpened(Event):
    """The person looked at an unread message. A GET may only append here, so the mark is set by the listener."""

    account_id: UUID
    item_id: UUID


@event("notifications.messages_marked_read")
class MessagesMarkedRead(Event):
    account_id: UUID
    count: int


@event("notifications.preference_set")
class PreferenceSet(Event):
    account_id: UUID
    news_go_out: bool

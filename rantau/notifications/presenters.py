"""What the inbox prints."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.functional import Promise

from rantau.notifications.messages import MESSAGES
from rantau.notifications.models import InboxItem


@dataclass(frozen=True, slots=True)
class Line:
    """One message in the list."""

    title: str
    url: str
    at: datetime
    unread: bool
    language: str


@dataclass(frozen=True, slots=True)
class Letter:
    """One opened message; `action_url` is "" for a kind of message that no longer exists."""

    subject: str
    body: str
    at: datetime
    language: str
    application: str
    action: str | Promise
    action_url: str


def lines(items: Sequence[InboxItem]) -> list[Line]:
    return [
        Line(
            title=item.subject,
            url=reverse("notifications:item", args=[item.pk]),
            at=item.created_at,
            unread=item.read_at is None,
            language=item.language,
        )
        for item in items
    ]


def letter(item: InboxItem) -> Letter:
    message = MESSAGES.get(item.code)
    return Letter(
        subject=item.subject,
        body=item.body,
        at=item.created_at,
        language=item.language,
        application=item.application,
        action=message.action if message else "",
        action_url=message.path_for(item.application) if message else "",
    )

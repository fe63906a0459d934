from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from rantau.delivery.lifecycle import State
from rantau.delivery.models import Outage, OutboxMessage


def messages_of(owner_id: UUID) -> QuerySet[OutboxMessage]:
    """What was sent or is to be sent to this account, newest first."""
    return OutboxMessage.objects.filter(owner_id=owner_id).order_by("-queued_at")


def failed() -> QuerySet[OutboxMessage]:
    """What nobody tries to send any more, newest first; `tries` holds the reasons."""
    return OutboxMessage.objects.filter(state=State.FAILED).order_by("-ended_at")


def overdue(before: datetime) -> QuerySet[OutboxMessage]:
    """What should have been tried before that moment and was not: its job was lost. Not what waits for its channel."""
    due = OutboxMessage.objects.filter(state=State.QUEUED, due_at__lt=before)
    return due.exclude(channel__in=list(away())).order_by("due_at")


def away() -> dict[str, str]:
    """The channels on which nobody answers, with the reason."""
    return dict(Outage.objects.values_list("channel", "reason"))


def queued(channel: str) -> QuerySet[OutboxMessage]:
    """All that is still to go out on this channel, due or not; the longest untried first."""
    return OutboxMessage.objects.filter(state=State.QUEUED, channel=channel).order_by("due_at", "queued_at")


def waiting(channel: str, now: datetime) -> QuerySet[OutboxMessage]:
    """What could go out on this channel now, the longest untried first."""
    return queued(channel).filter(due_at__lte=now)

from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from rantau.delivery.lifecycle import State
from rantau.delivery.models import OutboxMessage


def messages_of(owner_id: UUID) -> QuerySet[OutboxMessage]:
    """What was sent or is to be sent to this account, newest first."""
    return OutboxMessage.objects.filter(owner_id=owner_id).order_by("-queued_at")


def failed() -> QuerySet[OutboxMessage]:
    """What nobody tries to send any more, newest first; `tries` holds the reasons."""
    return OutboxMessage.objects.filter(state=State.FAILED).order_by("-ended_at")


def overdue(before: datetime) -> QuerySet[OutboxMessage]:
    """What should have been tried before that moment and was not: its job was lost."""
    return OutboxMessage.objects.filter(state=State.QUEUED, due_at__lt=before).order_by("due_at")

"""The question to a guarantor, and what came of it."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from rantau.applications.lifecycle import Answer, Phase
from rantau.applications.models import Application, Guarantee
from rantau.vault import lookup

A_DAY = timedelta(days=1)


def guarantee(guarantee_id: UUID) -> Guarantee:
    """For rooms that write to the guarantor. Raises Guarantee.DoesNotExist."""
    return Guarantee.objects.select_related("application__person").get(pk=guarantee_id)


def guarantee_by_token(token: str, now: datetime) -> Guarantee | None:
    """The question that a link leads to while it can be answered; a link that is over is like one that never was."""
    rows = _asked().filter(token_hash=token_hash(token), expires_at__gt=now)
    return rows.select_related("application__person").first()


def last_guarantee(application: Application) -> Guarantee | None:
    """What came of the last question to a guarantor."""
    return Guarantee.objects.filter(application=application).order_by("-asked_at").first()


def guarantees_due(now: datetime) -> QuerySet[Guarantee]:
    """Nobody answered in time."""
    return _asked().filter(expires_at__lte=now)


def guarantees_to_remind(now: datetime) -> QuerySet[Guarantee]:
    """Asked or reminded a day ago or longer, and still to be answered."""
    waiting = _asked().filter(expires_at__gt=now, asked_at__lte=now - A_DAY)
    return waiting.filter(Q(reminded_at=None) | Q(reminded_at__lte=now - A_DAY))


def token_hash(token: str) -> bytes:
    return lookup.hash_of("applications.guarantee", token)


def _asked() -> QuerySet[Guarantee]:
    return Guarantee.objects.filter(state=Answer.ASKED, application__phase=Phase.AWAITING_GUARANTOR)

"""What a session knows about itself: when it began, when it was last used, whose kind it is."""

from datetime import UTC, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest

from rantau.accounts.models import OpenSession, User

BEGUN, SEEN, STAFF, OPEN = "begun", "seen", "staff", "open"
# Writing the session on every click would double the work of every page.
SEEN_EVERY = timedelta(minutes=1)


class Ended(StrEnum):
    IDLE = "IDLE"
    DAY_OVER = "DAY_OVER"
    NO_POST = "NO_POST"


def begin(request: HttpRequest, user: User, opened: UUID | None, now: datetime) -> None:
    request.session[BEGUN] = request.session[SEEN] = now.timestamp()
    request.session[STAFF] = user.is_staff_member
    request.session[OPEN] = str(opened or "")


def is_stamped(request: HttpRequest) -> bool:
    return SEEN in request.session


def is_staff(request: HttpRequest) -> bool:
    return bool(request.session.get(STAFF))


def idle_limit(request: HttpRequest) -> timedelta:
    limit: timedelta = settings.SESSION_IDLE_STAFF if is_staff(request) else settings.SESSION_IDLE_APPLICANT
    return limit


def ended(request: HttpRequest, now: datetime) -> Ended | None:
    """Why this session is over, or None while it lives (promise P10)."""
    if now.timestamp() - request.session[SEEN] > idle_limit(request).total_seconds():
        return Ended.IDLE
    if now.timestamp() - request.session[BEGUN] > OpenSession.LONGEST.total_seconds():
        return Ended.DAY_OVER
    return None


def touch(request: HttpRequest, now: datetime) -> bool:
    """Note that the session is in use. True when that was written, at most once a minute."""
    if now.timestamp() - request.session[SEEN] < SEEN_EVERY.total_seconds():
        return False
    request.session[SEEN] = now.timestamp()
    return True


def ends_at(request: HttpRequest) -> datetime:
    """When the session ends if nothing more is done, in UTC. Counted from the last use that was written down."""
    begun, seen = (datetime.fromtimestamp(request.session[stamp], tz=UTC) for stamp in (BEGUN, SEEN))
    return min(seen + idle_limit(request), begun + OpenSession.LONGEST)

"""The clock that is passed in. Stored in UTC, shown in WIB (UTC+7, no summer time)."""

from calendar import monthrange
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

WIB = ZoneInfo("Asia/Jakarta")


def now() -> datetime:
    """The present moment, aware, in UTC. Called by views, tasks and commands; actions are given it."""
    return datetime.now(UTC)


def local(moment: datetime) -> datetime:
    """The same moment on the wall clock of West Sumatra."""
    return moment.astimezone(WIB)


def day_of(moment: datetime) -> date:
    """The calendar day in WIB."""
    return local(moment).date()


def at(day: date, hour: int, minute: int = 0) -> datetime:
    """A wall-clock time in WIB as an aware UTC moment."""
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=WIB).astimezone(UTC)


def months_later(day: date, months: int) -> date:
    """The same day so many months later, or the last day of that month where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))

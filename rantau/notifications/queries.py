"""Reads of the inbox. Everybody sees their own only."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet

from rantau.appointments import queries as bookings
from rantau.foundation import clock
from rantau.notifications.models import InboxItem, Preference
from rantau.offices import queries as offices

DAYS_BEFORE = (3, 1, 0)
REMIND_FROM, REMIND_UNTIL = time(6), time(21)


def visible_to(account_id: UUID) -> QuerySet[InboxItem]:
    """The account's messages, newest first."""
    return InboxItem.objects.filter(account_id=account_id).order_by("-created_at", "id")


def of_application(account_id: UUID, reference: str) -> QuerySet[InboxItem]:
    """The account's messages about one application, newest first."""
    return visible_to(account_id).filter(application=reference)


def unread(account_id: UUID) -> int:
    """How many messages the account has not opened."""
    return InboxItem.objects.filter(account_id=account_id, read_at=None).count()


def news_go_out(account_id: UUID) -> bool:
    """Whether messages without a deadline leave the inbox, too."""
    chosen = Preference.objects.filter(pk=account_id).values_list("news_go_out", flat=True).first()
    return chosen is not False


@dataclass(frozen=True, slots=True)
class Reminder:
    """A visit to be reminded of, `days` before it (0: on the day). `key` holds its time: a moved visit is a new one."""

    booking_id: UUID
    days: int
    starts_at: datetime

    @property
    def key(self) -> str:
        return f"visit:{self.booking_id}:{self.starts_at:%Y%m%d%H%M}:{self.days}"


def visits_to_remind(now: datetime) -> list[Reminder]:
    """Visits in 3 days, tomorrow and later today whose people have not been reminded; none at night.

    Whoever booked today has just been told everything.
    """
    if not REMIND_FROM <= clock.local(now).time() < REMIND_UNTIL:
        return []
    due = [reminder for days in DAYS_BEFORE for reminder in _expected(days, now)]
    told = set(InboxItem.objects.filter(key__in=[each.key for each in due]).values_list("key", flat=True))
    return [reminder for reminder in due if reminder.key not in told]


def _expected(days: int, now: datetime) -> Iterator[Reminder]:
    today = clock.day_of(now)
    points = [point.code for point in offices.service_points(settings.OFFICE)]
    for booking in bookings.of_days(points, today + timedelta(days=days)):
        starts_at = booking.slot.starts_at if booking.slot else now
        if booking.state == "BOOKED" and starts_at > now and clock.day_of(booking.made_at) < today:
            yield Reminder(booking.pk, days, starts_at)

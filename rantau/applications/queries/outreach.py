"""Lists for an outreach day, who stands on them, and whom a code invites."""

from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Count, QuerySet

from rantau.applications.models import Application, OutreachList, OutreachRow
from rantau.appointments import queries as bookings
from rantau.appointments.queries import Slot
from rantau.foundation import clock
from rantau.vault import lookup

KEPT = timedelta(days=30)
"""So long after the day the office keeps people who never used their invitation."""
COLLECTIVE = "COLLECTIVE"


def outreach_lists(office_code: str) -> QuerySet[OutreachList]:
    """The lists of an office with `people` counted, the latest day first."""
    rows = OutreachList.objects.filter(office_code=office_code).annotate(people=Count("rows"))
    return rows.select_related("point").order_by("-day", "-made_at")


def outreach_list(list_id: UUID, office_code: str) -> OutreachList | None:
    """One list of this office, or None."""
    return outreach_lists(office_code).filter(pk=list_id).first()


def outreach_rows(outreach: OutreachList) -> list[OutreachRow]:
    """In the order in which they were written down, with the application of whoever has one."""
    rows = OutreachRow.objects.filter(outreach=outreach).select_related("application__person")
    return list(rows.order_by("number"))


def unclaimed_rows(today: date) -> QuerySet[OutreachRow]:
    """People who never used their invitation, thirty days after the day."""
    return OutreachRow.objects.filter(application=None, outreach__day__lte=today - KEPT)


def invitation(code: str, now: datetime) -> OutreachRow | None:
    """Whom this code (in its written form) invites, used or not; nobody once the day is over."""
    rows = OutreachRow.objects.filter(code_hash=invitation_hash(code), outreach__day__gte=clock.day_of(now))
    return rows.select_related("outreach__point", "application").first()


def invitation_hash(code: str) -> bytes:
    """What a code is found by, in its written form."""
    return lookup.hash_of("applications.invitation", code)


def is_invited(application: Application) -> bool:
    """Whether it has used an invitation, of whatever day."""
    return OutreachRow.objects.filter(application=application).exists()


def group_of(application: Application, now: datetime) -> OutreachList | None:
    """The list whose day and point this application goes to, until that day is over.

    Only what was sent for the very NIK on the list: a draft can still be turned into somebody else's.
    """
    theirs = OutreachList.objects.filter(rows__application=application, rows__nik_hash=application.nik_hash)
    rows = theirs.filter(day__gte=clock.day_of(now))
    return rows.filter(office_code=application.office_code).select_related("point").first()


def has_room(group: OutreachList, now: datetime) -> bool:
    """Whether a place of the group's own can be taken now."""
    days = bookings.free(group.point.code, COLLECTIVE, group.day, 1, now)
    return any(day.places for day in days)


def is_of_group(slot: Slot, group: OutreachList | None) -> bool:
    """Whether a collective place is one of this group's day and point. Groups of one day share them."""
    return group is not None and slot.point_id == group.point_id and clock.day_of(slot.starts_at) == group.day

"""What staff may change here: how a day counts, and where people are received."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from rantau.foundation import clock
from rantau.foundation.actor import Actor
from rantau.foundation.refusals import NotAllowed, Refusal
from rantau.journal import journal
from rantau.offices import policies
from rantau.offices.events import HolidaySet, PointOpened
from rantau.offices.models import Holiday, Office, OpeningHours, ServicePoint


class DayIsPast(Refusal):
    """Deadlines that were counted with that day have been told to people already."""

    code = "day_is_past"
    field = "on"
    message = _("Tanggal ini sudah lewat. Pilih hari ini atau sesudahnya.")


@transaction.atomic
def set_holiday(*, on: date, name: str, kind: str, is_working: bool, actor: Actor, now: datetime) -> Holiday:
    """Say that a day is off, or is worked after all (`is_working`). The row is kept against later loading.

    `kind` OFFICE closes the home office only; NATIONAL and CUTI_BERSAMA follow the joint decree.
    Raises NotAllowed, DayIsPast.
    """
    if not policies.can_edit_calendar(actor):
        raise NotAllowed
    if on < clock.day_of(now):
        raise DayIsPast
    office = Office.objects.get(code=settings.OFFICE) if kind == Holiday.Kind.OFFICE else None
    holiday, _created = Holiday.objects.update_or_create(
        on=on, office=office, defaults={"name": name, "kind": kind, "is_working": is_working, "edited": True}
    )
    happened = HolidaySet(on=on, kind=kind, is_working=is_working, office=office.code if office else "")
    journal.record(happened, actor=actor, now=now)
    return holiday


@dataclass(frozen=True, slots=True)
class Hours:
    """Open on this weekday (0 is Monday), WIB, from `valid_from` to `valid_until`, both included."""

    weekday: int
    opens: time
    closes: time
    valid_from: date
    valid_until: date | None = None


@transaction.atomic
def open_point(
    *,
    office: str,
    code: str,
    name: str,
    kind: str = ServicePoint.Kind.OUTREACH,
    region_code: str = "",
    hours: Sequence[Hours],
    actor: Actor,
    now: datetime,
) -> ServicePoint:
    """Add a service point; one that is there gets these hours beside its own. Raises NotAllowed."""
    if not policies.can_open_points(actor, office):
        raise NotAllowed
    terms = {"office": Office.objects.get(code=office), "name": name, "kind": kind, "region_code": region_code}
    point, _created = ServicePoint.objects.get_or_create(code=code, defaults=terms)
    for row in hours:
        OpeningHours.objects.get_or_create(
            point=point,
            weekday=row.weekday,
            opens=row.opens,
            valid_from=row.valid_from,
            defaults={"closes": row.closes, "valid_until": row.valid_until},
        )
    journal.record(PointOpened(office=office, point=code), actor=actor, now=now)
    return point

"""What staff may change here: how a day counts, and where people are received."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from rantau.foundation import clock
from rantau.foundation.actor import Actor
from rantau.foundation.refusals import NotAllowed, Refusal
from rantau.journal import journal
from rantau.offices import policies
from rantau.offices.events import HolidaySet, HolidayTakenBack, PointOpened
from rantau.offices.models import Holiday, HolidayChange, Office, OpeningHours, ServicePoint


class DayIsPast(Refusal):
    """Deadlines that were counted with that day have been told to people already."""

    code = "day_is_past"
    field = "on"
    message = _("Tanggal ini sudah lewat. Pilih hari ini atau sesudahnya.")


class DayIsSo(Refusal):
    code = "day_is_so"
    field = "on"
    message = _("Tanggal itu sudah tercatat begitu. Tidak ada yang berubah.")


class DayHasCome(Refusal):
    code = "day_has_come"
    message = _("Tanggal ini sudah tiba. Perubahannya tidak dapat dibatalkan lagi.")


class NoSuchHolidayChange(Refusal):
    code = "no_such_holiday_change"
    message = _("Perubahan ini tidak ada atau sudah dibatalkan.")


class ChangedSince(Refusal):
    code = "changed_since"
    message = _("Tanggal ini sudah diubah lagi. Batalkan perubahan yang terakhir dulu.")


def check_holiday(*, on: date, name: str, kind: str, is_working: bool, now: datetime) -> None:
    """Writes nothing; raises what `set_holiday` would refuse the same with."""
    if on < clock.day_of(now):
        raise DayIsPast
    same = Holiday.objects.filter(on=on, office__code=_office_code(kind), name=name, kind=kind, is_working=is_working)
    if same.exists():
        raise DayIsSo


@transaction.atomic
def set_holiday(
    *, on: date, name: str, kind: str, is_working: bool, reason: str, actor: Actor, now: datetime
) -> Holiday:
    """Say that a day is off, or is worked after all (`is_working`). The row is kept against later loading.

    `kind` OFFICE closes the home office only; NATIONAL and CUTI_BERSAMA follow the joint decree.
    Raises NotAllowed, DayIsPast, DayIsSo.
    """
    if not policies.can_edit_calendar(actor):
        raise NotAllowed
    check_holiday(on=on, name=name, kind=kind, is_working=is_working, now=now)
    office = Office.objects.filter(code=_office_code(kind)).first()
    told = {"name": name, "kind": kind, "is_working": is_working}
    before = _as_it_is(on, office)
    holiday, _created = Holiday.objects.update_or_create(on=on, office=office, defaults={**told, "edited": True})
    HolidayChange.objects.create(
        on=on, office=office, before=before, reason=reason, author=actor.id, at=now, **told
    )  # fmt: skip
    happened = HolidaySet(on=on, kind=kind, is_working=is_working, office=office.code if office else "")
    journal.record(happened, actor=actor, now=now)
    return holiday


@transaction.atomic
def take_back_holiday(*, change_id: UUID, actor: Actor, now: datetime) -> HolidayChange:
    """The day is again what it was before this change, while it has not come.

    Raises NotAllowed, NoSuchHolidayChange, ChangedSince, DayHasCome.
    """
    if not policies.can_edit_calendar(actor):
        raise NotAllowed
    change = HolidayChange.objects.filter(pk=change_id, undoes=None).first()
    if change is None:
        raise NoSuchHolidayChange
    # The day is what is locked: nobody may lock rows that are never changed.
    rows = Holiday.objects.filter(on=change.on, office=change.office)
    list(rows.select_for_update())
    if HolidayChange.objects.filter(undoes=change).exists():
        raise NoSuchHolidayChange
    if change.on <= clock.day_of(now):
        raise DayHasCome
    later = HolidayChange.objects.filter(on=change.on, office=change.office, undoes=None, undone_by=None)
    if later.filter(at__gt=change.at).exists():
        raise ChangedSince
    if change.before:
        rows.update(**change.before)
    else:
        rows.delete()
    undoing = HolidayChange.objects.create(
        on=change.on, office=change.office, name=change.name, kind=change.kind, is_working=change.is_working,
        author=actor.id, at=now, undoes=change,
    )  # fmt: skip
    happened = HolidayTakenBack(on=change.on, kind=change.kind, office=change.office.code if change.office else "")
    journal.record(happened, actor=actor, now=now)
    return undoing


def _office_code(kind: str) -> str | None:
    return settings.OFFICE if kind == Holiday.Kind.OFFICE else None


def _as_it_is(on: date, office: Office | None) -> dict[str, Any]:
    rows = Holiday.objects.select_for_update().filter(on=on, office=office)
    return dict(rows.values("name", "kind", "is_working", "edited").first() or {})


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

"""The page on which a place is chosen."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rantau.appointments.queries import DayPlaces
from rantau.ui.formats import clock as hour
from rantau.ui.formats import day as day_words
from rantau.ui.parts import Choice, Day


@dataclass(frozen=True, slots=True)
class PointLink:
    title: str
    url: str
    current: bool


@dataclass(frozen=True, slots=True)
class PlacePage:
    days: Sequence[Day]
    points: Sequence[PointLink]
    lane_title: str
    fee: int
    paid: bool
    next_opening: datetime | None
    earlier_url: str
    later_url: str


def place_page(
    days: Sequence[DayPlaces],
    *,
    points: Sequence[PointLink],
    lane_title: str,
    fee: int,
    paid: bool,
    next_opening: datetime | None,
    earlier_url: str,
    later_url: str,
) -> PlacePage:
    return PlacePage([_day(day) for day in days], points, lane_title, fee, paid, next_opening, earlier_url, later_url)


def _day(day: DayPlaces) -> Day:
    free = sum(place.free for place in day.places)
    note = ngettext("%(free)d tempat", "%(free)d tempat", free) % {"free": free} if free else _("penuh")
    slots = [
        Choice(
            str(place.id),
            f"{hour(place.starts_at)}–{hour(place.ends_at)}",
            ngettext("%(free)d tempat", "%(free)d tempat", place.free) % {"free": place.free},
        )
        for place in day.places
    ]
    return Day(day_words(day.day), note, slots)

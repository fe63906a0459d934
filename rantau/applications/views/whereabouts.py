"""Which lane and which service point `/jadwal/` shows: those of the place that is there, the group's, or the usual ones."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext as _

from rantau.applications import queries
from rantau.applications.presenters.places import PointLink
from rantau.applications.queries import COLLECTIVE, Application, OutreachList
from rantau.appointments import queries as bookings
from rantau.foundation import clock
from rantau.offices import queries as offices

WITH_GROUP = "kelompok"


@dataclass(frozen=True, slots=True)
class Here:
    """The lane that the person books in, the points that offer it, and the one that is looked at.

    `group` is the list whose own places are shown, on its day and at its point.
    """

    lane: str
    links: Sequence[PointLink]
    point: str
    national: bool = False
    group: OutreachList | None = None


def here_for(request: HttpRequest, application: Application) -> Here:
    """`?tempat=` asks for a point, or for the places of the group; without it what comes first."""
    booking = bookings.live(application.reference)
    lanes = queries.lanes(application, queries.stage(application))
    if booking and booking.slot:
        lanes = [booking.slot.lane]
    asked = request.GET.get("tempat", "")
    group = queries.group_of(application, clock.now()) if COLLECTIVE in lanes else None
    usual = next((lane for lane in lanes if lane != COLLECTIVE), "" if group else "REGULAR")
    points, national = _points(application, usual)
    with_group = group is not None and (asked == WITH_GROUP or (lanes[0] == COLLECTIVE and asked not in dict(points)))
    point = asked if asked in dict(points) else next(iter(dict(points)), "")
    links = [PointLink(name, f"?tempat={code}", not with_group and code == point) for code, name in points]
    if group and lanes[0] == COLLECTIVE:
        links.insert(0, PointLink(_("Bersama kelompok"), f"?tempat={WITH_GROUP}", with_group))
    if with_group and group:
        return Here(COLLECTIVE, links, group.point.code, group=group)
    return Here(usual, links, point, point in national)


def _points(application: Application, lane: str) -> tuple[list[tuple[str, str]], set[str]]:
    """Codes and names of the points that offer the lane, or the first of the office; and those booked in the national app."""
    if not lane:
        return [], set()
    rules = {rule.point.code: rule for rule in bookings.rules_in_force(clock.day_of(clock.now())) if rule.lane == lane}
    found = [(row.code, row.name) for row in offices.service_points(application.office_code)]
    points = [(code, name) for code, name in found if code in rules] or found[:1]
    return points, {code for code, rule in rules.items() if rule.booked_in == "NATIONAL"}

"""Reads: places (`places`), bookings (`bookings`), the rules of lanes (`rules`).

Booking, LaneRule and Slot are here for annotations: other rooms read such rows, they never make them.
"""

from rantau.appointments.models import Booking, LaneRule, Slot
from rantau.appointments.queries.bookings import (
    by_external,
    by_pass,
    expected,
    last,
    last_place,
    live,
    moves_used,
    of_day,
    of_days,
    one,
    overdue_holds,
    unattended,
    visible_to,
)
from rantau.appointments.queries.places import (
    DayPlaces,
    Place,
    alternatives,
    day_sessions,
    free,
    next_opening,
    place,
    session,
    week_totals,
)
from rantau.appointments.queries.rules import (
    NoLaneRule,
    hold_deadline,
    lane_rule,
    lanes_at,
    move_deadline,
    rules_in_force,
    sessions_of,
)

__all__ = [
    "Booking",
    "DayPlaces",
    "LaneRule",
    "NoLaneRule",
    "Place",
    "Slot",
    "alternatives",
    "by_external",
    "by_pass",
    "day_sessions",
    "expected",
    "free",
    "hold_deadline",
    "lane_rule",
    "lanes_at",
    "last",
    "last_place",
    "live",
    "move_deadline",
    "moves_used",
    "next_opening",
    "of_day",
    "of_days",
    "one",
    "overdue_holds",
    "place",
    "rules_in_force",
    "session",
    "sessions_of",
    "unattended",
    "visible_to",
    "week_totals",
]

"""The lanes an office starts with (a daily quota each); staff change them by adding a rule with a later date.

No quota of a real office in Pasaman Barat is known: these are proposals.
"""

from datetime import date, time
from typing import Any

FROM = date(2025, 1, 1)
# An outreach desk serves people far from any bank: the place waits until 16.00 on the next working day.
PATIENT = {"hold_mode": "NEXT_WORKING_DAY", "hold_time": time(16)}
RULES: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("SIMPANG-EMPAT", "REGULAR", {"places_per_day": 30, "counters": 2, "minutes_per_service": 20}),
    ("SIMPANG-EMPAT", "EXPRESS", {"places_per_day": 2, "counters": 1, "minutes_per_service": 20}),
    ("SIMPANG-EMPAT", "PRIORITY", {"places_per_day": 10, "counters": 1, "minutes_per_service": 20}),
    ("SIMPANG-EMPAT", "BAP", {"places_per_day": 3, "counters": 1, "minutes_per_service": 60}),
    ("SIMPANG-EMPAT", "STAY_PERMIT", {"places_per_day": 5, "counters": 1, "minutes_per_service": 30}),
    ("UJUNG-GADING", "REGULAR", {"places_per_day": 30, "counters": 2, "minutes_per_service": 20, **PATIENT}),
    ("UJUNG-GADING", "PRIORITY", {"places_per_day": 5, "counters": 1, "minutes_per_service": 20, **PATIENT}),
)


def load(apps: Any) -> None:
    """Add what is missing, through the models of `apps`."""
    points = {point.code: point for point in apps.get_model("offices", "ServicePoint").objects.all()}
    rules = apps.get_model("appointments", "LaneRule").objects
    for point, lane, terms in RULES:
        if point in points:
            rules.get_or_create(point=points[point], lane=lane, valid_from=FROM, defaults=terms)

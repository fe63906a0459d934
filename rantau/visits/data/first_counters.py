"""The counters an office starts with."""

from typing import Any

COUNTERS = (("SIMPANG-EMPAT", 1, "Wawancara"), ("SIMPANG-EMPAT", 2, "Wawancara"), ("UJUNG-GADING", 1, "Wawancara"))


def load(apps: Any) -> None:
    """Add what is missing, through the models of `apps`."""
    points = {point.code: point for point in apps.get_model("offices", "ServicePoint").objects.all()}
    counters = apps.get_model("visits", "Counter").objects
    for point, number, name in COUNTERS:
        if point in points:
            counters.get_or_create(point=points[point], number=number, defaults={"name": name})

"""National holidays and joint leave from the `holidays` package: a start that staff correct by the joint decree."""

from typing import Any

import holidays
from django.apps.registry import Apps

KINDS = {"public": "NATIONAL", "government": "CUTI_BERSAMA"}


def load(apps: Apps, first_year: int, last_year: int) -> None:
    """Add the days of these years; rows that are there already stay as they are."""
    table: Any = apps.get_model("offices", "Holiday")
    table.objects.bulk_create(
        [
            table(on=day, name=name[:120], kind=kind)
            for category, kind in KINDS.items()
            for day, name in holidays.country_holidays(
                "ID", years=range(first_year, last_year + 1), categories=(category,), language="id"
            ).items()
        ],
        ignore_conflicts=True,
    )

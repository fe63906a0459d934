"""Which version of a service holds from which day on: the file, with the office's edits of that day.

What is to come is published at once, each day's version with that day as its beginning, so nothing has to run at
midnight. The newest row whose day has come is in force; taking an edit back writes newer rows over the older ones.
"""

from collections.abc import Sequence
from datetime import date, datetime

import msgspec

from rantau.catalogue.definition import Service
from rantau.catalogue.editing import Change, edited
from rantau.catalogue.freezing import digest_of, publish, rows_of
from rantau.catalogue.models import ServiceVersion


def holding(rows: Sequence[ServiceVersion], day: date) -> ServiceVersion | None:
    """The newest of these whose day has come."""
    return next((row for row in reversed(rows) if row.effective_from <= day), None)


def file_on(rows: Sequence[ServiceVersion], day: date) -> Service | None:
    """The file that holds on that day, without any edit."""
    row = holding([row for row in rows if row.from_file], day)
    return msgspec.convert(row.definition, Service) if row else None


def follow(code: str, changes: Sequence[Change], today: date, now: datetime) -> list[ServiceVersion]:
    """Publish whatever is missing, today and on every day to come on which something changes; gives what is new."""
    rows, new = rows_of(code), []
    days = {today, *(change.effective_from for change in changes), *(row.effective_from for row in rows)}
    for day in sorted(day for day in days if day >= today):
        service, there = file_on(rows, day), holding(rows, day)
        if service is None or there is None:
            continue
        wanted = edited(service, changes, day)
        if digest_of(wanted) != there.digest:
            new.append(publish(wanted, rows, begins=day, now=now, from_file=False))
            rows.append(new[-1])
    return new

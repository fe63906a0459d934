"""Dates and hours as people read them, in the language of the page, on the office's clock."""

from datetime import date, datetime

from django.utils import formats
from django.utils.translation import ngettext

from rantau.foundation.clock import WIB


def _local(moment: date | datetime) -> date | datetime:
    return moment.astimezone(WIB) if isinstance(moment, datetime) else moment


def day(moment: date | datetime) -> str:
    """ "Rabu, 14 Januari 2026"."""
    return formats.date_format(_local(moment), "l, j F Y")


def clock(moment: datetime) -> str:
    """ "09.00"."""
    return f"{moment.astimezone(WIB):%H.%M}"


def wib(moment: datetime) -> str:
    """ "Rabu, 14 Januari 2026, 09.00 WIB"."""
    return f"{day(moment)}, {clock(moment)} WIB"


def remaining(seconds: int) -> str:
    """Time left in its two largest units: "1 jam 12 menit"; "" when it is over."""
    if seconds <= 0:
        return ""
    minutes = max(1, seconds // 60)
    days, hours, minutes = minutes // 1440, minutes // 60 % 24, minutes % 60
    words = [
        ngettext("%(n)d hari", "%(n)d hari", days) % {"n": days} if days else "",
        ngettext("%(n)d jam", "%(n)d jam", hours) % {"n": hours} if hours else "",
        ngettext("%(n)d menit", "%(n)d menit", minutes) % {"n": minutes} if minutes else "",
    ]
    return " ".join([word for word in words if word][:2])

from datetime import UTC, date, datetime, timedelta

import pytest
from django.template import engines
from django.utils import translation

from rantau.ui import formats

MOMENT = datetime(2026, 1, 14, 2, 0, tzinfo=UTC)


def test_a_moment_is_told_in_the_time_of_west_sumatra() -> None:
    assert formats.wib(MOMENT) == "Rabu, 14 Januari 2026, 09.00 WIB"
    with translation.override("en"):
        assert formats.wib(MOMENT) == "Wednesday, 14 January 2026, 09.00 WIB"


def test_late_in_the_evening_utc_is_already_the_next_day() -> None:
    assert formats.day(datetime(2026, 1, 13, 18, 0, tzinfo=UTC)) == "Rabu, 14 Januari 2026"
    assert formats.day(date(2026, 1, 14)) == "Rabu, 14 Januari 2026"


@pytest.mark.parametrize(
    ("left", "words"),
    [
        (timedelta(hours=1, minutes=12), "1 jam 12 menit"),
        (timedelta(days=2, hours=3, minutes=4), "2 hari 3 jam"),
        (timedelta(seconds=20), "1 menit"),
        (timedelta(0), ""),
        (-timedelta(hours=1), ""),
    ],
)
def test_the_time_left_is_told_in_two_units(left: timedelta, words: str) -> None:
    assert formats.remaining(int(left.total_seconds())) == words


def test_templates_have_the_filters_without_loading_them() -> None:
    template = engines["django"].from_string("{{ fee|rupiah }} {{ at|clock }} {{ none|wib }}{{ none|rupiah }}")
    assert template.render({"fee": 650_000, "at": MOMENT, "none": None}).strip() == "Rp650.000 09.00"

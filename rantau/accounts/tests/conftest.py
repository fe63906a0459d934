from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import time_machine

from rantau.offices.tests import factories as offices


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    """A clock that stands still until it is moved: Wednesday, 14 January 2026, 09.00 WIB."""
    with time_machine.travel(datetime(2026, 1, 14, 2, tzinfo=UTC), tick=False) as traveller:
        yield traveller


@pytest.fixture
def regions(db: None) -> None:
    offices.first_data()
    offices.first_regions()

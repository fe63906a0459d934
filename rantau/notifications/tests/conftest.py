from collections.abc import Callable, Iterator

import pytest
import time_machine

from rantau.foundation import clock
from rantau.journal import delivering, listening
from rantau.journal.models import Entry
from rantau.notifications.tests.factories import NOW
from rantau.offices.tests.factories import first_data


@pytest.fixture(autouse=True)
def _monday_in_an_open_office(db: None) -> Iterator[None]:
    first_data()
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def deliver(db: None) -> Callable[[], None]:
    """Hand all entries to this room's listeners; what others make of them is tested there."""

    def run() -> None:
        for entry_id, code in Entry.objects.order_by("pk").values_list("pk", "code"):
            for name in listening.listeners_of(code):
                if name.startswith("notifications."):
                    delivering.hand_over(entry_id=entry_id, listener=name, now=clock.now())

    return run

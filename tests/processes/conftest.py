from collections.abc import Callable, Iterator

import pytest
import time_machine

from rantau.appointments.tests.factories import NOW
from rantau.catalogue import queries as catalogue
from rantau.documents.tests.quick import picture, quick_papers
from rantau.offices.tests.factories import first_data
from tests.processes.walking import Walk

__all__ = ["picture", "quick_papers"]


@pytest.fixture
def walk(db: None, deliver: Callable[[], int], quick_papers: None) -> Iterator[Walk]:
    first_data()
    with time_machine.travel(NOW, tick=False) as traveller:
        yield Walk(traveller, deliver)
    catalogue.forget()

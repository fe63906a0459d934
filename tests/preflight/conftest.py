from collections.abc import Iterator
from typing import Any

import pytest
import time_machine

from rantau.appointments.models import LaneRule
from rantau.appointments.tests.factories import NOW, a_rule
from rantau.catalogue import loading
from rantau.catalogue import queries as catalogue
from rantau.catalogue.queries import versions
from rantau.documents.tests.quick import picture, quick_papers

__all__ = ["picture", "quick_papers"]
LANES = ("REGULAR", "EXPRESS", "STAY_PERMIT", "BAP")


@pytest.fixture(scope="session")
def read(django_db_setup: None, django_db_blocker: Any) -> dict[tuple[str, int], catalogue.Definition]:
    """The services as they are kept in memory once they are published."""
    with django_db_blocker.unblock():
        return {(code, 1): catalogue.definition(code, 1) for code in loading.services()}


@pytest.fixture(autouse=True)
def world(
    db: None,
    quick_papers: None,
    read: dict[tuple[str, int], catalogue.Definition],
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[None]:
    """Monday morning, every lane is offered, and papers are looked at as quickly as a table needs."""
    monkeypatch.setattr(versions, "_kept", read)
    LaneRule.objects.all().delete()
    for lane in LANES:
        a_rule(lane)
    with time_machine.travel(NOW, tick=False):
        yield

from collections.abc import Iterator

import pytest

from rantau.payments.gateways import registry
from rantau.payments.tests.world import OutsideWorld


@pytest.fixture(scope="session")
def simulator() -> Iterator[OutsideWorld]:
    world = OutsideWorld()
    yield world
    world.stop()


@pytest.fixture
def outside(simulator: OutsideWorld, settings) -> Iterator[OutsideWorld]:
    """The simulated gateways, all faults off, with both adapters pointed at them."""
    settings.PAYMENT_GATEWAYS = ["simulasi"]
    settings.PAYMENT_URL = f"{simulator.url}/pay"
    registry.gateways.cache_clear()
    simulator.faults()
    simulator.ear.forget()
    yield simulator
    registry.gateways.cache_clear()


@pytest.fixture
def sari(db):
    from rantau.accounts.tests.factories import PersonAccount

    return PersonAccount(full_name="Sari Wahyuni")


@pytest.fixture
def budi(db):
    from rantau.accounts.tests.factories import PersonAccount

    return PersonAccount(full_name="Budi Hartono")

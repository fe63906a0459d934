import pytest

from rantau.offices.tests.factories import first_data


@pytest.fixture
def office(db: None) -> None:
    """The offices every site begins with, before staff are given posts there."""
    first_data()
